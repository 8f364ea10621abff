package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/// `y = x` above 0, else `slope · x`, with slopes that are learned.
///
/// Inputs: `x`, `slope` that broadcasts to the shape of `x`. Gradient: `dx = dy` above 0, else `slope·dy`,
/// also at 0; `dslope = dy·x` where `x` is not above 0, summed over the axes along which it was broadcast.
/// Source: He, Zhang, Ren, Sun: "Delving deep into rectifiers", 2015.
public record PRelu() implements Op.Formula {
    @Override
    public Shape shape(List<Shape> in) {
        Shape y = Broadcast.join("PRelu", in.get(0), in.get(1));
        if (!y.equals(in.get(0)))
            throw new ShapeException(
                    "PRelu: expected slopes that broadcast to " + in.get(0) + ", received " + in.get(1));
        return y;
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.get(0);
        return x.step().where(x, Pieces.negative(x).times(in.get(1)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("PRelu", 16);
    }
}
