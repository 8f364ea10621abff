package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;

/// `y = 1` where `x > 0`, else `0`: Rosenblatt's threshold unit, element by element.
///
/// Gradient: none, it is 0 wherever it exists.
public record Step() implements Op.Unary {
    @Override
    public double apply(double x) {
        return x > 0 ? 1 : 0;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }
}
