package dev.tiefgang.train;

import dev.tiefgang.tensor.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What training must remember beside tensors, and its form as text in a checkpoint.
final class TrainingState {
    final Progress progress;
    final List<EpochReport> reports = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    int bestEpoch;
    int waiting;

    TrainingState(Progress progress) {
        this.progress = progress;
    }

    SequencedMap<String, String> text() {
        var m = new LinkedHashMap<String, String>();
        m.put("training.samples", String.valueOf(progress.samples));
        m.put("training.batch", String.valueOf(progress.batch));
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

    /// Takes over what a snapshot remembers.
    ///
    /// @throws DataException if something is missing, is no number, or belongs to other data
    void restore(Snapshot snapshot) {
        Map<String, String> m = snapshot.state();
        try {
            require(m, "training.samples", progress.samples);
            require(m, "training.batch", progress.batch);
            progress.step = snapshot.step();
            progress.epoch = Integer.parseInt(text(m, "training.epoch"));
            progress.batchInEpoch = Integer.parseInt(text(m, "training.batchInEpoch"));
            progress.lossSum = Double.parseDouble(text(m, "training.lossSum"));
            progress.right = Long.parseLong(text(m, "training.right"));
            progress.seen = Long.parseLong(text(m, "training.seen"));
            best = Double.parseDouble(text(m, "training.best"));
            bestEpoch = Integer.parseInt(text(m, "training.bestEpoch"));
            waiting = Integer.parseInt(text(m, Snapshot.WAITING));
            for (int e = 1; e <= progress.epoch; e++) reports.add(report(e, text(m, "training.report." + e)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new DataException(
                    "Checkpoint of step " + snapshot.step() + ": expected numbers in its state, " + e.getMessage(), e);
        }
    }

    private static void require(Map<String, String> m, String key, int expected) {
        int found = Integer.parseInt(text(m, key));
        if (found != expected)
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
