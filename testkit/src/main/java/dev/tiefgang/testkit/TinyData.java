package dev.tiefgang.testkit;

import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.stream.IntStream;

/// A few samples in memory.
///
/// @param inputs the inputs one behind the other
/// @param targets the targets one behind the other
@SuppressWarnings("ArrayRecordComponent") // never compared; tests spoil single numbers
public record TinyData(String name, Shape input, Shape target, List<String> labels, float[] inputs, float[] targets)
        implements DataSet {
    /// Samples of `classes` clouds around random centres, in turn.
    public static TinyData classes(int size, Shape input, int classes, long seed) {
        Rng centres = Rng.of(seed, "centres", 0), noise = Rng.of(seed, "noise", 0);
        int e = input.size();
        float[] x = new float[size * e], y = new float[size];
        for (int i = 0; i < size; i++) {
            y[i] = i % classes;
            for (int j = 0; j < e; j++)
                x[i * e + j] = (float) (centres.normal((i % classes) * e + j) + 0.5 * noise.normal((long) i * e + j));
        }
        List<String> labels =
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        return new TinyData("clouds", input, Shape.of(), labels, x, y);
    }

    /// Samples with real targets.
    public static TinyData values(int inputs, int targets, float[] x, float[] y) {
        return new TinyData("values", Shape.of(inputs), Shape.of(targets), List.of(), x, y);
    }

    /// The four samples of exclusive or.
    public static TinyData xor() {
        return values(2, 1, new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new float[] {0, 1, 1, 0});
    }

    @Override
    public int size() {
        return targets.length / Math.max(1, target.size());
    }

    @Override
    public void read(int index, float[] x, int inputOffset, float[] y, int targetOffset) {
        java.util.Objects.checkIndex(index, size());
        System.arraycopy(inputs, index * input.size(), x, inputOffset, input.size());
        System.arraycopy(targets, index * target.size(), y, targetOffset, target.size());
    }
}
