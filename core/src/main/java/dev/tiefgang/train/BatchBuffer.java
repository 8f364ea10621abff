package dev.tiefgang.train;

import dev.tiefgang.tensor.Shape;
import java.util.function.IntPredicate;

/// The arrays of some batches that are handed over together, filled again and again; they grow to the most they ever
/// held and then stay.
final class BatchBuffer {
    /// Samples read before they are written transposed: 16 floats are one cache line of 64 bytes.
    private static final int TILE = 16;

    private final IntPredicate batchLast;
    private final int size;
    private final int most;
    private final int inputSize;
    private final int targetSize;
    private final boolean weighted;
    /// From sample to sample in the tile: one cache line more than a sample takes, since lines that lie a power
    /// of two apart evict each other.
    private final int stride;
    private float[] tile = {};
    private float[] inputs = {};
    private float[] targets = {};
    private float[] weights = {};
    private int from;
    private int samples;
    private int batches;
    private int current;

    /// @param size samples in each batch but the last of a set
    /// @param most batches in the buffer
    BatchBuffer(DataSet data, int size, int most, IntPredicate batchLast) {
        this.batchLast = batchLast;
        this.size = size;
        this.most = most;
        this.inputSize = data.input().size();
        this.targetSize = data.target().size();
        this.weighted = data.hasWeights();
        this.stride = inputSize + TILE;
    }

    /// Bytes of a buffer for `samples` samples, at most: only those with the batch last have a tile.
    static long bytes(DataSet data, long samples) {
        long input = data.input().size(), target = data.target().size();
        long weight = data.hasWeights() ? 1 : 0;
        return Float.BYTES * (samples * (input + target + weight) + TILE * (input + TILE));
    }

    /// Batches that are ready.
    int batches() {
        return batches;
    }

    /// Makes batch `i` of this buffer the one that the others answer for.
    void select(int i) {
        current = i;
    }

    float[] inputs() {
        return inputs;
    }

    int inputsAt() {
        return current * size * inputSize;
    }

    float[] targets() {
        return targets;
    }

    int targetsAt() {
        return current * size * targetSize;
    }

    float[] weights() {
        return weights;
    }

    int weightsAt() {
        return current * size;
    }

    int count() {
        return Math.min(size, samples - current * size);
    }

    /// Empties the buffer for batches from `first` on, as many as there are and fit in.
    void begin(int[] order, int first) {
        batches = 0;
        from = first * size;
        samples = (int) Math.min(order.length - from, (long) most * size);
        if (inputs.length < (long) samples * inputSize)
            inputs = new float[Shape.of(samples, inputSize).size()];
        if (targets.length < (long) samples * targetSize)
            targets = new float[Shape.of(samples, targetSize).size()];
        if (weighted && weights.length < samples) weights = new float[samples];
    }

    boolean isFull() {
        return (long) batches * size >= samples;
    }

    /// Reads one more batch.
    void fill(DataSet data, int[] order) {
        int done = batches * size, count = Math.min(size, samples - done);
        if (batchLast.test(count)) fillLast(data, order, done, count);
        else for (int i = done; i < done + count; i++) read(data, order[from + i], inputs, i * inputSize, i);
        batches++;
    }

    private void fillLast(DataSet data, int[] order, int done, int count) {
        if (tile.length == 0) tile = new float[Shape.of(TILE, stride).size()];
        for (int i = 0; i < count; i += TILE) {
            int group = Math.min(TILE, count - i);
            for (int s = 0; s < group; s++) read(data, order[from + done + i + s], tile, s * stride, done + i + s);
            for (int e = 0; e < inputSize; e++)
                for (int s = 0, to = done * inputSize + e * count + i; s < group; s++)
                    inputs[to + s] = tile[s * stride + e];
        }
    }

    private void read(DataSet data, int sample, float[] into, int at, int i) {
        data.read(sample, into, at, targets, i * targetSize);
        DataChecks.requireSample(data, sample, into, at, targets, i * targetSize);
        if (weighted) weights[i] = DataChecks.weight(data, sample);
    }
}
