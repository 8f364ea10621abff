package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = aᵇ`, NaN where `a` is negative and `b` no whole number; 1 where `a` is 1 or `b` is 0.
///
/// Gradient: `da = dy · b · aᵇ⁻¹`, which is 0 where `b` is 0, `db = dy · y · ln a`, which is 0 where `a` is not above
/// 0.
public record Pow() implements Op.Binary {
    private static final double SMALLEST = 1e-30;

    @Override
    public double apply(double a, double b) {
        return a == 1 ? 1 : StrictMath.pow(a, b);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value a = c.x(0), b = c.x(1);
        // Where b is 0 the power is constant: 0 · 0⁻¹ would be no number.
        Value below = b.equal(b.scalar(0)).where(b, b.minus(b.scalar(1)));
        Value da = c.dy().times(b).times(a.pow(below));
        Value log = a.max(a.scalar(SMALLEST)).log().times(a.step());
        Value db = c.dy().times(c.y()).times(log);
        return List.of(da.sumTo(a.shape()), db.sumTo(b.shape()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Pow", 13);
    }
}
