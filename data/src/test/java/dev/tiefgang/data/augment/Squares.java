package dev.tiefgang.data.augment;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Pictures of one kind: pixel `i` of each has a value of its own; the class of sample `i` is `i mod 2`.
record Squares(int size, Shape input, IntToDoubleFunction pixel) implements DataSet {
    private static final Shape TARGET = Shape.of();
    private static final List<String> LABELS = List.of("even", "odd");

    @Override
    public String name() {
        return "squares";
    }

    @Override
    public Shape target() {
        return TARGET;
    }

    @Override
    public List<String> labels() {
        return LABELS;
    }

    @Override
    public void read(int index, float[] to, int at, float[] target, int targetAt) {
        for (int i = 0; i < input.size(); i++) to[at + i] = (float) pixel.applyAsDouble(i);
        target[targetAt] = index % 2;
    }

    /// The picture of a sample of any set.
    static float[] read(DataSet set, int index) {
        float[] x = new float[set.input().size()];
        set.read(index, x, 0, new float[set.target().size()], 0);
        return x;
    }
}
