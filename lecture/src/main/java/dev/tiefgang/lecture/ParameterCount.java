package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;

/// Adds up the parameters of a network layer by layer, and counts the layers on its longest way from the
/// input to the output.
final class ParameterCount {
    /// Terms that still fit a line, and how many of the first ones stand for those of a longer sum.
    private static final int SHORT = 8, FIRST = 3;

    private final List<String> terms = new ArrayList<>();
    private long sum;
    private int convolutions, denses, pools, enlargements;

    /// A convolution of `size`×`size` with a bias for each map.
    ParameterCount conv(int size, int in, int out) {
        convolutions++;
        return biased(size, in, out);
    }

    private ParameterCount biased(int size, int in, int out) {
        return add("(%1$d·%1$d·%2$d + 1)·%3$d".formatted(size, in, out), ((long) size * size * in + 1) * out);
    }

    /// A convolution without biases, and a norm with a factor and a shift for each map.
    ParameterCount normed(int size, int in, int out) {
        convolutions++;
        return withNorm(size, in, out);
    }

    private ParameterCount withNorm(int size, int in, int out) {
        return add("(%1$d·%1$d·%2$d + 2)·%3$d".formatted(size, in, out), (long) size * size * in * out + 2L * out);
    }

    /// A convolution with a bias for each map, and a norm as well.
    ParameterCount biasedAndNormed(int size, int in, int out) {
        convolutions++;
        return add("(%1$d·%1$d·%2$d + 3)·%3$d".formatted(size, in, out), ((long) size * size * in + 3) * out);
    }

    /// A convolution of every map by itself, with a norm.
    ParameterCount depthwise(int size, int maps) {
        convolutions++;
        return add("(%1$d·%1$d + 2)·%2$d".formatted(size, maps), (long) size * size * maps + 2L * maps);
    }

    /// A fully connected layer with biases.
    ParameterCount dense(int in, int out) {
        denses++;
        return add("(%d + 1)·%d".formatted(in, out), (in + 1L) * out);
    }

    /// A pooling layer, which halves the maps and has no parameters.
    ParameterCount pool() {
        pools++;
        return this;
    }

    /// Maps become twice as large, without parameters.
    ParameterCount enlarge() {
        enlargements++;
        return this;
    }

    private ParameterCount add(String term, long parameters) {
        terms.add(term);
        sum += parameters;
        return this;
    }

    /// A module of GoogLeNet: 1×1, 1×1 then 3×3, 1×1 then 5×5, pooling then 1×1, side by side: two layers
    /// deep.
    ParameterCount inception(int in, int one, int before3, int three, int before5, int five, int pooled) {
        convolutions += 2;
        return biased(1, in, one)
                .biased(1, in, before3)
                .biased(3, before3, three)
                .biased(1, in, before5)
                .biased(5, before5, five)
                .biased(1, in, pooled);
    }

    /// The same as torchvision has it: norms instead of biases, and 3×3 where the paper has 5×5.
    ParameterCount normedInception(int in, int one, int before3, int three, int before5, int five, int pooled) {
        convolutions += 2;
        return withNorm(1, in, one)
                .withNorm(1, in, before3)
                .withNorm(3, before3, three)
                .withNorm(1, in, before5)
                .withNorm(3, before5, five)
                .withNorm(1, in, pooled);
    }

    /// Blocks of a residual network that go through `mid` maps and out to four times as many; the
    /// convolution beside the first block makes the way around it as wide and is on no longest way.
    ParameterCount bottlenecks(int in, int mid, int count) {
        withNorm(1, in, 4 * mid);
        for (int i = 0; i < count; i++)
            normed(1, i == 0 ? in : 4 * mid, mid).normed(3, mid, mid).normed(1, mid, 4 * mid);
        return this;
    }

    long sum() {
        return sum;
    }

    /// Convolutions on the longest way.
    int convolutions() {
        return convolutions;
    }

    /// Fully connected layers.
    int denses() {
        return denses;
    }

    /// Pooling layers, where they were told.
    int pools() {
        return pools;
    }

    /// Layers with weights on the longest way.
    int layers() {
        return convolutions + denses;
    }

    /// An edge of the last maps for an edge of the picture: halved by every pooling, doubled by every
    /// enlargement.
    int edge(int picture) {
        return (picture >> pools) << enlargements;
    }

    /// The sum with its numbers, a term for each layer, where they are too many for a line the first ones
    /// and the last.
    String terms() {
        if (terms.size() <= SHORT) return String.join(" + ", terms);
        return String.join(" + ", terms.subList(0, FIRST)) + " + … + " + terms.getLast();
    }
}
