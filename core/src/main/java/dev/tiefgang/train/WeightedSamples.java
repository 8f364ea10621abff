package dev.tiefgang.train;

import dev.tiefgang.tensor.Shape;
import java.util.List;

/// Another data set whose samples have weights.
final class WeightedSamples implements DataSet {
    private final DataSet base;
    private final float[] weights;

    /// @throws IllegalArgumentException unless there is a finite weight of at least 0 for each sample
    WeightedSamples(DataSet base, float[] weights) {
        this(weights.clone(), base);
        if (weights.length != base.size())
            throw new IllegalArgumentException("Data set '%s': expected %d weights, one for each sample, received %d"
                    .formatted(base.name(), base.size(), weights.length));
        for (int i = 0; i < weights.length; i++)
            if (!(weights[i] >= 0) || weights[i] == Float.POSITIVE_INFINITY)
                throw new IllegalArgumentException(
                        "Data set '%s', sample %d: expected a weight of at least 0, received %s"
                                .formatted(base.name(), i, weights[i]));
    }

    /// With weights that are checked and nobody else's.
    private WeightedSamples(float[] weights, DataSet base) {
        this.base = base;
        this.weights = weights;
    }

    @Override
    public String name() {
        return base.name();
    }

    @Override
    public int size() {
        return base.size();
    }

    @Override
    public Shape input() {
        return base.input();
    }

    @Override
    public Shape target() {
        return base.target();
    }

    @Override
    public List<String> labels() {
        return base.labels();
    }

    @Override
    public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
        base.read(index, input, inputOffset, target, targetOffset);
    }

    @Override
    public int label(int index) {
        return base.label(index);
    }

    @Override
    public boolean hasWeights() {
        return true;
    }

    @Override
    public float weight(int index) {
        return weights[index];
    }

    @Override
    public DataSet epoch(int e) {
        DataSet shown = base.epoch(e);
        return shown.equals(base) ? this : new WeightedSamples(weights, shown);
    }
}
