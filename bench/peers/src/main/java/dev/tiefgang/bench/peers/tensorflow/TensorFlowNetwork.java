package dev.tiefgang.bench.peers.tensorflow;

import dev.tiefgang.bench.peers.Layout;
import dev.tiefgang.bench.peers.Translation;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/// Adds the layers of a network to a graph.
final class TensorFlowNetwork extends Translation<Operand<TFloat32>> {
    /// What becomes of weights in the graph: constants in recall, variables in training.
    interface Weights {
        Operand<TFloat32> weight(String name, float[] numbers, int... extents);

        /// A norm whose running statistics this step changes.
        void normed(String name, BatchNorm norm, FusedBatchNorm<TFloat32, TFloat32> op);
    }

    private final Ops tf;
    private final Map<String, Tensor> ours;
    private final boolean training;
    private final Weights weights;
    /// Rows, columns and maps of the pictures that became rows last; empty where they were rows before.
    private int[] flattened = {};

    TensorFlowNetwork(Ops tf, Map<String, Tensor> ours, boolean training, Weights weights) {
        this.tf = tf;
        this.ours = ours;
        this.training = training;
        this.weights = weights;
    }

    private float[] numbers(String name) {
        Tensor t = Objects.requireNonNull(ours.get(name));
        return Arrays.copyOf(t.floats(), t.size());
    }

    private int[] extents(String name) {
        return Objects.requireNonNull(ours.get(name)).shape().extents();
    }

    private Operand<TFloat32> vector(String name) {
        return weights.weight(name, numbers(name), extents(name));
    }

    private static int dim(Operand<TFloat32> x, int axis) {
        return Math.toIntExact(x.shape().get(axis));
    }

    @Override
    protected int maps(Operand<TFloat32> x) {
        return dim(x, 3);
    }

    @Override
    protected Operand<TFloat32> add(Operand<TFloat32> a, Operand<TFloat32> b) {
        return tf.math.add(a, b);
    }

    @Override
    protected Operand<TFloat32> convolution(String name, Conv2d c, Window w, Operand<TFloat32> x) {
        int[] e = extents(name + "weight");
        float[] turned = Layout.permuted(numbers(name + "weight"), e, 2, 3, 1, 0);
        boolean same = w.strideH() == 1 && w.top() > 0 && w.top() == w.h() / 2;
        Operand<TFloat32> padded = same || w.top() == 0 ? x : padded(w, x);
        List<Long> strides = List.of(1L, (long) w.strideH(), (long) w.strideW(), 1L);
        String padding = same ? "SAME" : "VALID";
        Operand<TFloat32> y;
        if (c.groups() > 1) {
            Operand<TFloat32> filter = weights.weight(name + "weight", turned, e[2], e[3], e[0], 1);
            y = tf.nn.depthwiseConv2dNative(padded, filter, strides, padding);
        } else {
            Operand<TFloat32> filter = weights.weight(name + "weight", turned, e[2], e[3], e[1], e[0]);
            y = tf.nn.conv2d(padded, filter, strides, padding);
        }
        return c.bias() ? tf.nn.biasAdd(y, vector(name + "bias")) : y;
    }

    private Operand<TFloat32> padded(Window w, Operand<TFloat32> x) {
        int[][] zeros = {{0, 0}, {w.top(), w.bottom()}, {w.left(), w.right()}, {0, 0}};
        return tf.pad(x, tf.constant(zeros), tf.constant(0f));
    }

    /// Padding with zeros, since all pictures come from a relu.
    @Override
    protected Operand<TFloat32> maxPool(Window w, Operand<TFloat32> x) {
        return tf.nn.maxPool(
                w.top() == 0 ? x : padded(w, x),
                tf.constant(new int[] {1, w.h(), w.w(), 1}),
                tf.constant(new int[] {1, w.strideH(), w.strideW(), 1}),
                "VALID");
    }

    /// Rows of the weights follow the order of the pixels, which is another one here.
    @Override
    protected Operand<TFloat32> dense(String name, Dense d, Operand<TFloat32> x) {
        int[] e = extents(name + "weight");
        float[] numbers = numbers(name + "weight");
        if (flattened.length > 0) {
            int[] f = flattened;
            numbers = Layout.permuted(numbers, new int[] {f[2], f[0], f[1], e[1]}, 1, 2, 0, 3);
            flattened = new int[0];
        }
        Operand<TFloat32> y = tf.linalg.matMul(x, weights.weight(name + "weight", numbers, e));
        return d.bias() ? tf.nn.biasAdd(y, vector(name + "bias")) : y;
    }

    @Override
    protected Operand<TFloat32> batchNorm(String name, BatchNorm b, Operand<TFloat32> x) {
        Operand<TFloat32> none = tf.constant(new float[0]);
        FusedBatchNorm<TFloat32, TFloat32> norm = tf.nn.fusedBatchNorm(
                x,
                vector(name + "gamma"),
                vector(name + "beta"),
                training ? none : vector(name + "mean"),
                training ? none : vector(name + "variance"),
                FusedBatchNorm.epsilon((float) b.epsilon()),
                FusedBatchNorm.isTraining(training));
        if (training) weights.normed(name, b, norm);
        return norm.y();
    }

    @Override
    protected Operand<TFloat32> activation(Activation.Function function, Operand<TFloat32> x) {
        return switch (function) {
            case RELU -> tf.nn.relu(x);
            case RELU6 -> tf.nn.relu6(x);
            case SIGMOID -> tf.math.sigmoid(x);
            default -> throw new IllegalArgumentException("There is no translation of " + function);
        };
    }

    @Override
    protected Operand<TFloat32> globalAveragePool(Operand<TFloat32> x) {
        return tf.reshape(
                tf.math.mean(x, tf.constant(new int[] {1, 2})), tf.constant(new int[] {dim(x, 0), 1, 1, dim(x, 3)}));
    }

    @Override
    protected Operand<TFloat32> flatten(Operand<TFloat32> x) {
        if (x.shape().numDimensions() == 2) return x;
        flattened = new int[] {dim(x, 1), dim(x, 2), dim(x, 3)};
        int rest = flattened[0] * flattened[1] * flattened[2];
        return tf.reshape(x, tf.constant(new int[] {dim(x, 0), rest}));
    }

    /// The shape of a batch there.
    static Shape batch(dev.tiefgang.tensor.Shape sample, int n) {
        return sample.rank() == 3
                ? Shape.of(n, sample.dim(1), sample.dim(2), sample.dim(0))
                : Shape.of(n, sample.size());
    }

    /// A batch of ours in the order that it has there.
    static float[] numbers(dev.tiefgang.tensor.Shape sample, int n, float[] numbers) {
        return sample.rank() == 3
                ? Layout.channelsLast(numbers, n, sample.dim(0), sample.dim(1), sample.dim(2))
                : numbers;
    }
}
