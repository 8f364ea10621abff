package dev.tiefgang.cli;

import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.History;

/// How a run ended; the content of `result.json` and what `--json` prints.
///
/// @param accuracy share of the test set that is right
/// @param loss mean loss on the test set
/// @param fingerprint of the model
/// @param samplesPerSecond samples learned per second, validation left out, mean over all epochs
/// @param run the run folder
/// @param epochs epochs done
/// @param planned epochs that were asked for; more than were done where patience ended
/// @param bestEpoch the epoch whose weights the model has
/// @param steps steps done
/// @param seconds time for all epochs, validation included
/// @param testSamples size of the test set
record RunResult(
        double accuracy,
        double loss,
        String fingerprint,
        double samplesPerSecond,
        String run,
        int epochs,
        int planned,
        int bestEpoch,
        long steps,
        double seconds,
        int testSamples) {
    static RunResult of(String run, int planned, String fingerprint, History history, Evaluation test) {
        double seconds =
                history.epochs().stream().mapToDouble(EpochReport::seconds).sum();
        double perSample = history.epochs().stream()
                .mapToDouble(e -> 1 / e.samplesPerSecond())
                .average()
                .orElse(Double.POSITIVE_INFINITY);
        return new RunResult(
                test.accuracy(),
                test.loss(),
                fingerprint,
                1 / perSample,
                run,
                history.epochs().size(),
                planned,
                history.bestEpoch(),
                history.steps(),
                seconds,
                test.samples());
    }

    /// The same result of a folder that has been moved.
    RunResult in(String folder) {
        return new RunResult(
                accuracy,
                loss,
                fingerprint,
                samplesPerSecond,
                folder,
                epochs,
                planned,
                bestEpoch,
                steps,
                seconds,
                testSamples);
    }
}
