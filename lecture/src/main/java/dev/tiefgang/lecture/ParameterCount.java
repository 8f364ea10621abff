package dev.tiefgang.lecture;

/// Adds up the parameters of a network layer by layer.
final class ParameterCount {
    private long sum;

    /// A convolution of `size`×`size` with a bias for each map.
    ParameterCount conv(int size, int in, int out) {
        sum += ((long) size * size * in + 1) * out;
        return this;
    }

    /// A convolution without biases, and a norm with a factor and a shift for each map.
    ParameterCount normed(int size, int in, int out) {
        sum += (long) size * size * in * out + 2L * out;
        return this;
    }

    /// A convolution of every map by itself, with a norm.
    ParameterCount depthwise(int size, int maps) {
        sum += (long) size * size * maps + 2L * maps;
        return this;
    }

    /// A fully connected layer with biases.
    ParameterCount dense(int in, int out) {
        sum += (in + 1L) * out;
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
}
