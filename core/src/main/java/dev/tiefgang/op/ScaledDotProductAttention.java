package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// `softmax(Q·Kᵀ / √d + mask) · V`: every query takes a mean of the values, weighed by how its key fits.
///
/// Inputs: `Q [n, h, t, d]`, `K [n, h, s, d]`, `V [n, h, s, e]` and, where it is masked, a mask that
/// broadcasts to `[n, h, t, s]` and is added: `−∞` where a query must not look. Every query must be left
/// something to look at. Result `[n, h, t, e]`. Source: Vaswani et al.: "Attention is all you need", 2017.
///
/// @param causal whether query `i` looks at no key behind `i`
public record ScaledDotProductAttention(boolean causal, boolean masked) implements Op.Composite {
    private static final String NAME = "ScaledDotProductAttention";

    /// Number of inputs.
    public int inputs() {
        return masked ? 4 : 3;
    }

    @Override
    public Value expand(List<Value> in) {
        Value q = in.get(0), k = in.get(1), v = in.get(2);
        requireShapes(q.shape(), k.shape(), v.shape());
        int t = q.shape().dim(2), s = k.shape().dim(2);
        Value scores =
                q.matmul(k, false, true).times(1 / StrictMath.sqrt(q.shape().dim(3))); // [n, h, t, s]
        if (masked) scores = scores.plus(mask(in.get(3), scores.shape()));
        if (causal) {
            Value later = positions(q, Shape.of(1, s)).greater(positions(q, Shape.of(t, 1)));
            scores = later.where(q.scalar(Double.NEGATIVE_INFINITY), scores);
        }
        return scores.softmax(-1).matmul(v);
    }

    private static Value positions(Value like, Shape s) {
        return like.graph()
                .table(s, IntStream.range(0, s.size()).asDoubleStream().toArray());
    }

    private static Value mask(Value mask, Shape scores) {
        if (!Broadcast.join(NAME, scores, mask.shape()).equals(scores))
            throw new ShapeException(
                    NAME + ": expected a mask that broadcasts to " + scores + ", received " + mask.shape());
        return mask;
    }

    private static void requireShapes(Shape q, Shape k, Shape v) {
        boolean fit = q.rank() == 4 && k.rank() == 4 && v.rank() == 4 && q.dim(3) > 0 && k.dim(2) > 0;
        fit = fit && k.equals(q.with(2, k.dim(2))) && v.equals(k.with(3, v.dim(3)));
        if (!fit)
            throw new ShapeException(NAME
                    + ": expected Q [n, h, t, d], K [n, h, s, d] and V [n, h, s, e], received %s, %s and %s"
                            .formatted(q, k, v));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Attention", 23, Map.of("is_causal", causal ? 1 : 0));
    }
}
