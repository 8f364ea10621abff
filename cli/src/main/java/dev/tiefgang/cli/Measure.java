package dev.tiefgang.cli;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.train.EpochReport;
import java.util.Locale;

/// How well a network does, in the words of its task: the share of samples that are right, or, where numbers
/// are predicted, how far the prediction is off in a typical case.
///
/// @param numbers whether numbers are predicted
/// @param deviation of the numbers that were learned from, in which the network computes
/// @param squared whether the loss is the mean of the squared errors
record Measure(boolean numbers, double deviation, boolean squared) {
    static Measure of(RunDescription run) {
        return new Measure(
                run.data().scale().isPresent(),
                run.scale().deviation(),
                run.network().loss() instanceof MeanSquaredError);
    }

    /// What a measure of the share that is right is made of.
    static Measure shares() {
        return new Measure(false, 1, false);
    }

    /// The value of an epoch, its training part or its validation part: percent, or the typical error.
    double of(EpochReport e, boolean validation) {
        if (!numbers) return 100 * (validation ? e.validationAccuracy() : e.accuracy());
        return error(validation ? e.validationLoss() : e.loss());
    }

    /// The root of the mean squared error in the unit of the target; the loss where that is another one.
    double error(double loss) {
        return squared ? deviation * Math.sqrt(loss) : loss;
    }

    /// A value with its unit, for a line of text.
    String text(double loss, double accuracy) {
        if (!numbers) return String.format(Locale.ROOT, "accuracy %6.2f %%", 100 * accuracy);
        return squared ? "typical error " + number(error(loss)) : "";
    }

    /// A number of the target's unit with four digits that count.
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /// A number without digits that say nothing: `3`, `0.25`.
    static String plain(double value) {
        return Math.abs(value) < 1e9 && value == Math.rint(value) ? Long.toString((long) value) : number(value);
    }
}
