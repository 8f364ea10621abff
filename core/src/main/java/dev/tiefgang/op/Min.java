package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = min(a, b)`, element by element.
///
/// Gradient: `dy` goes to the smaller one, half to each where both are equal.
public record Min() implements Op.Binary {
    @Override
    public double apply(double a, double b) {
        return Math.min(a, b);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return Extremum.gradients(c, c.x(0).less(c.x(1)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Min", 13);
    }
}
