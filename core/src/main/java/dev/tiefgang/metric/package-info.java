/// How good predictions are, in numbers that the field knows.
///
/// A [dev.tiefgang.metric.Confusion] counts which class was taken for which, and gives what follows from
/// that: accuracy, balanced accuracy, precision, recall, Matthews' correlation, Cohen's kappa.
/// [dev.tiefgang.metric.ClassScores] holds a score for each class of each sample, for what looks behind the
/// first guess: top-k accuracy, [calibration][dev.tiefgang.metric.Calibration], and how well each class is
/// ranked before the rest, which [dev.tiefgang.metric.BinaryScores] measures by ROC and precision-recall
/// curves. [dev.tiefgang.metric.ValueErrors] compares real values.
///
/// All of them refuse to judge nothing, and numbers that are not finite; none depends on the order of the
/// samples.
@NullMarked
package dev.tiefgang.metric;

import org.jspecify.annotations.NullMarked;
