package dev.tiefgang.cli;

import dev.tiefgang.formats.CheckpointFolder;
import dev.tiefgang.formats.CheckpointFolder.Loaded;
import dev.tiefgang.formats.FormatException;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.nn.Model;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.Evaluator;
import dev.tiefgang.train.History;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Snapshot;
import dev.tiefgang.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/// Carries out what a [RunDescription] says, from wherever the run folder's checkpoints left off, to the test.
final class TrainingRun {
    private static final double SAVE_EVERY_SECONDS = 30;

    private final RunFolder folder;
    private final RunDescription run;
    private final Lesson lesson;
    private final List<String> labels;
    private final Datasets.Loaded data;
    private final int threads;
    private final Output output;
    private final LiveCurves curves;
    private Optional<Listener> watcher = Optional.empty();
    private final AtomicReference<Optional<Trainer>> current = new AtomicReference<>(Optional.empty());

    TrainingRun(RunFolder folder, RunDescription run, RunData data, int threads, Output output) {
        this.folder = folder;
        this.run = run;
        this.lesson = Lesson.of(run, data.samples());
        this.labels = data.samples().labels();
        this.data = data.source();
        this.threads = threads;
        this.output = output;
        this.curves = new LiveCurves(
                epochs -> Curves.write(folder.curves(), Measure.of(run), epochs),
                () -> System.nanoTime() * 1e-9,
                output::note);
    }

    /// Shows a listener how training goes instead of the user.
    TrainingRun watched(Listener listener) {
        this.watcher = Optional.of(listener);
        return this;
    }

    /// Trains, saves the model, tests it, and saves the result.
    ///
    /// @throws CancellationException if the user stopped it; what was learned is saved
    RunResult run() {
        try (var pool = new Pool(threads);
                var interrupts = new Interrupts(this::stop)) {
            Model model = lesson.model();
            History history = train(model, pool, interrupts);
            curves.finish();
            if (history.end() == History.End.STOPPED)
                throw new CancellationException("stopped after step %d, which is saved; go on with: tiefgang resume %s"
                        .formatted(history.steps(), folder.path()));
            LearnedData.addTo(new ModelFile(model, labels), run.data()).save(folder.model());
            Tested tested = data.parts() == Datasets.Parts.SAME ? Tested.LEARNED : Tested.PUT_ASIDE;
            RunResult result = RunResult.of(
                    folder.path().toString(), run, model.fingerprint(), history, test(model, pool), tested);
            folder.write(result);
            return result;
        }
    }

    private void stop() {
        output.note("\nStopping after this step; press Ctrl+C again to end at once.");
        current.get().ifPresent(Trainer::stop);
    }

    /// Trains stage after stage: a run that was extended changes its recipe on the way.
    private History train(Model model, Pool pool, Interrupts interrupts) {
        while (true) {
            Optional<Snapshot> from = newest();
            long step = from.map(Snapshot::step).orElse(0L);
            OptionalLong change = run.nextChange(step);
            History history = stage(model, pool, interrupts, from, change);
            boolean goesOn = change.isPresent() && history.steps() == change.getAsLong() && !interrupts.requested();
            if (!goesOn) return history;
        }
    }

    private History stage(Model model, Pool pool, Interrupts interrupts, Optional<Snapshot> from, OptionalLong change) {
        long step = from.map(Snapshot::step).orElse(0L);
        Recipe recipe = run.recipeAt(step);
        var trainer = new Trainer(model, recipe, lesson.training()).pool(pool);
        if (lesson.validation().size() > 0) trainer.validate(lesson.validation());
        from.ifPresent(trainer::resume);
        curves.begin(trainer.reports());
        try (var recorder = new RunRecorder(folder, step, trainer.reports());
                var view = new ProgressView(
                        output, !output.json() && ProgressView.isTerminal(), recipe.epochs(), Measure.of(run))) {
            if (watcher.isPresent()) trainer.listen(watcher.get());
            else trainer.listen(view);
            trainer.save(this::save, SAVE_EVERY_SECONDS).listen(recorder, curves, new Listener() {
                @Override
                public void stepped(Progress p) {
                    if (change.isPresent() && p.step() == change.getAsLong()) trainer.stop();
                }
            });
            current.set(Optional.of(trainer));
            if (interrupts.requested()) trainer.stop();
            return trainer.run();
        } finally {
            current.set(Optional.empty()); // its memory is needed for the test
        }
    }

    private void save(Snapshot snapshot, boolean best) {
        var metadata = new LinkedHashMap<>(ModelFile.metadata(run.network(), labels));
        metadata.putAll(snapshot.state());
        folder.checkpoints().save(snapshot.step(), snapshot.tensors(), metadata, best);
    }

    private Optional<Snapshot> newest() {
        Optional<Loaded> newest;
        try {
            newest = folder.checkpoints().newestValid();
        } catch (FormatException e) {
            output.note(e.getMessage() + "; training begins anew from run.json");
            return Optional.empty();
        }
        newest.ifPresent(l -> {
            for (CheckpointFolder.Skipped s : l.skipped()) output.note("Damaged checkpoint passed over: " + s.reason());
            if (!l.skipped().isEmpty()) output.note("Going back to " + l.path() + ", step " + l.step());
        });
        return newest.map(
                        l -> new Snapshot(l.step(), l.file().tensors(), l.file().metadata()))
                .map(s -> run.isExtendedAt(s.step()) ? s.withPatience() : s);
    }

    private Evaluation test(Model model, Pool pool) {
        try (var evaluator = new Evaluator(model, run.scale().of(data.test()), pool)) {
            return evaluator.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            Failure failure = Failure.of(e);
            String message = "The model is saved, but its test failed (again with: tiefgang resume " + folder.path()
                    + "): " + failure.message();
            throw failure.code() == Failure.CONTENT
                    ? new DataException(message, e)
                    : new IllegalStateException(message, e);
        }
    }
}
