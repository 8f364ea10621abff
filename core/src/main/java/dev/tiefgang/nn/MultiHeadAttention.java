package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.ScaledDotProductAttention;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// Self-attention: every step takes a weighed mean of all steps, once for each head, and the heads are
/// mixed.
///
/// `y = concat(head₁ … head_h) · O`, `headᵢ = softmax(QᵢKᵢᵀ / √(d/h)) Vᵢ` with `Q = x·query`, `K = x·key`,
/// `V = x·value`. Shapes: `[n, t, d]` → the same. Parameters: `query`, `key`, `value`, `output`, each
/// `[d, d]`, without biases as in the source: Vaswani et al.: "Attention is all you need", 2017.
///
/// @param heads a divisor of `d`
/// @param causal whether a step looks at itself and those before it alone
public record MultiHeadAttention(int heads, boolean causal) implements Layer {
    public MultiHeadAttention {
        if (heads < 1) throw new ShapeException("MultiHeadAttention: expected at least 1 head, received " + heads);
    }

    /// Every step looks at all.
    public MultiHeadAttention(int heads) {
        this(heads, false);
    }

    /// No step looks at what comes later.
    public MultiHeadAttention lookBack() {
        return new MultiHeadAttention(heads, true);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() != 3 || s.dim(1) < 1 || s.dim(2) < 1 || s.dim(2) % heads != 0)
            throw new ShapeException(
                    "MultiHeadAttention: expected a sequence [n, t, d] of at least one step, d a multiple of " + heads
                            + " heads, received " + s);
        var attention = new ScaledDotProductAttention(causal, false);
        Value mean =
                x.graph().add(attention, heads(scope, "query", x), heads(scope, "key", x), heads(scope, "value", x));
        return project(scope, "output", mean.transpose(0, 2, 1, 3).reshape(s)); // from [n, h, t, d/h]
    }

    /// `[n, h, t, d/h]`.
    private Value heads(Scope scope, String name, Value x) {
        Shape s = x.shape();
        Value all = project(scope, name, x);
        return all.reshape(Shape.of(s.dim(0), s.dim(1), heads, s.dim(2) / heads))
                .transpose(0, 2, 1, 3);
    }

    private static Value project(Scope scope, String name, Value x) {
        int d = x.shape().dim(2);
        return x.matmul(scope.weight(name, Shape.of(d, d), new Init.Glorot(), d, d, 1));
    }
}
