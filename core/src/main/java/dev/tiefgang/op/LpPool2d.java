package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/// The p-norm of each window, `y = (Σ |x|ᵖ)^(1/p)`: `[n, c, h, w]` → `[n, c, h', w']`. Padding counts as 0.
///
/// Between the sum of sizes (`p = 1`) and the largest (`p → ∞`). No gradient flows where all of a window is 0.
/// `|x|ᵖ` must be within the range of floats: for `p = 8` that is `|x|` of 2e-5 … 6e4.
/// Source: Sermanet, Chintala, LeCun: "Convolutional neural networks applied to house numbers digit
/// classification", 2012.
///
/// @param p at least 1
public record LpPool2d(Window window, int p) implements Op.Composite {
    public LpPool2d {
        if (p < 1) throw new ShapeException("LpPool2d: expected p of at least 1, received " + p);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Pooling.shape("LpPool2d", window, x.shape());
        Value mean = AveragePool2dPadded.mean(
                p == 2 ? x.square() : p == 1 ? x.abs() : x.abs().pow(x.scalar(p)), window, window);
        Value sum = mean.times(window.h() * window.w());
        if (p == 1) return sum;
        Value none = sum.equal(sum.scalar(0)), safe = none.where(sum.scalar(1), sum);
        return none.where(sum.scalar(0), p == 2 ? safe.sqrt() : safe.pow(x.scalar(1.0 / p)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("LpPool", 18, Window.and(window.onnx(), "p", p));
    }
}
