package dev.tiefgang.cli;

import dev.tiefgang.metric.Confusion;
import dev.tiefgang.nn.Model;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.Evaluator;
import dev.tiefgang.train.Folds;
import dev.tiefgang.train.History;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Split;
import dev.tiefgang.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/// Trains a run's network anew on all but one part of a data set, tests it on that part, and so for each part.
final class CrossValidation {
    /// One part.
    ///
    /// @param fold from 1
    /// @param error root of the mean squared error in the unit of the target, where numbers are predicted
    record Fold(long seed, int fold, Evaluation evaluation, double error, double seconds) {}

    private final RunDescription run;
    private final DataSet all;
    private final int threads;
    private final Output output;
    private final AtomicReference<Optional<Trainer>> current = new AtomicReference<>(Optional.empty());

    /// @param run what is trained and how
    /// @param all the samples, none of them twice
    CrossValidation(RunDescription run, DataSet all, int threads, Output output) {
        this.run = run;
        this.all = all;
        this.threads = threads;
        this.output = output;
    }

    /// Does all folds for each of some seeds, beginning with the run's.
    ///
    /// @throws UsageException if there cannot be so many folds, or the network does not take the samples
    /// @throws CancellationException if the user stopped it
    List<Fold> run(int folds, int seeds) {
        Ranges.within("--folds", folds, 2, all.size());
        int learned = all.size() - Math.ceilDiv(all.size(), folds);
        MemoryCheck.require(MemoryCheck.needed(run.network(), run.recipe(), all, validation(learned), threads));
        var results = new ArrayList<Fold>();
        try (var pool = new Pool(threads);
                var interrupts = new Interrupts(this::stop);
                var countdown = new Countdown(output, !output.json() && ProgressView.isTerminal(), folds * seeds)) {
            for (int s = 0; s < seeds; s++) {
                Recipe recipe = run.recipeAt(Long.MAX_VALUE).seed(run.recipe().seed() + s);
                List<Split> splits = Folds.stratified(all, folds, recipe.seed());
                for (int f = 0; f < folds; f++) {
                    String title =
                            "fold %d/%d".formatted(f + 1, folds) + (seeds > 1 ? " of seed " + recipe.seed() : "");
                    countdown.begin(title);
                    Fold fold = fold(splits.get(f), recipe, f + 1, countdown, pool, interrupts);
                    results.add(fold);
                    countdown.done(title + "  " + text(fold));
                }
            }
        }
        return results;
    }

    private Fold fold(Split split, Recipe recipe, int number, Countdown countdown, Pool pool, Interrupts interrupts) {
        long began = System.nanoTime();
        Split learned =
                Split.stratified(split.training(), validation(split.training().size()), recipe.seed());
        Optional<Scale> scale = run.data().scale().map(_ -> Scale.fit(learned.training()));
        RunDescription fold = run.with(recipe, scale);
        Lesson lesson = Lesson.of(fold, learned);
        Model model = lesson.model();
        Trainer trainer =
                new Trainer(model, recipe, lesson.training()).pool(pool).listen(countdown);
        if (lesson.validation().size() > 0) trainer.validate(lesson.validation());
        current.set(Optional.of(trainer));
        if (interrupts.requested()) trainer.stop();
        History history = trainer.run();
        if (history.end() == History.End.STOPPED)
            throw new CancellationException("stopped in fold " + number + "; the run itself is as it was");
        try (var evaluator = new Evaluator(model, fold.scale().of(split.validation()), pool)) {
            Evaluation e = evaluator.run();
            return new Fold(
                    recipe.seed(), number, e, Measure.of(fold).error(e.loss()), (System.nanoTime() - began) * 1e-9);
        }
    }

    /// As large a part is put aside for choosing the best epoch as in the run itself.
    private int validation(int samples) {
        return (int) ((long) run.validation() * samples / run.data().samples());
    }

    private void stop() {
        output.note("\nStopping after this step; press Ctrl+C again to end at once.");
        current.get().ifPresent(Trainer::stop);
    }

    private String text(Fold f) {
        String score = run.data().scale().isPresent()
                ? "typical error " + Measure.number(f.error())
                : "accuracy " + Units.percent(f.evaluation().accuracy(), 2);
        return "%s  loss %s  %s, %s s"
                .formatted(
                        score,
                        Units.decimal(f.evaluation().loss(), 4),
                        Units.of(f.evaluation().samples(), "sample"),
                        Units.decimal(f.seconds(), 1));
    }

    /// All folds of a seed as one evaluation: each sample was tested once.
    static Evaluation pooled(List<Fold> folds) {
        if (folds.isEmpty()) throw new DataException("Cross-validation: expected folds, received none");
        List<String> labels = folds.getFirst().evaluation().labels();
        long[][] confusion = new long[labels.size()][labels.size()];
        double loss = 0, right = 0;
        int samples = 0;
        for (Fold f : folds) {
            Evaluation e = f.evaluation();
            samples += e.samples();
            loss += e.loss() * e.samples();
            right += e.accuracy() * e.samples();
            for (int i = 0; i < confusion.length; i++)
                for (int j = 0; j < confusion.length; j++)
                    confusion[i][j] += e.confusion().count(i, j);
        }
        return new Evaluation(
                samples,
                loss / samples,
                Math.round(right) / (double) samples,
                labels,
                Confusion.of(confusion),
                new int[0],
                new float[0]);
    }
}
