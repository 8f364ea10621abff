package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = x` above 0, else `α·(e^(x/α) − 1)`: smooth for every α.
///
/// Gradient: `dx = dy` above 0, else `dy · e^(x/α)`. Source: Barron: "Continuously differentiable exponential
/// linear units", 2017.
///
/// @param alpha what `−y` tends to far below 0, above 0
public record Celu(double alpha) implements Op.Formula {
    public Celu {
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("Celu: expected a finite alpha above 0, received " + alpha);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst(), below = Pieces.negative(x).over(alpha);
        return x.step().where(x, Pieces.expMinusOne(below).times(alpha));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = c.x(0), slope = Pieces.negative(x).over(alpha).exp();
        return List.of(c.dy().times(x.step().where(x.scalar(1), slope)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Celu", 12, Map.of("alpha", alpha));
    }
}
