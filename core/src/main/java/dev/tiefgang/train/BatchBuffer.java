package dev.tiefgang.train;

import dev.tiefgang.tensor.Shape;

/// The arrays of one batch, filled again and again; they grow to the largest batch seen and then stay.
final class BatchBuffer {
    /// Samples read before they are written transposed: 16 floats are one cache line of 64 bytes.
    private static final int TILE = 16;

    private final boolean batchLast;
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
    private int count;

    BatchBuffer(DataSet data, boolean batchLast) {
        this.batchLast = batchLast;
        this.inputSize = data.input().size();
        this.targetSize = data.target().size();
        this.weighted = data.hasWeights();
        this.stride = inputSize + TILE;
    }

    /// Bytes of a buffer for `count` samples, at most: only those with the batch last have a tile.
    static long bytes(DataSet data, int count) {
        long input = data.input().size(), target = data.target().size();
        long weight = data.hasWeights() ? 1 : 0;
        return Float.BYTES * (count * (input + target + weight) + TILE * (input + TILE));
    }

    float[] inputs() {
        return inputs;
    }

    float[] targets() {
        return targets;
    }

    float[] weights() {
        return weights;
    }

    int count() {
        return count;
    }

    /// Reads the samples `order[from] … order[to − 1]` of a set of the same form.
    void fill(DataSet data, int[] order, int from, int to) {
        count = to - from;
        if (inputs.length < (long) count * inputSize)
            inputs = new float[Shape.of(count, inputSize).size()];
        if (targets.length < (long) count * targetSize)
            targets = new float[Shape.of(count, targetSize).size()];
        if (weighted && weights.length < count) weights = new float[count];
        if (batchLast) fillLast(data, order, from);
        else for (int i = 0; i < count; i++) read(data, order[from + i], inputs, i * inputSize, i);
    }

    private void fillLast(DataSet data, int[] order, int from) {
        if (tile.length == 0) tile = new float[Shape.of(TILE, stride).size()];
        for (int i = 0; i < count; i += TILE) {
            int samples = Math.min(TILE, count - i);
            for (int s = 0; s < samples; s++) read(data, order[from + i + s], tile, s * stride, i + s);
            for (int e = 0; e < inputSize; e++)
                for (int s = 0, to = e * count + i; s < samples; s++) inputs[to + s] = tile[s * stride + e];
        }
    }

    private void read(DataSet data, int sample, float[] into, int at, int i) {
        data.read(sample, into, at, targets, i * targetSize);
        DataChecks.requireSample(data, sample, into, at, targets, i * targetSize);
        if (weighted) weights[i] = DataChecks.weight(data, sample);
    }
}
