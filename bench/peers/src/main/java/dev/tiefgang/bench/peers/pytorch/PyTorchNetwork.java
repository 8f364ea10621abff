package dev.tiefgang.bench.peers.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import dev.tiefgang.bench.peers.Translation;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs the layers of a network one after the other.
final class PyTorchNetwork extends Translation<NDArray> {
    private final Map<String, NDArray> weights;
    private final boolean training;

    /// @param weights under our names
    PyTorchNetwork(Map<String, NDArray> weights, boolean training) {
        this.weights = weights;
        this.training = training;
    }

    /// Our weights in PyTorch's layout: matrices of dense layers lie turned over there.
    static Map<String, NDArray> weights(NDManager manager, Map<String, Tensor> ours) {
        var weights = new LinkedHashMap<String, NDArray>();
        ours.forEach((name, t) -> {
            NDArray w = array(
                    manager, Arrays.copyOf(t.floats(), t.size()), t.shape().extents());
            weights.put(
                    name,
                    t.shape().rank() == 2
                            ? w.transpose()
                                    .reshape(w.getShape().get(1), w.getShape().get(0))
                                    .duplicate()
                            : w);
        });
        return weights;
    }

    static NDArray array(NDManager manager, float[] numbers, int... extents) {
        return manager.create(
                numbers, new Shape(Arrays.stream(extents).asLongStream().toArray()));
    }

    private NDArray weight(String name) {
        return Objects.requireNonNull(weights.get(name));
    }

    private @Nullable NDArray bias(String name, boolean there) {
        return there ? weight(name + "bias") : null;
    }

    @Override
    protected int maps(NDArray x) {
        return Math.toIntExact(x.getShape().get(1));
    }

    @Override
    protected NDArray add(NDArray a, NDArray b) {
        return a.add(b);
    }

    @Override
    protected NDArray convolution(String name, dev.tiefgang.nn.Conv2d c, Window w, NDArray x) {
        return Conv2d.conv2d(
                        x,
                        weight(name + "weight"),
                        bias(name, c.bias()),
                        new Shape(w.strideH(), w.strideW()),
                        new Shape(w.top(), w.left()),
                        new Shape(1, 1),
                        c.groups())
                .singletonOrThrow();
    }

    @Override
    protected NDArray maxPool(Window w, NDArray x) {
        return Pool.maxPool2d(
                x, new Shape(w.h(), w.w()), new Shape(w.strideH(), w.strideW()), new Shape(w.top(), w.left()), false);
    }

    @Override
    protected NDArray dense(String name, Dense d, NDArray x) {
        return Linear.linear(x, weight(name + "weight"), bias(name, d.bias())).singletonOrThrow();
    }

    @Override
    protected NDArray batchNorm(String name, BatchNorm b, NDArray x) {
        return ai.djl.nn.norm.BatchNorm.batchNorm(
                        x,
                        weight(name + "mean"),
                        weight(name + "variance"),
                        weight(name + "gamma"),
                        weight(name + "beta"),
                        1,
                        (float) (1 - b.momentum()),
                        (float) b.epsilon(),
                        training)
                .singletonOrThrow();
    }

    @Override
    protected NDArray activation(Activation.Function function, NDArray x) {
        return switch (function) {
            case RELU -> x.getNDArrayInternal().relu();
            case RELU6 -> x.clip(0, 6);
            case SIGMOID -> ai.djl.nn.Activation.sigmoid(x);
            default -> throw new IllegalArgumentException("There is no translation of " + function);
        };
    }

    @Override
    protected NDArray globalAveragePool(NDArray x) {
        return Pool.globalAvgPool2d(x);
    }

    @Override
    protected NDArray flatten(NDArray x) {
        return x.reshape(x.getShape().get(0), -1);
    }
}
