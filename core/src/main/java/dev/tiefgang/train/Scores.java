package dev.tiefgang.train;

import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;

/// Counts what is right in a batch of outputs.
final class Scores {
    private Scores() {}

    /// The position of the largest of `size` numbers, the first of equals.
    static int largest(Tensor y, int from, int size) {
        return y.type() == Type.FLOAT32 ? largest(y.floats(), from, size) : largest(y.doubles(), from, size);
    }

    private static int largest(float[] y, int from, int size) {
        int best = 0;
        for (int i = 1; i < size; i++) if (y[from + i] > y[from + best]) best = i;
        return best;
    }

    private static int largest(double[] y, int from, int size) {
        int best = 0;
        for (int i = 1; i < size; i++) if (y[from + i] > y[from + best]) best = i;
        return best;
    }

    /// True where a sample is right: the class with the largest output, or every prediction on the right side
    /// of ½.
    static boolean right(Tensor output, int from, int size, float[] targets, int at, boolean classes) {
        if (classes) return largest(output, from, size) == (int) targets[at];
        for (int i = 0; i < size; i++) if (output.at(from + i) >= 0.5 != targets[at + i] >= 0.5f) return false;
        return true;
    }
}
