package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;

/// Adds up the parameters of a network layer by layer.
final class ParameterCount {
    /// Layers whose sum still fits a line.
    private static final int SHORT = 8;

    private final List<String> terms = new ArrayList<>();
    private long sum;

    /// A convolution of `size`×`size` with a bias for each map.
    ParameterCount conv(int size, int in, int out) {
        return add("(%1$d·%1$d·%2$d + 1)·%3$d".formatted(size, in, out), ((long) size * size * in + 1) * out);
    }

    /// A convolution without biases, and a norm with a factor and a shift for each map.
    ParameterCount normed(int size, int in, int out) {
        return add("(%1$d·%1$d·%2$d + 2)·%3$d".formatted(size, in, out), (long) size * size * in * out + 2L * out);
    }

    /// A convolution with a bias for each map, and a norm as well.
    ParameterCount biasedAndNormed(int size, int in, int out) {
        return add("(%1$d·%1$d·%2$d + 3)·%3$d".formatted(size, in, out), ((long) size * size * in + 3) * out);
    }

    /// A convolution of every map by itself, with a norm.
    ParameterCount depthwise(int size, int maps) {
        return add("(%1$d·%1$d + 2)·%2$d".formatted(size, maps), (long) size * size * maps + 2L * maps);
    }

    /// A fully connected layer with biases.
    ParameterCount dense(int in, int out) {
        return add("(%d + 1)·%d".formatted(in, out), (in + 1L) * out);
    }

    private ParameterCount add(String term, long parameters) {
        terms.add(term);
        sum += parameters;
        return this;
    }

    /// A module of GoogLeNet: 1×1, 1×1 then 3×3, 1×1 then 5×5, pooling then 1×1, side by side.
    ParameterCount inception(int in, int one, int before3, int three, int before5, int five, int pooled) {
        return conv(1, in, one)
                .conv(1, in, before3)
                .conv(3, before3, three)
                .conv(1, in, before5)
                .conv(5, before5, five)
                .conv(1, in, pooled);
    }

    /// The same as torchvision has it: norms instead of biases, and 3×3 where the paper has 5×5.
    ParameterCount normedInception(int in, int one, int before3, int three, int before5, int five, int pooled) {
        return normed(1, in, one)
                .normed(1, in, before3)
                .normed(3, before3, three)
                .normed(1, in, before5)
                .normed(3, before5, five)
                .normed(1, in, pooled);
    }

    /// Blocks of a residual network that go through `mid` maps and out to four times as many.
    ParameterCount bottlenecks(int in, int mid, int count) {
        normed(1, in, 4 * mid);
        for (int i = 0; i < count; i++)
            normed(1, i == 0 ? in : 4 * mid, mid).normed(3, mid, mid).normed(1, mid, 4 * mid);
        return this;
    }

    long sum() {
        return sum;
    }

    /// The sum with its numbers, a term for each layer; empty where that is too long for a line.
    String terms() {
        return terms.size() > SHORT ? "" : String.join(" + ", terms);
    }
}
