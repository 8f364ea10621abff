package dev.tiefgang.train;

import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Objects;

/// Some samples of another data set, in an order of its own.
final class Subset implements DataSet {
    private final DataSet base;
    private final int[] indices;

    Subset(DataSet base, int[] indices) {
        this(indices.clone(), base);
        for (int i : this.indices) Objects.checkIndex(i, base.size());
    }

    /// With indices that are checked and nobody else's.
    private Subset(int[] indices, DataSet base) {
        this.base = base;
        this.indices = indices;
    }

    @Override
    public String name() {
        return base.name();
    }

    @Override
    public int size() {
        return indices.length;
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
        base.read(indices[index], input, inputOffset, target, targetOffset);
    }

    @Override
    public DataSet epoch(int e) {
        DataSet shown = base.epoch(e);
        return shown.equals(base) ? this : new Subset(indices, shown);
    }

    @Override
    public boolean hasWeights() {
        return base.hasWeights();
    }

    @Override
    public float weight(int index) {
        return base.weight(indices[index]);
    }

    @Override
    public int label(int index) {
        return base.label(indices[index]);
    }
}
