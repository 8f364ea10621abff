package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = x` above 0, else `α·(eˣ − 1)`.
///
/// Gradient: `dx = dy` above 0, else `dy · α·eˣ`, also at 0. Source: Clevert, Unterthiner, Hochreiter: "Fast
/// and accurate deep network learning by exponential linear units", 2015.
///
/// @param alpha what `−y` tends to far below 0
public record Elu(double alpha) implements Op.Formula {
    public Elu {
        Pieces.requireFinite("Elu", "alpha", alpha);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        return x.step().where(x, Pieces.expMinusOne(Pieces.negative(x)).times(alpha));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = c.x(0), slope = Pieces.negative(x).exp().times(alpha);
        return List.of(c.dy().times(x.step().where(x.scalar(1), slope)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Elu", 6, Map.of("alpha", alpha));
    }
}
