package dev.tiefgang.train;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fits a model to a data set.
///
/// The order of the samples of an epoch depends on seed and epoch alone and what layers draw on seed and step
/// alone, so training can stop after any step and go on from a [Snapshot] as if nothing had happened.
public final class Trainer {
    /// The plan for one batch size with its memory; what each step touches is looked up once.
    private record Step(Run run, Tensor loss, float[] output, Tensor[] coefficients, long[] random) {}

    private final Model model;
    private final Recipe recipe;
    private final DataSet training;
    private final int classes;
    private final int outputs;
    private final int batch;
    private final Params numbers = new Params();
    private final Params best;
    private final TrainingState state;
    private @Nullable Step whole;
    private @Nullable Step rest;
    private final List<Listener> listeners = new ArrayList<>();
    private Pool pool = Pool.shared();
    private @Nullable DataSet validation;
    private @Nullable CheckpointStore store;
    private double saveEverySeconds = 60;
    private volatile boolean stopping;

    /// @throws ShapeException if model and data do not fit together
    /// @throws DataException if the data set is empty
    /// @throws IllegalArgumentException if a pattern of frozen parameters fits none
    public Trainer(Model model, Recipe recipe, DataSet training) {
        if (training.size() == 0)
            throw new DataException(
                    "Data set '" + training.name() + "': expected at least 1 sample to train on, found none");
        this.model = model;
        this.recipe = recipe;
        this.training = training;
        this.classes = training.labels().size();
        this.outputs = Evaluator.requireFit(model.network(), training);
        this.batch = recipe.batch() == 0 ? training.size() : Math.min(recipe.batch(), training.size());
        this.state = new TrainingState(new Progress(training.size(), batch, recipe.epochs()));
        requireFrozenExist();
        this.best = model.params().copy();
        model.params().all().forEach(numbers::put);
        LearningStep.freshMemory(model.network(), recipe.optimizer()).forEach(numbers::put);
    }

    private void requireFrozenExist() {
        List<String> names = model.network().build(1, true).scope().parameters().stream()
                .map(Scope.Parameter::name)
                .toList();
        for (String pattern : recipe.frozen())
            if (names.stream().noneMatch(n -> recipe.freeze(pattern).freezing(n).isPresent()))
                throw new IllegalArgumentException("Recipe: expected a pattern that fits one of " + names
                        + " to freeze, received '" + pattern + "'");
    }

    /// Watches a data set after each epoch; the model ends with the weights that did best on it.
    public Trainer validate(DataSet data) {
        this.validation = data;
        return this;
    }

    public Trainer listen(Listener... others) {
        listeners.addAll(List.of(others));
        return this;
    }

    /// Threads to use; by default one for each processor.
    public Trainer pool(Pool threads) {
        this.pool = threads;
        return this;
    }

    /// Saves a snapshot after each epoch, when stopped, and now and then in long epochs.
    ///
    /// @param everySeconds the longest time between two snapshots
    public Trainer save(CheckpointStore to, double everySeconds) {
        this.store = to;
        this.saveEverySeconds = everySeconds;
        return this;
    }

    /// Goes on from a snapshot of the same network, data and recipe.
    ///
    /// @throws DataException if the snapshot does not belong to them
    public Trainer resume(Snapshot snapshot) {
        numbers.all().forEach((name, t) -> t.set(tensor(snapshot, name, t)));
        best.all()
                .forEach((name, t) -> t.set(
                        tensor(snapshot, snapshot.tensors().containsKey("best/" + name) ? "best/" + name : name, t)));
        state.restore(snapshot);
        return this;
    }

    private static Tensor tensor(Snapshot snapshot, String name, Tensor like) {
        Tensor t = snapshot.tensors().get(name);
        if (t == null || !t.shape().equals(like.shape()))
            throw new DataException("Checkpoint of step %d: expected a tensor '%s' of shape %s, received %s"
                    .formatted(snapshot.step(), name, like.shape(), t == null ? "none" : t.shape()));
        return t;
    }

    /// The reports of all epochs so far, those before an interruption included.
    public List<EpochReport> reports() {
        return List.copyOf(state.reports);
    }

    /// Asks a running training to finish its step, save and return; may be called from any thread.
    public void stop() {
        stopping = true;
    }

    /// Trains until the last epoch, the end of patience or [#stop()].
    ///
    /// @throws NonFiniteException if a number is no longer finite
    public History run() {
        Progress p = state.progress;
        listeners.forEach(l -> l.started(p));
        var evaluator = validation == null ? null : new Evaluator(model, validation, pool);
        boolean batchLast = step(batch).run().batchLast(Network.INPUT);
        History.End end = History.End.COMPLETE;
        try (evaluator;
                var batches = new Batches(training, batch, batchLast)) {
            double saved = now();
            while (p.epoch < recipe.epochs() && !isPatienceOver()) {
                double began = now();
                long seenBefore = p.seen;
                int[] order = Rng.of(recipe.seed(), "shuffle", p.epoch).permutation(training.size());
                batches.start(p.epoch, order, p.batchInEpoch);
                while (!stopping && batches.next()) {
                    learn(batches);
                    for (int i = 0; i < listeners.size(); i++) listeners.get(i).stepped(p);
                    if (now() - saved > saveEverySeconds && p.batchInEpoch < p.stepsPerEpoch) {
                        save(false);
                        saved = now();
                    }
                }
                if (p.batchInEpoch < p.stepsPerEpoch) {
                    end = History.End.STOPPED;
                    save(false);
                    break;
                }
                finishEpoch(evaluator, began, p.seen - seenBefore);
                saved = now();
                if (stopping && p.epoch < recipe.epochs()) {
                    end = History.End.STOPPED;
                    break;
                }
            }
        }
        if (end == History.End.COMPLETE && p.epoch < recipe.epochs()) end = History.End.EARLY;
        return finish(end);
    }

    private boolean isPatienceOver() {
        return recipe.patience() > 0 && state.waiting >= recipe.patience();
    }

    private History finish(History.End end) {
        if (end != History.End.STOPPED && validation != null)
            model.params().all().forEach((name, t) -> t.set(best.tensor(name)));
        int epoch = validation == null ? state.progress.epoch : state.bestEpoch;
        var history = new History(state.reports, epoch, state.progress.step, end);
        listeners.forEach(l -> l.finished(history));
        return history;
    }

    /// One step on the batch at hand.
    private void learn(Batches batches) {
        Progress p = state.progress;
        int n = batches.count();
        Step s = step(n);
        Run run = s.run();
        run.fill(Network.INPUT, batches.inputs(), 0);
        run.fill(LearningStep.TARGET, batches.targets(), 0);
        setScalars(s);
        run.compute();
        double loss = s.loss().at(0);
        if (!Double.isFinite(loss)) throw trace(run, n);
        run.update();
        float[] y = s.output();
        int width = Math.max(1, training.target().size());
        for (int i = 0; i < n; i++)
            if (Scores.right(y, i * outputs, outputs, batches.targets(), i * width, classes > 0)) p.right++;
        p.lossSum += loss * model.network().loss().averagedOver(n);
        p.seen += n;
        p.step++;
        p.batchInEpoch++;
    }

    private void setScalars(Step s) {
        Progress p = state.progress;
        double rate = rate();
        for (int i = 0; i < s.coefficients().length; i++)
            s.coefficients()[i].put(0, recipe.optimizer().coefficient(i, rate, p.step + 1));
        if (s.random().length > 0) {
            s.random()[0] = recipe.seed();
            s.random()[1] = p.step;
        }
    }

    private double rate() {
        return recipe.optimizer().rate() * recipe.schedule().factor(state.progress.position(), recipe.epochs());
    }

    private NonFiniteException trace(Run run, int n) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        float[] rowMajor = new float[n * training.input().size()],
                targets = new float[n * Math.max(1, training.target().size())];
        int[] order = Rng.of(recipe.seed(), "shuffle", state.progress.epoch).permutation(training.size());
        DataSet shown = training.epoch(state.progress.epoch);
        for (int i = 0; i < n; i++)
            shown.read(
                    order[state.progress.batchInEpoch * batch + i],
                    rowMajor,
                    i * training.input().size(),
                    targets,
                    i * Math.max(1, training.target().size()));
        inputs.put(Network.INPUT, Tensor.of(training.input().batch(n), rowMajor));
        inputs.put(LearningStep.TARGET, Tensor.of(Shape.of(targets.length), targets));
        if (run.reads(Scope.RANDOM)) inputs.put(Scope.RANDOM, run.input(Scope.RANDOM));
        return Sentinel.trace(model.network(), numbers, n, classes, inputs, state.progress.step + 1);
    }

    private void finishEpoch(@Nullable Evaluator evaluator, double began, long learned) {
        Progress p = state.progress;
        double learnedIn = now() - began, validationLoss = Double.NaN, validationAccuracy = Double.NaN;
        boolean better = false;
        if (evaluator != null) {
            Evaluation e = evaluator.run();
            validationLoss = e.loss();
            validationAccuracy = e.accuracy();
            double score = classes > 0 ? e.accuracy() : -e.loss();
            better = score > state.best;
            state.waiting = better ? 0 : state.waiting + 1;
            if (better) {
                state.best = score;
                state.bestEpoch = p.epoch + 1;
                best.all().forEach((name, t) -> t.set(model.params().tensor(name)));
            }
        }
        p.batchInEpoch--; // the rate of the last step, which began one step before the end
        double rate = rate();
        p.batchInEpoch++;
        var report = new EpochReport(
                p.epoch + 1,
                p.step,
                p.loss(),
                p.accuracy(),
                validationLoss,
                validationAccuracy,
                rate,
                now() - began,
                learned / Math.max(1e-9, learnedIn));
        state.reports.add(report);
        p.epoch++;
        p.batchInEpoch = 0;
        p.lossSum = 0;
        p.right = p.seen = 0;
        save(better);
        listeners.forEach(l -> l.epoch(report));
    }

    private void save(boolean isBest) {
        if (store == null) return;
        var tensors = new LinkedHashMap<String, Tensor>(numbers.all());
        if (validation != null && !isBest) best.all().forEach((name, t) -> tensors.put("best/" + name, t));
        store.save(new Snapshot(state.progress.step, tensors, state.text()), isBest);
        listeners.forEach(l -> l.saved(state.progress.step));
    }

    /// The step for batches of `n`: whole ones, or the smaller rest of an epoch.
    private Step step(int n) {
        Step known = n == batch ? whole : rest;
        if (known != null) return known;
        Step built = build(n);
        if (n == batch) whole = built;
        else rest = built;
        return built;
    }

    private Step build(int n) {
        LearningStep learning = LearningStep.of(model.network(), recipe, n, classes, Precision.FLOAT);
        var run = new Run(learning.plan(), numbers, pool);
        Tensor[] c = new Tensor[recipe.optimizer().coefficients()];
        for (int i = 0; i < c.length; i++) {
            // A network without anything to learn, such as one that is frozen as a whole, reads no coefficient.
            String name = LearningStep.coefficient(i);
            c[i] = run.reads(name) ? run.input(name) : Tensor.zeros(Type.FLOAT32, Shape.of());
        }
        long[] random = run.reads(Scope.RANDOM) ? run.input(Scope.RANDOM).longs() : new long[0];
        return new Step(
                run, run.output(learning.loss()), run.output(learning.output()).floats(), c, random);
    }

    private static double now() {
        return System.nanoTime() * 1e-9;
    }
}
