package dev.tiefgang.cli;

import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.function.Supplier;

/// Generated pictures of 4×4 pixels in three classes, quick to learn.
record Blobs(String name, int size, long seed) implements DataSet {
    /// Makes 300 samples, and 90 for the test, known to the command line under a name.
    static void register(String name, Supplier<DataSet> training) {
        register(name, training, () -> new Blobs(name + "-test", 90, 2));
    }

    static void register(String name, Supplier<DataSet> training, Supplier<DataSet> test) {
        Datasets.register(name, "For tests.", (n, _) -> new Datasets.Loaded(n, training, test));
    }

    static void register(String name) {
        register(name, () -> new Blobs(name, 300, 1));
    }

    @Override
    public Shape input() {
        return Shape.of(1, 4, 4);
    }

    @Override
    public Shape target() {
        return Shape.of();
    }

    @Override
    public List<String> labels() {
        return List.of("a", "b", "c");
    }

    @Override
    public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
        Rng rng = Rng.of(seed, "blobs", index);
        int label = index % 3;
        for (int i = 0; i < 16; i++)
            input[inputOffset + i] = (float) (rng.uniformDouble(i) + (i % 3 == label ? 0.5 : 0));
        target[targetOffset] = label;
    }
}
