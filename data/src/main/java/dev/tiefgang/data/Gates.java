package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.Objects;

/// The logic gates of two inputs as data sets of four samples: `[a, b]` to `[a gate b]`, all numbers 0 or 1.
///
/// Sample `i` has `a = i / 2` and `b = i mod 2`. A single neuron learns [#AND] and [#OR]; [#XOR] needs a hidden
/// layer (Minsky and Papert, "Perceptrons", 1969).
public final class Gates implements DataSet {
    private static final Shape INPUT = Shape.of(2), TARGET = Shape.of(1);

    /// 1 where both inputs are 1; named `and`.
    public static final Gates AND = new Gates("and", 0b1000);
    /// 1 where at least one input is 1; named `or`.
    public static final Gates OR = new Gates("or", 0b1110);
    /// 1 where the inputs differ; named `xor`.
    public static final Gates XOR = new Gates("xor", 0b0110);

    private final String name;

    /// Bit `i` is the output for sample `i`.
    private final int table;

    private Gates(String name, int table) {
        this.name = name;
        this.table = table;
    }

    @Override
    public String name() {
        return name;
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

    @Override
    public String toString() {
        return name;
    }
}
