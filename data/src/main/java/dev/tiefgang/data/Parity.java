package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.Objects;

/// All patterns of `bits` zeros and ones with the target 1 where the number of ones is odd: XOR of many inputs.
///
/// Sample `i` is the number `i`, its highest bit first. Input `[bits]`, target `[1]`. No input alone says
/// anything about the target, which makes this a classic of back-propagation (Rumelhart, Hinton, Williams,
/// 1986).
///
/// @param bits number of inputs, 1 to 20
public record Parity(int bits) implements DataSet {
    private static final Shape TARGET = Shape.of(1);

    public Parity {
        if (bits < 1 || bits > 20)
            throw new IllegalArgumentException("Parity: expected 1 to 20 bits, received " + bits);
    }

    @Override
    public String name() {
        return "parity" + bits;
    }

    @Override
    public int size() {
        return 1 << bits;
    }

    @Override
    public Shape input() {
        return Shape.of(bits);
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
        Objects.checkIndex(index, size());
        for (int b = 0; b < bits; b++) input[inputOffset + b] = index >> (bits - 1 - b) & 1;
        target[targetOffset] = Integer.bitCount(index) & 1;
    }
}
