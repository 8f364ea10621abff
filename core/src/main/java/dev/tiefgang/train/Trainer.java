package dev.tiefgang.train;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Fits a model to a data set.
///
/// The order of the samples of an epoch depends on seed and epoch alone and what layers draw on seed and step
/// alone, so training can stop after any step and go on from a [Snapshot] as if nothing had happened.
public final class Trainer {
    private static final int CLOCK = 64;

    private final Model model;
    private final Recipe recipe;
    private final DataSet training;
    private final int classes;
    private final int outputs;
    private final Epoch epoch;
    private final Params numbers = new Params();
    private final Params best;
    private final TrainingState state;
    private @Nullable LearningRun whole;
    private @Nullable LearningRun rest;
    private @Nullable LearningRun gathering;
    /// What is validated: the model, or the mean of its weights where the recipe asks for one.
    private final Model shown;
    private final List<Listener> listeners = new ArrayList<>();
    private Pool pool = Pool.shared();
    private @Nullable DataSet validation;
    private @Nullable CheckpointStore store;
    private double saveEverySeconds = 60;
    private volatile boolean stopping;

    /// @throws ShapeException if model and data do not fit together, or a layer needs larger batches
    /// @throws DataException if the data set is empty or its target does not fit its labels
    /// @throws IllegalArgumentException if a pattern of frozen parameters or of a group fits none
    public Trainer(Model model, Recipe recipe, DataSet training) {
        if (training.size() == 0)
            throw new DataException(
                    "Data set '" + training.name() + "': expected at least 1 sample to train on, found none");
        this.model = model;
        this.recipe = recipe;
        this.training = DataChecks.requireForm(training);
        this.classes = training.labels().size();
        this.outputs = Evaluator.requireFit(model.network(), training);
        this.epoch = Epoch.of(model.network(), recipe, training.size());
        this.state = new TrainingState(epoch, recipe);
        List<Scope.Parameter> all = model.network().build(1, true).scope().parameters();
        for (String pattern : recipe.frozen()) requireFit(pattern, "to freeze", all);
        List<Scope.Parameter> learning =
                all.stream().filter(Scope.Parameter::trainable).toList();
        for (Group g : recipe.extra().groups()) requireFit(g.pattern(), "for a group", learning);
        this.best = model.params().copy();
        this.shown = recipe.extra().average() > 0 ? model.copy() : model;
        model.params().all().forEach(numbers::put);
        Kept.fresh(model.network(), recipe, model.params(), model.precision()).forEach(numbers::put);
    }

    private static void requireFit(String pattern, String what, List<Scope.Parameter> parameters) {
        List<String> names = parameters.stream().map(Scope.Parameter::name).toList();
        if (names.stream().noneMatch(n -> Recipe.matches(pattern, n)))
            throw new IllegalArgumentException("Recipe: expected a pattern that fits one of " + names + " " + what
                    + ", received '" + pattern + "'");
    }

    /// Brings the mean of the weights up to date, where there is one.
    private void show() {
        if (shown == model) return;
        shown.params().all().forEach((name, t) -> {
            String mean = Kept.average(name);
            t.set(numbers.tensor(numbers.has(mean) ? mean : name));
        });
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

    /// Goes on from a snapshot of the same network, data and recipe; epochs and patience may differ.
    ///
    /// @throws DataException if the snapshot does not belong to them; then nothing has changed
    public Trainer resume(Snapshot snapshot) {
        snapshot.requireFit(numbers, best);
        state.restore(snapshot);
        numbers.all().forEach((name, t) -> t.set(snapshot.tensor(name)));
        best.all().forEach((name, t) -> t.set(snapshot.best(name)));
        return this;
    }

    /// The reports of all epochs so far, those before an interruption included.
    public List<EpochReport> reports() {
        return List.copyOf(state.done);
    }

    /// Asks a running training to finish its step, save and return; may be called from any thread.
    public void stop() {
        stopping = true;
    }

    /// Trains until the last epoch, the end of patience or [#stop()]; takes all memory before the first step.
    ///
    /// All numbers are looked at after each epoch and before each snapshot, so that a broken one is never saved.
    ///
    /// @throws IllegalStateException if the recipe has a patience, but there is nothing to validate on
    /// @throws dev.tiefgang.runtime.MemoryException if there is not enough
    /// @throws NonFiniteException if a number is no longer finite; the last snapshot is then still a good one
    public History run() {
        if (validation == null && recipe.patience() > 0)
            throw new IllegalStateException("Trainer: expected a data set to validate on for a patience of "
                    + recipe.patience() + " epochs, received none; call validate(…) or take patience 0");
        prepare();
        Progress p = state.progress;
        var evaluator = validation == null ? null : new Evaluator(shown, validation, pool);
        History.End end = History.End.COMPLETE;
        try (evaluator;
                var batches = new Batches(training, epoch.batch(), this::batchLast)) {
            listeners.forEach(l -> l.started(p));
            double saved = now();
            while (p.epoch < recipe.epochs() && !isPatienceOver()) {
                double began = now();
                long seenBefore = p.seen;
                batches.start(p.epoch, order(), p.batchInEpoch);
                while (!stopping && batches.next()) {
                    learn(batches);
                    for (int i = 0; i < listeners.size(); i++) listeners.get(i).stepped(p);
                    if (isClockSpared(batches)) continue;
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

    /// True between small steps that lie ready one after the other: looking at the clock would cost as much as they do.
    private boolean isClockSpared(Batches batches) {
        return saveEverySeconds > 0 && batches.isWithinBlock() && state.progress.step % CLOCK != 0;
    }

    /// The samples of this epoch in the order in which they are learned.
    private int[] order() {
        int[] all = Rng.of(recipe.seed(), "shuffle", state.progress.epoch).permutation(epoch.samples());
        return Arrays.copyOf(all, epoch.learned());
    }

    private boolean isPatienceOver() {
        return recipe.patience() > 0 && state.waiting >= recipe.patience();
    }

    private History finish(History.End how) {
        Sentinel.requireFinite(numbers, state.progress.step);
        boolean chosen = validation != null && state.bestEpoch > 0 && how != History.End.STOPPED;
        show();
        // Who stopped is to go on with the weights that learn.
        Params end = chosen ? best : how == History.End.STOPPED ? model.params() : shown.params();
        if (end != model.params()) model.params().all().forEach((name, t) -> t.set(end.tensor(name)));
        int epoch = chosen ? state.bestEpoch : state.progress.epoch;
        var history = new History(state.done, epoch, state.progress.step, how);
        listeners.forEach(l -> l.finished(history));
        return history;
    }

    /// One step on the batch at hand.
    private void learn(Batches batches) {
        Progress p = state.progress;
        int n = batches.count();
        LearningRun s = step(n);
        Run run = s.run();
        run.fill(Network.INPUT, batches.inputs(), batches.inputsAt());
        run.fillRows(LearningStep.TARGET, batches.targets(), batches.targetsAt());
        if (training.hasWeights()) run.fill(LearningStep.WEIGHT, batches.weights(), batches.weightsAt());
        s.set(recipe, rate(), part(n), p);
        run.compute();
        double loss = s.loss().at(0);
        if (!Double.isFinite(loss)) throw trace(run, n);
        run.update();
        int width = Math.max(1, training.target().size());
        for (int i = 0; i < n; i++)
            if (Scores.right(
                    s.output(), i * outputs, outputs, batches.targets(), batches.targetsAt() + i * width, classes > 0))
                p.right++;
        p.lossSum += loss * model.network().loss().averagedOver(n);
        p.seen += n;
        p.step++;
        p.batchInEpoch++;
    }

    private double rate() {
        return recipe.optimizer().rate()
                * recipe.schedule().factor(state.progress.position(), recipe.epochs(), state.seen);
    }

    private NonFiniteException trace(Run run, int n) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        float[] rowMajor = new float[n * training.input().size()],
                targets = new float[n * Math.max(1, training.target().size())],
                weights = new float[n];
        int[] order = order();
        DataSet shown = training.epoch(state.progress.epoch);
        for (int i = 0; i < n; i++) {
            int sample = order[state.progress.batchInEpoch * epoch.batch() + i];
            shown.read(
                    sample,
                    rowMajor,
                    i * training.input().size(),
                    targets,
                    i * Math.max(1, training.target().size()));
            weights[i] = shown.weight(sample);
        }
        inputs.put(Network.INPUT, Tensor.of(training.input().batch(n), rowMajor));
        inputs.put(LearningStep.TARGET, Tensor.of(Shape.of(targets.length), targets));
        if (training.hasWeights()) inputs.put(LearningStep.WEIGHT, Tensor.of(Shape.of(n), weights));
        if (run.reads(Scope.RANDOM)) inputs.put(Scope.RANDOM, run.input(Scope.RANDOM));
        return Sentinel.trace(model, recipe, numbers, n, classes, inputs, state.progress.step + 1);
    }

    private void finishEpoch(@Nullable Evaluator evaluator, double began, long learned) {
        Progress p = state.progress;
        Sentinel.requireFinite(numbers, p.step);
        double learnedIn = now() - began, validationLoss = Double.NaN, validationAccuracy = Double.NaN;
        boolean better = false;
        if (evaluator != null) {
            show();
            Evaluation e = evaluator.run();
            validationLoss = e.loss();
            validationAccuracy = e.accuracy();
            double score = classes > 0 ? e.accuracy() : -e.loss();
            better = score > state.best;
            state.waiting = better ? 0 : state.waiting + 1;
            if (better) {
                state.best = score;
                state.bestEpoch = p.epoch + 1;
                best.all().forEach((name, t) -> t.set(shown.params().tensor(name)));
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
        state.add(report);
        p.epoch++;
        p.batchInEpoch = 0;
        p.lossSum = 0;
        p.right = p.seen = 0;
        save(better);
        listeners.forEach(l -> l.epoch(report));
    }

    private void save(boolean isBest) {
        Sentinel.requireFinite(numbers, state.progress.step);
        if (store == null) return;
        var tensors = new LinkedHashMap<String, Tensor>(numbers.all());
        if (validation != null && !isBest) Snapshot.putBest(best, tensors);
        store.save(new Snapshot(state.progress.step, tensors, state.text()), isBest);
        listeners.forEach(l -> l.saved(state.progress.step));
    }

    /// Takes the memory for steps of all sizes before the first one, so that none is missing later.
    private void prepare() {
        if (whole == null) whole = build(epoch.batch());
        if (rest == null && epoch.rest() > 0) rest = build(epoch.rest());
        if (gathering == null && state.progress.group > 1)
            gathering = run(LearningStep.gathering(
                    model.network(), recipe, epoch.batch(), classes, training.hasWeights(), model.precision()));
    }

    private LearningRun build(int n) {
        return run(LearningStep.of(model.network(), recipe, n, classes, training.hasWeights(), model.precision()));
    }

    private LearningRun run(LearningStep learning) {
        return LearningRun.of(learning, recipe.optimizer(), numbers, pool);
    }

    private LearningRun step(int n) {
        if (!state.progress.changesNext()) return Objects.requireNonNull(gathering);
        return Objects.requireNonNull(n == epoch.batch() ? whole : rest);
    }

    /// Whether a batch of `n` is expected with the batch innermost.
    private boolean batchLast(int n) {
        return Objects.requireNonNull(n == epoch.batch() ? whole : rest).run().batchLast(Network.INPUT);
    }

    /// What a batch of `n` counts among those that make one step.
    private double part(int n) {
        return (double) model.network().loss().averagedOver(n)
                / model.network().loss().averagedOver(state.progress.samplesOfGroup());
    }

    private static double now() {
        return System.nanoTime() * 1e-9;
    }
}
