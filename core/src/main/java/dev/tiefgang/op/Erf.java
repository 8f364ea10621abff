package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// The error function `erf(x) = 2/√π · ∫₀ˣ e^(−t²) dt`.
///
/// Gradient: `dx = dy · 2/√π · e^(−x²)`. Source of the definition: Abramowitz, Stegun, 1964, 7.1.5 and 7.1.14.
public record Erf() implements Op.Unary {
    /// Below it the series converges without losing digits.
    private static final double SERIES = 2;

    @Override
    public double apply(double x) {
        return Double.isNaN(x) ? x : Math.abs(x) < SERIES ? series(x) : Math.copySign(1 - tail(Math.abs(x)), x);
    }

    /// `2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1))`.
    private static double series(double x) {
        double power = x, sum = x;
        for (int n = 1; n < 60; n++) {
            power *= -x * x / n;
            sum += power / (2 * n + 1);
        }
        return 2 / StrictMath.sqrt(Math.PI) * sum;
    }

    /// `1 − erf(x) = e^(−x²) / √π / (x + ½/(x + 1/(x + 3⁄2/(x + …))))`.
    private static double tail(double x) {
        if (x > 27) return 0;
        double fraction = x;
        for (int n = 120; n > 0; n--) fraction = x + n / 2.0 / fraction;
        return StrictMath.exp(-x * x) / StrictMath.sqrt(Math.PI) / fraction;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().times(c.x(0).square().negate().exp()).times(2 / StrictMath.sqrt(Math.PI)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Erf", 13);
    }
}
