package dev.tiefgang.cli;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.NonFiniteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;

/// The runs of a sweep one after the other, each in a folder of its own; what is done is not done again.
final class Sweep {
    /// The file that has a row for each run.
    static final String CSV = "sweep.csv";

    /// A run that is to be done.
    record Job(SequencedMap<String, String> settings, TrainPlan plan) {
        /// Fit for a folder's name: `hidden=8 lr=0.1-1`.
        String folder() {
            String text = SweepGrid.text(settings).replaceAll("[^\\p{L}\\p{N}=.,+ -]+", "_");
            return (text.length() > 120 ? text.substring(0, 120) + Integer.toHexString(text.hashCode()) : text) + "-"
                    + plan.run().recipe().seed();
        }
    }

    private final Path folder;
    private final List<Job> jobs;
    private final int threads;
    private final boolean numbers;
    private final Output output;
    private final Map<SequencedMap<String, String>, SweepResult> results = new LinkedHashMap<>();

    /// @param numbers whether numbers are predicted
    Sweep(Path folder, List<Job> jobs, int threads, boolean numbers, Output output) {
        this.folder = folder;
        this.jobs = List.copyOf(jobs);
        this.threads = threads;
        this.numbers = numbers;
        this.output = output;
    }

    /// Does all runs that have not been done.
    ///
    /// @throws CancellationException if the user stopped it; what is done is kept
    List<SweepResult> run() {
        for (Job job : jobs)
            results.computeIfAbsent(
                    job.settings(),
                    s -> new SweepResult(
                            s,
                            job.plan().run().network().summary().parameters(),
                            new ArrayList<>(),
                            new ArrayList<>()));
        List<Job> open = jobs.stream().filter(job -> !isDone(job)).toList();
        if (open.size() < jobs.size())
            output.line("%s of %d done before.", Units.of(jobs.size() - (long) open.size(), "run"), jobs.size());
        try (var countdown = new Countdown(output, !output.json() && ProgressView.isTerminal(), open.size())) {
            for (Job job : open) run(job, countdown);
        }
        write();
        return List.copyOf(results.values());
    }

    private boolean isDone(Job job) {
        Path path = folder.resolve(job.folder());
        if (!RunFolder.isRun(path)) return false;
        RunDescription there = RunFolder.description(path), here = job.plan().run();
        if (!there.network().equals(here.network())
                || !there.recipe().equals(here.recipe())
                || there.validation() != here.validation()
                || !there.data().fingerprint().equals(here.data().fingerprint()))
            throw new DataException(path + ": expected the run of this sweep, found one of another network, recipe or"
                    + " data; begin in another folder");
        if (RunFolder.result(path).isEmpty()) return false;
        add(job, SweepResult.Run.of(path));
        return true;
    }

    private void add(Job job, SweepResult.Run run) {
        result(job).runs().add(run);
    }

    private SweepResult result(Job job) {
        SweepResult result = results.get(job.settings());
        if (result == null) throw new IllegalStateException("Sweep: there is no combination " + job.settings());
        return result;
    }

    private void run(Job job, Countdown countdown) {
        Path path = folder.resolve(job.folder());
        String title = SweepGrid.text(job.settings()) + ", seed "
                + job.plan().run().recipe().seed();
        countdown.begin(title);
        try (RunFolder opened = Files.exists(path) ? RunFolder.open(path) : RunFolder.createAt(path)) {
            if (!RunFolder.isRun(path)) opened.write(job.plan().run());
            new TrainingRun(opened, job.plan().run(), job.plan().data(), threads, output)
                    .watched(countdown)
                    .run();
        } catch (CancellationException e) {
            write();
            long done =
                    results.values().stream().mapToLong(r -> r.runs().size()).sum();
            var stopped = new CancellationException("stopped; " + done + " of " + jobs.size()
                    + " runs are done and kept; go on with the same command and --out " + folder);
            stopped.initCause(e);
            throw stopped;
        } catch (NonFiniteException e) {
            result(job).failures().add(String.valueOf(e.getMessage()));
            countdown.done(title + "  failed: " + e.getMessage());
            return;
        }
        SweepResult.Run run = SweepResult.Run.of(path);
        add(job, run);
        write();
        countdown.done(title + "  validation "
                + (numbers ? "error " + Measure.number(run.score()) : Units.percent(run.score(), 2)) + "  "
                + Units.decimal(run.seconds(), 1) + " s");
    }

    private void write() {
        SweepResult.writeCsv(folder.resolve(CSV), List.copyOf(results.values()), numbers);
    }
}
