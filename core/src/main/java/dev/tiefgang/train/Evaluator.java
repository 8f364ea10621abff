package dev.tiefgang.train;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.metric.Confusion;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Reads a data set once, in its own order, and counts what a model gets right; may be run again as the model
/// learns.
public final class Evaluator implements AutoCloseable {
    /// Samples that are recalled at the same time.
    static final int BATCH = 256;

    /// The plan for batches of one size.
    record Recall(Plan plan, Value each, Value prediction) {
        static Recall of(Network network, DataSet data, int n, Precision precision) {
            Network.Built built = network.build(n, false);
            Graph g = built.output().graph();
            Value target =
                    LearningStep.target(g, built.output().shape(), data.labels().size());
            Value each = network.loss().perSample(built.output(), target);
            Value prediction = network.loss().prediction(built.output());
            return new Recall(Plan.compile(List.of(each, prediction), Map.of(), precision), each, prediction);
        }
    }

    /// The plan for batches of one size with its memory.
    private record Step(Run run, Tensor each, Tensor prediction) {
        static Step of(Recall recall, Params params, Pool pool) {
            var run = new Run(recall.plan(), params, pool);
            return new Step(run, run.output(recall.each()), run.output(recall.prediction()));
        }
    }

    private final DataSet data;
    private final Batches batches;
    private final int[] order;
    private final Map<Integer, Step> steps = new HashMap<>();
    private final int outputs;

    /// Takes all the memory that it needs.
    ///
    /// @throws DataException if the set is empty or its target does not fit its labels
    /// @throws ShapeException if model and data set do not fit together
    public Evaluator(Model model, DataSet data, Pool pool) {
        this.data = DataChecks.requireForm(data);
        this.outputs = requireFit(model.network(), data);
        this.order = IntStream.range(0, data.size()).toArray();
        Epoch epoch = Epoch.of(data.size(), BATCH);
        for (int n : epoch.sizes())
            steps.put(n, Step.of(Recall.of(model.network(), data, n, model.precision()), model.params(), pool));
        this.batches = new Batches(data, epoch.batch(), n -> step(n).run().batchLast(Network.INPUT));
    }

    /// Numbers in one output of the network.
    ///
    /// @throws ShapeException if the network does not take the inputs or does not give the targets of the data
    ///     set
    static int requireFit(Network network, DataSet data) {
        if (!network.input().equals(data.input()))
            throw new ShapeException("Network %s: expected samples of shape %s, received %s from data set '%s'"
                    .formatted(network.name(), network.input(), data.input(), data.name()));
        var output = network.output();
        boolean fits = data.labels().isEmpty()
                ? output.equals(data.target())
                : output.rank() == 1 && output.dim(0) == data.labels().size();
        if (!fits)
            throw new ShapeException(
                    "Network %s: expected a data set with targets for outputs of shape %s, received '%s' with %s"
                            .formatted(
                                    network.name(),
                                    output,
                                    data.name(),
                                    data.labels().isEmpty()
                                            ? "targets of shape " + data.target()
                                            : data.labels().size() + " classes"));
        return output.size();
    }

    /// Reads the whole set and keeps all predictions.
    ///
    /// @throws ShapeException if these are more numbers than one array can hold
    /// @throws NonFiniteException as [#run()]
    public Predictions predictions() {
        float[] outputs = new float[Shape.of(data.size(), this.outputs).size()],
                targets = new float[Shape.of(data.size(), width()).size()];
        Evaluation evaluation = run((at, n, y, t, from) -> {
            for (int i = 0; i < n * this.outputs; i++) outputs[at * this.outputs + i] = (float) y.at(i);
            System.arraycopy(t, from, targets, at * width(), n * width());
        });
        return new Predictions(evaluation, this.outputs, outputs, targets);
    }

    /// Reads the whole set.
    ///
    /// @throws NonFiniteException at the first sample whose loss or prediction is not finite: such a model gets
    /// nothing right, and nothing wrong
    public Evaluation run() {
        return run((_, _, _, _, _) -> {});
    }

    /// What is told of each batch: where it begins, its size, predictions, and targets from a place on.
    private interface Reader {
        void read(int at, int n, Tensor predictions, float[] targets, int from);
    }

    /// Numbers in one target.
    private int width() {
        return Math.max(1, data.target().size());
    }

    private Evaluation run(Reader reader) {
        int classes = data.labels().size();
        long[][] confusion = new long[classes][classes];
        int[] predicted = new int[classes == 0 ? 0 : data.size()];
        float[] losses = new float[data.size()];
        double sum = 0;
        long right = 0;
        int at = 0, width = width();
        batches.start(order, 0);
        while (batches.next()) {
            int n = batches.count(), targets = batches.targetsAt();
            Step s = step(n);
            s.run().fill(Network.INPUT, batches.inputs(), batches.inputsAt());
            s.run().fillRows(LearningStep.TARGET, batches.targets(), batches.targetsAt());
            s.run().run();
            Tensor each = s.each();
            Tensor y = s.prediction();
            reader.read(at, n, y, batches.targets(), targets);
            for (int i = 0; i < n; i++, at++) {
                losses[at] = (float) each.at(i);
                sum += each.at(i);
                requireFinite(at, each.at(i), y, i * outputs);
                if (Scores.right(y, i * outputs, outputs, batches.targets(), targets + i * width, classes > 0)) right++;
                if (classes > 0) {
                    predicted[at] = Scores.largest(y, i * outputs, outputs);
                    confusion[(int) batches.targets()[targets + i]][predicted[at]]++;
                }
            }
        }
        return new Evaluation(
                at, sum / at, (double) right / at, data.labels(), Confusion.of(confusion), predicted, losses);
    }

    private void requireFinite(int sample, double loss, Tensor y, int from) {
        if (!Double.isFinite(loss)) throw NonFiniteException.evaluating(data.name(), sample, "the loss", loss);
        if (Finite.all(y, from, outputs)) return;
        int i = 0;
        while (Double.isFinite(y.at(from + i))) i++;
        throw NonFiniteException.evaluating(data.name(), sample, "output " + i, y.at(from + i));
    }

    private Step step(int n) {
        return Objects.requireNonNull(steps.get(n));
    }

    @Override
    public void close() {
        batches.close();
    }
}
