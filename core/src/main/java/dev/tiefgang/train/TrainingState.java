package dev.tiefgang.train;

import dev.tiefgang.optim.EpochScore;
import dev.tiefgang.tensor.DataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What training must remember beside tensors, and its form as text in a checkpoint.
final class TrainingState {
    /// Left out where there are none, as in checkpoints from before there were any.
    private static final String EXTRAS = "training.extras";

    private final Epoch epoch;
    private final Recipe recipe;
    final Progress progress;
    private final List<EpochReport> reports = new ArrayList<>();
    private final List<EpochScore> scores = new ArrayList<>();
    /// Views of the reports and of what schedules see of them, which nobody can change.
    final List<EpochReport> done = Collections.unmodifiableList(reports);

    final List<EpochScore> seen = Collections.unmodifiableList(scores);
    double best = Double.NEGATIVE_INFINITY;
    int bestEpoch;
    int waiting;

    TrainingState(Epoch epoch, Recipe recipe) {
        this.epoch = epoch;
        this.recipe = recipe;
        this.progress = new Progress(epoch, recipe);
    }

    void add(EpochReport report) {
        reports.add(report);
        scores.add(report.score());
    }

    SequencedMap<String, String> text() {
        SequencedMap<String, String> m = fixed();
        recipe.extras().ifPresent(e -> m.put(EXTRAS, e.toString()));
        m.put("training.epoch", String.valueOf(progress.epoch));
        m.put("training.batchInEpoch", String.valueOf(progress.batchInEpoch));
        m.put("training.lossSum", String.valueOf(progress.lossSum));
        m.put("training.right", String.valueOf(progress.right));
        m.put("training.seen", String.valueOf(progress.seen));
        m.put("training.best", String.valueOf(best));
        m.put("training.bestEpoch", String.valueOf(bestEpoch));
        m.put(Snapshot.WAITING, String.valueOf(waiting));
        for (EpochReport r : reports) m.put("training.report." + r.epoch(), text(r));
        return m;
    }

    /// What must be the same when training goes on: all of the recipe but epochs and patience.
    private SequencedMap<String, String> fixed() {
        var m = new LinkedHashMap<String, String>();
        m.put("training.samples", String.valueOf(epoch.samples()));
        m.put("training.batch", String.valueOf(epoch.batch()));
        m.put("training.seed", String.valueOf(recipe.seed()));
        m.put("training.optimizer", recipe.optimizer().toString());
        m.put("training.schedule", recipe.schedule().toString());
        m.put("training.weightDecay", String.valueOf(recipe.weightDecay()));
        m.put("training.clip", recipe.clip().toString());
        m.put("training.frozen", recipe.frozen().toString());
        return m;
    }

    private void requireExtras(Map<String, String> m) {
        String expected = recipe.extras().map(Extras::toString).orElse("none"), found = m.getOrDefault(EXTRAS, "none");
        if (!found.equals(expected))
            throw new DataException(
                    "Checkpoint: expected " + EXTRAS + " = " + expected + " as in this run, received " + found);
    }

    private static String text(EpochReport r) {
        return "%d %s %s %s %s %s %s %s"
                .formatted(
                        r.step(),
                        r.loss(),
                        r.accuracy(),
                        r.validationLoss(),
                        r.validationAccuracy(),
                        r.rate(),
                        r.seconds(),
                        r.samplesPerSecond());
    }

    private static EpochReport report(int epoch, String text) {
        double[] v = Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new EpochReport(epoch, (long) v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    }

    /// Takes over what a snapshot remembers, all of it or nothing.
    ///
    /// @throws DataException if something is missing, is no number, or belongs to other data or another recipe
    void restore(Snapshot snapshot) {
        Map<String, String> m = snapshot.state();
        fixed().forEach((key, expected) -> require(m, key, expected));
        requireExtras(m);
        var read = new TrainingState(epoch, recipe);
        try {
            read.parse(m, snapshot.step());
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new DataException(
                    "Checkpoint of step " + snapshot.step() + ": expected numbers in its state, " + e.getMessage(), e);
        }
        progress.set(read.progress);
        reports.clear();
        scores.clear();
        read.reports.forEach(this::add);
        best = read.best;
        bestEpoch = read.bestEpoch;
        waiting = read.waiting;
    }

    private void parse(Map<String, String> m, long step) {
        progress.step = step;
        progress.epoch = Integer.parseInt(text(m, "training.epoch"));
        progress.batchInEpoch = Integer.parseInt(text(m, "training.batchInEpoch"));
        progress.lossSum = Double.parseDouble(text(m, "training.lossSum"));
        progress.right = Long.parseLong(text(m, "training.right"));
        progress.seen = Long.parseLong(text(m, "training.seen"));
        best = Double.parseDouble(text(m, "training.best"));
        bestEpoch = Integer.parseInt(text(m, "training.bestEpoch"));
        waiting = Integer.parseInt(text(m, Snapshot.WAITING));
        for (int e = 1; e <= progress.epoch; e++) add(report(e, text(m, "training.report." + e)));
        if (step != (long) progress.epoch * epoch.steps() + progress.batchInEpoch
                || progress.batchInEpoch < 0
                || progress.batchInEpoch >= epoch.steps())
            throw new DataException(
                    "Checkpoint of step %d: expected epochs of %d steps, received %d of them and %d steps"
                            .formatted(step, epoch.steps(), progress.epoch, progress.batchInEpoch));
    }

    private static void require(Map<String, String> m, String key, String expected) {
        String found = text(m, key);
        if (!found.equals(expected))
            throw new DataException(
                    "Checkpoint: expected " + key + " = " + expected + " as in this run, received " + found);
    }

    private static String text(Map<String, String> m, String key) {
        String s = m.get(key);
        if (s == null)
            throw new DataException(
                    "Checkpoint: expected an entry '" + key + "', found none; it was not written by training");
        return s;
    }
}
