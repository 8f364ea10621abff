package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = γ ⊙ (x − mean) / √(variance + ε) + β`, per channel (axis 1).
///
/// Inputs: `x [n, c, …]`, `γ [c]`, `β [c]`, `mean [c]`, `variance [c]`. In training, mean and variance are
/// those of the batch; gradients then flow through them too. Source: Ioffe, Szegedy: "Batch normalization",
/// 2015.
public record BatchNormalization(double epsilon) implements Op.Composite {
    public BatchNormalization {
        if (!(epsilon > 0))
            throw new IllegalArgumentException("BatchNormalization: expected epsilon above 0, received " + epsilon);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.get(0);
        Shape channel = channels(x.shape()), c = Shape.of(channel.dim(0));
        for (Value v : in.subList(1, in.size()))
            if (!v.shape().equals(c))
                throw new ShapeException("BatchNormalization: expected gamma, beta, mean and variance of shape " + c
                        + " for x " + x.shape() + ", received " + v.shape());
        Value gamma = in.get(1).reshape(channel), beta = in.get(2).reshape(channel);
        Value mean = in.get(3).reshape(channel), variance = in.get(4).reshape(channel);
        Value scale = gamma.over(variance.plus(epsilon).sqrt());
        return x.minus(mean).times(scale).plus(beta);
    }

    /// `[c]` as it broadcasts to `x [n, c, …]`: `[c, 1, …]`.
    public static Shape channels(Shape x) {
        if (x.rank() < 2)
            throw new ShapeException("BatchNormalization: expected [n, c, …] with a channel axis, received " + x);
        int[] e = new int[x.rank() - 1];
        java.util.Arrays.fill(e, 1);
        e[0] = x.dim(1);
        return Shape.of(e);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("BatchNormalization", 15, Map.of("epsilon", epsilon));
    }
}
