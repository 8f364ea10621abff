package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.Objects;

/// The logic gates of two inputs as data sets of four samples: `[a, b]` to `[a gate b]`, all numbers 0 or 1.
///
/// Sample `i` has `a = i / 2` and `b = i mod 2`. A single neuron learns [#AND] and [#OR]; [#XOR] needs a hidden
/// layer (Minsky and Papert, "Perceptrons", 1969).
public enum Gates implements DataSet {
    /// 1 where both inputs are 1.
    AND(0b1000),
    /// 1 where at least one input is 1.
    OR(0b1110),
    /// 1 where the inputs differ.
    XOR(0b0110);
    private static final Shape INPUT = Shape.of(2), TARGET = Shape.of(1);

    /// Bit `i` is the output for sample `i`.
    private final int table;

    Gates(int table) {
        this.table = table;
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public Shape input() {
        return INPUT;
    }

    @Override
    public Shape target() {
        return TARGET;
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    @Override
    public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
        Objects.checkIndex(index, 4);
        input[inputOffset] = index >> 1;
        input[inputOffset + 1] = index & 1;
        target[targetOffset] = table >> index & 1;
    }
}
