package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = a` where `c` is not 0, else `b`; what is not chosen does not count, even where it is NaN.
///
/// Inputs: `c` (1 or 0, as comparisons give), `a`, `b`. Gradient: `dy` to the one that was chosen, none to `c`.
public record Where() implements Op.Ternary {
    @Override
    public double apply(double c, double a, double b) {
        return c != 0 ? a : b;
    }

    @Override
    public List<Value> vjp(Vjp v) {
        Value c = v.x(0), none = v.dy().scalar(0);
        return List.of(
                v.zero(0),
                c.where(v.dy(), none).sumTo(v.x(1).shape()),
                c.where(none, v.dy()).sumTo(v.x(2).shape()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Where", 9);
    }
}
