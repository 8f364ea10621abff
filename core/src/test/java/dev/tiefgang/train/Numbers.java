package dev.tiefgang.train;

import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// Samples whose every number tells where it belongs: element `e` of sample `i` is `1000 i + e`, its class `i mod
/// c`.
record Numbers(int size, Shape input, int classes) implements DataSet {
    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public Shape target() {
        return Shape.of();
    }

    @Override
    public List<String> labels() {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    @Override
    public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
        for (int e = 0; e < this.input.size(); e++) input[inputOffset + e] = 1000f * index + e;
        target[targetOffset] = index % classes;
    }
}
