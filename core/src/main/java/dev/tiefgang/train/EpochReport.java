package dev.tiefgang.train;

import dev.tiefgang.optim.EpochScore;

/// What one epoch brought.
///
/// @param epoch counted from 1
/// @param step steps done since the start of training
/// @param loss mean over the samples of the epoch, each before it was learned
/// @param accuracy share of samples that were right, each before it was learned
/// @param validationLoss the same on the validation set after the epoch; NaN without one
/// @param validationAccuracy the same on the validation set after the epoch; NaN without one
/// @param rate learning rate at the end of the epoch
/// @param seconds duration, validation included
/// @param samplesPerSecond samples learned per second, validation left out
public record EpochReport(
        int epoch,
        long step,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double rate,
        double seconds,
        double samplesPerSecond) {
    /// What schedules see of it: no times, which differ from run to run.
    EpochScore score() {
        return new EpochScore(loss, accuracy, validationLoss, validationAccuracy);
    }
}
