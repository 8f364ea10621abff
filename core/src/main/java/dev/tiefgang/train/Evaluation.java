package dev.tiefgang.train;

import dev.tiefgang.metric.Confusion;
import java.util.List;
import java.util.stream.IntStream;

/// How good a model is on a data set that was read once.
///
/// @param samples number of samples
/// @param loss mean loss of a sample
/// @param accuracy share of samples that were right: the class with the largest output, or, without classes,
///     every output on the right side of ½
/// @param labels names of the classes, empty without classes
/// @param confusion what was taken for what, empty without classes
/// @param predicted the class that was predicted for each sample, empty without classes
/// @param losses the loss of each sample
public record Evaluation(
        int samples,
        double loss,
        double accuracy,
        List<String> labels,
        Confusion confusion,
        int[] predicted,
        float[] losses) {
    /// How one class fared.
    ///
    /// @param precision of those predicted to be in this class, the share that is
    /// @param recall of those in this class, the share that was found
    /// @param f1 harmonic mean of both
    /// @param support samples of this class
    public record ClassReport(String label, double precision, double recall, double f1, long support) {}

    /// One report for each class; a share of nothing counts as 0.
    public List<ClassReport> classes() {
        return IntStream.range(0, labels.size()).mapToObj(this::report).toList();
    }

    private ClassReport report(int c) {
        return new ClassReport(
                labels.get(c), confusion.precision(c), confusion.recall(c), confusion.f1(c), confusion.support(c));
    }
}
