package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `ln Σ eˣ` along axes, which stay with extent 1, as `m + ln Σ e^(x − m)` with `m = max x`, which holds for
/// any `x`.
///
/// Gradient: `dx = dy · e^(x − m) / Σ e^(x − m)`, which is softmax; 0 where all `x` are −∞.
public record ReduceLogSumExp(List<Integer> axes) implements Op.Composite {
    /// The largest; 0 in place of an infinity, which must not be taken from itself.
    private Value largest(Value x) {
        Value m = x.then(new ReduceMax(axes));
        return m.abs().equal(m.scalar(Double.POSITIVE_INFINITY)).where(m.scalar(0), m);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Axes.requireElements("ReduceLogSumExp", x.shape(), axes);
        Value m = largest(x);
        return x.minus(m).exp().then(new ReduceSum(axes)).log().plus(m);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = c.x(0), e = x.minus(largest(x)).exp(), sum = e.then(new ReduceSum(axes));
        Value divisor = sum.equal(sum.scalar(0)).where(sum.scalar(1), sum);
        return List.of(e.times(c.dy().over(divisor)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceLogSumExp", 18, axes);
    }
}
