package dev.tiefgang.bench.peers.tensorflow;

import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Workload;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/// Loss, gradients and the change of all variables in one run of a graph.
final class TensorFlowTraining implements Contestant, TensorFlowNetwork.Weights {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Map<String, Tensor> ours;
    private final Map<Operand<TFloat32>, TFloat32> first = new LinkedHashMap<>();
    private final List<Variable<TFloat32>> learned = new ArrayList<>();
    private final List<Op> initial = new ArrayList<>();
    private final List<Op> updates = new ArrayList<>();
    private final List<TFloat32> inputs = new ArrayList<>();
    private final List<TFloat32> targets = new ArrayList<>();
    private final Placeholder<TFloat32> input;
    private final Placeholder<TFloat32> target;
    private final Operand<TFloat32> loss;
    private final Session session;
    private float last;

    TensorFlowTraining(Workload.Training w, int threads) {
        this.ours = w.model().params().all();
        Network network = w.model().network();
        int outputs = network.output().size();
        this.input =
                tf.placeholder(TFloat32.class, Placeholder.shape(TensorFlowNetwork.batch(network.input(), w.batch())));
        this.target = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(w.batch(), outputs)));
        Operand<TFloat32> y = new TensorFlowNetwork(tf, ours, true, this).network(network.body(), input);
        this.loss = network.loss() instanceof SoftmaxCrossEntropy
                ? tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(y, target).loss(), tf.constant(0))
                : tf.math.mean(tf.math.square(tf.math.sub(y, target)), tf.constant(new int[] {0, 1}));
        Gradients gradients = Gradients.create(tf.scope(), loss, learned);
        Operand<TFloat32> rate = tf.constant((float) w.rate());
        // An early change of a variable would be seen by gradients that are still to come.
        Ops behind = tf.withControlDependencies(List.copyOf(gradients.dy()));
        for (int i = 0; i < learned.size(); i++)
            updates.add(behind.train.applyGradientDescent(learned.get(i), rate, gradients.dy(i)));
        this.session = Sessions.of(graph, threads);
        start();
        batches(w, outputs);
    }

    private void start() {
        Session.Runner runner = session.runner();
        initial.forEach(runner::addTarget);
        first.forEach(runner::feed);
        runner.run().close();
        first.values().forEach(TFloat32::close);
        first.clear();
    }

    private void batches(Workload.Training w, int outputs) {
        var sample = w.model().network().input();
        int in = w.inputs().length / w.batches(), out = w.targets().length / w.batches();
        for (int i = 0; i < w.batches(); i++) {
            float[] x = Arrays.copyOfRange(w.inputs(), i * in, (i + 1) * in);
            inputs.add(Sessions.tensor(
                    TensorFlowNetwork.numbers(sample, w.batch(), x), TensorFlowNetwork.batch(sample, w.batch())));
            float[] t = Arrays.copyOfRange(w.targets(), i * out, (i + 1) * out);
            targets.add(Sessions.tensor(w.classes() == 0 ? t : oneHot(t, w.classes()), Shape.of(w.batch(), outputs)));
        }
    }

    private static float[] oneHot(float[] classes, int count) {
        float[] rows = new float[classes.length * count];
        for (int i = 0; i < classes.length; i++) rows[i * count + (int) classes[i]] = 1;
        return rows;
    }

    @Override
    public Operand<TFloat32> weight(String name, float[] numbers, int... extents) {
        Variable<TFloat32> v = variable(numbers, extents);
        learned.add(v);
        return v;
    }

    private Variable<TFloat32> variable(float[] numbers, int... extents) {
        var shape = Shape.of(Arrays.stream(extents).asLongStream().toArray());
        Variable<TFloat32> v = tf.variable(shape, TFloat32.class);
        Operand<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        initial.add(tf.assign(v, value));
        first.put(value, Sessions.tensor(numbers, shape));
        return v;
    }

    @Override
    public void normed(String name, BatchNorm norm, FusedBatchNorm<TFloat32, TFloat32> op) {
        follow(name + "mean", norm, op.batchMean());
        follow(name + "variance", norm, op.batchVariance());
    }

    private void follow(String name, BatchNorm norm, Operand<TFloat32> batch) {
        Tensor t = Objects.requireNonNull(ours.get(name));
        Variable<TFloat32> running =
                variable(Arrays.copyOf(t.floats(), t.size()), t.shape().extents());
        Operand<TFloat32> share = tf.constant((float) (1 - norm.momentum()));
        updates.add(tf.assignSub(running, tf.math.mul(tf.math.sub(running, batch), share)));
    }

    @Override
    public void step() {
        for (int i = 0; i < inputs.size(); i++) {
            Session.Runner runner = session.runner()
                    .feed(input, inputs.get(i))
                    .feed(target, targets.get(i))
                    .fetch(loss);
            updates.forEach(runner::addTarget);
            try (Result result = runner.run()) {
                last = ((TFloat32) result.get(0)).getFloat();
            }
        }
    }

    @Override
    public float[] outcome() {
        return new float[] {last};
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
