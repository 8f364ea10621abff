package dev.tiefgang.cli;

import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.train.Recipe;
import java.nio.file.Path;

/// What is said at the beginning and at the end of a run.
final class RunReport {
    private RunReport() {}

    static void begin(Output output, RunDescription run, Path folder, int threads, long memory) {
        int samples = run.data().samples() - run.validation();
        Recipe r = run.recipe();
        output.line(
                "%s on %s: %s, %s to learn, %s to validate",
                run.model(),
                run.data().name(),
                Units.of(run.network().summary().parameters(), "parameter"),
                Units.of(samples, "sample"),
                Units.count(run.validation()));
        output.line(
                "Loss %s; %s; schedule %s; weight decay %s; clip %s; %s, batch %d, seed %d",
                LossOptions.wording(run.network().loss()),
                Wording.optimizer(r.optimizer()),
                Wording.schedule(r.schedule()),
                Wording.number(r.weightDecay()),
                Wording.clip(r.clip()),
                Units.of(run.epochs(), "epoch"),
                r.batch(),
                r.seed());
        r.extras().ifPresent(e -> output.line("Also: %s", Wording.extras(e)));
        output.line(
                "%s %s, %s for training.",
                KernelChoice.current().why(), Units.of(threads, "thread"), Units.bytes(memory));
        output.line("Run folder %s; Ctrl+C stops, 'tiefgang resume %s' goes on.", folder, folder);
    }

    /// Prints the result for people; `--json` gets it from the caller.
    static void end(Output output, RunResult r) {
        if (r.epochs() < r.planned())
            output.line(
                    "Ended after epoch %d of %d: no better validation result for too long.", r.epochs(), r.planned());
        String score = r.accuracy()
                .map(a -> Units.percent(a, 2) + " of " + Units.of(r.testSamples(), "sample") + " right")
                .or(() -> r.error()
                        .map(e -> "typical error " + Measure.number(e) + " on " + Units.of(r.testSamples(), "sample")))
                .orElse(Units.of(r.testSamples(), "sample"));
        boolean learned = r.tested().filter(t -> t == Tested.LEARNED).isPresent();
        output.line(
                "Test: %s, loss %s (weights of epoch %d)%s",
                score,
                Units.decimal(r.loss(), 4),
                r.bestEpoch(),
                learned ? "; tested on what was learned, there are no other samples" : "");
        output.line("Fingerprint: %s", r.fingerprint());
        output.line(
                "Time: %s s for %s, %s samples/s",
                Units.decimal(r.seconds(), 1),
                Units.of(r.epochs(), "epoch"),
                Units.count(Math.round(r.samplesPerSecond())));
        output.line("Run: %s", r.run());
    }

    /// Prints the result for people and for programs.
    static void all(Output output, RunResult r) {
        end(output, r);
        output.result(RecordJson.write(r));
    }
}
