package dev.tiefgang.cli;

import dev.tiefgang.formats.EventReader;
import dev.tiefgang.formats.EventWriter;
import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.FormatException;
import dev.tiefgang.formats.MetricsCsv;
import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.Listener;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes down what each epoch brought: `metrics.csv` for people, event files for TensorBoard.
final class RunRecorder implements Listener, AutoCloseable {
    private static final String[] COLUMNS = {
        "loss", "accuracy", "validation_loss", "validation_accuracy", "rate", "seconds", "samples_per_second"
    };

    private final MetricsCsv metrics;
    private final EventWriter events;

    /// Goes on after `step` with what was written up to there.
    ///
    /// Later rows and events are cut off. Rows that a killed process owed are made up from the reports in its
    /// checkpoint: it saves that first.
    ///
    /// @param reports the epochs up to that step
    RunRecorder(RunFolder run, long step, List<EpochReport> reports) {
        EventWriter.cutBack(run.path(), step);
        Set<Long> shown = steps(run.path());
        try {
            Files.deleteIfExists(run.metrics()); // the reports hold all of it
        } catch (IOException e) {
            throw FileException.of(run.metrics(), "replaced", e);
        }
        metrics = new MetricsCsv(run.metrics(), COLUMNS);
        reports.forEach(this::row);
        events = new EventWriter(run.path());
        for (EpochReport r : reports) if (!shown.contains(r.step())) show(r);
        events.flush();
    }

    private static Set<Long> steps(Path folder) {
        var steps = new HashSet<Long>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "events.out.tfevents.*")) {
            for (Path file : files) {
                try {
                    EventReader.read(file).forEach(s -> steps.add(s.step()));
                } catch (FormatException e) {
                    // Torn at birth: it shows nothing.
                }
            }
        } catch (IOException e) {
            throw FileException.of(folder, "read", e);
        }
        return steps;
    }

    @Override
    public void epoch(EpochReport report) {
        row(report);
        show(report);
        events.flush();
    }

    private void row(EpochReport r) {
        metrics.append(
                r.epoch(),
                r.step(),
                r.loss(),
                r.accuracy(),
                r.validationLoss(),
                r.validationAccuracy(),
                r.rate(),
                r.seconds(),
                r.samplesPerSecond());
    }

    private void show(EpochReport r) {
        Map<String, Double> curves = new LinkedHashMap<>();
        curves.put("loss/training", r.loss());
        curves.put("loss/validation", r.validationLoss());
        curves.put("accuracy/training", r.accuracy());
        curves.put("accuracy/validation", r.validationAccuracy());
        curves.put("rate", r.rate());
        curves.put("samples per second", r.samplesPerSecond());
        double now = System.currentTimeMillis() / 1000.0;
        curves.forEach((tag, value) -> {
            if (Double.isFinite(value)) events.scalar(r.step(), now, tag, value.floatValue());
        });
    }

    @Override
    public void close() {
        events.close();
    }
}
