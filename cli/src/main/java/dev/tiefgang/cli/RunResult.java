package dev.tiefgang.cli;

import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.History;
import java.util.Optional;

/// How a run ended; the content of `result.json` and what `--json` prints.
///
/// @param accuracy share of the test set that is right; empty where numbers of a CSV file are predicted
/// @param error root of the mean squared error on the test set in the target's unit, where numbers are predicted
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
/// @param tested how the test set stands to what was learned; empty in results of earlier versions
record RunResult(
        Optional<Double> accuracy,
        Optional<Double> error,
        double loss,
        String fingerprint,
        double samplesPerSecond,
        String run,
        int epochs,
        int planned,
        int bestEpoch,
        long steps,
        double seconds,
        int testSamples,
        Optional<Tested> tested) {
    static RunResult of(
            String folder, RunDescription run, String fingerprint, History history, Evaluation test, Tested tested) {
        Measure measure = Measure.of(run);
        double seconds =
                history.epochs().stream().mapToDouble(EpochReport::seconds).sum();
        double perSample = history.epochs().stream()
                .mapToDouble(e -> 1 / e.samplesPerSecond())
                .average()
                .orElse(Double.POSITIVE_INFINITY);
        return new RunResult(
                measure.numbers() ? Optional.empty() : Optional.of(test.accuracy()),
                measure.numbers() && measure.squared() ? Optional.of(measure.error(test.loss())) : Optional.empty(),
                test.loss(),
                fingerprint,
                1 / perSample,
                folder,
                history.epochs().size(),
                run.epochs(),
                history.bestEpoch(),
                history.steps(),
                seconds,
                test.samples(),
                Optional.of(tested));
    }

    /// The same result of a folder that has been moved.
    RunResult in(String folder) {
        return new RunResult(
                accuracy,
                error,
                loss,
                fingerprint,
                samplesPerSecond,
                folder,
                epochs,
                planned,
                bestEpoch,
                steps,
                seconds,
                testSamples,
                tested);
    }
}
