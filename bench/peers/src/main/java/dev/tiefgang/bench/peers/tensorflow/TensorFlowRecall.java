package dev.tiefgang.bench.peers.tensorflow;

import dev.tiefgang.bench.peers.Layout;
import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Geometry;
import dev.tiefgang.bench.race.Workload;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Network;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/// One output of a graph whose inputs lie ready as tensors.
final class TensorFlowRecall implements Contestant {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Map<Operand<TFloat32>, TFloat32> inputs = new LinkedHashMap<>();
    private final Session session;
    private final Operand<TFloat32> output;
    private final UnaryOperator<float[]> ours;

    /// Makes an output.
    private interface Output {
        Operand<TFloat32> of(TensorFlowRecall recall);
    }

    /// @param output its value
    /// @param ours brings it in our layout
    private TensorFlowRecall(int threads, Output output, UnaryOperator<float[]> ours) {
        this.output = output.of(this);
        this.session = Sessions.of(graph, threads);
        this.ours = ours;
    }

    static Contestant of(Workload.Recall w, int threads) {
        Network network = w.model().network();
        var shape = network.output();
        UnaryOperator<float[]> ours = shape.rank() == 3
                ? y -> Layout.channelsFirst(y, w.batch(), shape.dim(1), shape.dim(2), shape.dim(0))
                : y -> y;
        return new TensorFlowRecall(threads, recall -> recall.network(w), ours);
    }

    static Contestant of(Workload.Product p, int threads) {
        var square = Shape.of(p.size(), p.size());
        return new TensorFlowRecall(
                threads,
                recall -> recall.tf.linalg.matMul(recall.input(square, p.a()), recall.input(square, p.b())),
                y -> y);
    }

    static Contestant of(Workload.ConvolutionGradient w, int threads) {
        Geometry g = w.geometry();
        List<Long> strides = List.of(1L, (long) g.stride(), (long) g.stride(), 1L);
        float[] dy = Layout.channelsLast(w.dy(), g.batch(), g.out(), g.outSide(), g.outSide());
        var dyShape = Shape.of(g.batch(), g.outSide(), g.outSide(), g.out());
        int[] x = {g.batch(), g.side(), g.side(), g.in()}, filter = {g.size(), g.size(), g.in(), g.out()};
        if (w.ofFilter()) {
            float[] input = Layout.channelsLast(w.operand(), g.batch(), g.in(), g.side(), g.side());
            return new TensorFlowRecall(
                    threads,
                    r -> r.tf.nn.conv2dBackpropFilter(
                            r.input(shape(x), input), r.tf.constant(filter), r.input(dyShape, dy), strides, "SAME"),
                    y -> Layout.permuted(y, filter, 3, 2, 0, 1));
        }
        float[] weights = Layout.permuted(w.operand(), new int[] {g.out(), g.in(), g.size(), g.size()}, 2, 3, 1, 0);
        return new TensorFlowRecall(
                threads,
                r -> r.tf.nn.conv2dBackpropInput(
                        r.tf.constant(x), r.input(shape(filter), weights), r.input(dyShape, dy), strides, "SAME"),
                y -> Layout.channelsFirst(y, x));
    }

    private static Shape shape(int... extents) {
        return Shape.of(Arrays.stream(extents).asLongStream().toArray());
    }

    /// An input that is fed in each step, so that nothing can be computed ahead.
    private Operand<TFloat32> input(Shape shape, float[] numbers) {
        Operand<TFloat32> x = tf.placeholder(TFloat32.class, org.tensorflow.op.core.Placeholder.shape(shape));
        inputs.put(x, Sessions.tensor(numbers, shape));
        return x;
    }

    private Operand<TFloat32> network(Workload.Recall w) {
        Network network = w.model().network();
        Operand<TFloat32> x = input(
                TensorFlowNetwork.batch(network.input(), w.batch()),
                TensorFlowNetwork.numbers(network.input(), w.batch(), w.input()));
        var layers = new TensorFlowNetwork(tf, w.model().params().all(), false, new TensorFlowNetwork.Weights() {
            @Override
            public Operand<TFloat32> weight(String name, float[] numbers, int... extents) {
                return tf.constant(shape(extents), DataBuffers.of(numbers));
            }

            @Override
            public void normed(String name, BatchNorm norm, FusedBatchNorm<TFloat32, TFloat32> op) {}
        });
        Operand<TFloat32> y = layers.network(network.body(), x);
        return network.loss() instanceof SoftmaxCrossEntropy ? tf.nn.softmax(y) : y;
    }

    @Override
    public void step() {
        run().close();
    }

    private Result run() {
        Session.Runner runner = session.runner().fetch(output);
        inputs.forEach(runner::feed);
        return runner.run();
    }

    @Override
    public float[] outcome() {
        try (Result result = run()) {
            return ours.apply(Sessions.numbers((TFloat32) result.get(0)));
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
