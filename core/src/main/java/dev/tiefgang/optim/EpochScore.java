package dev.tiefgang.optim;

/// How good an epoch was, for schedules that look at how training goes.
///
/// @param loss mean over the samples of the epoch, each before it was learned
/// @param accuracy share of samples that were right, each before it was learned
/// @param validationLoss the same on the validation set after the epoch; NaN without one
/// @param validationAccuracy the same on the validation set after the epoch; NaN without one
public record EpochScore(double loss, double accuracy, double validationLoss, double validationAccuracy) {}
