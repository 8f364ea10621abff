package dev.tiefgang.cli;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;

/// The samples of one set behind those of another one of the same form.
record Joined(DataSet first, DataSet second) implements DataSet {
    @Override
    public String name() {
        return first.name();
    }

    @Override
    public int size() {
        return first.size() + second.size();
    }

    @Override
    public Shape input() {
        return first.input();
    }

    @Override
    public Shape target() {
        return first.target();
    }

    @Override
    public List<String> labels() {
        return first.labels();
    }

    @Override
    public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
        if (index < first.size()) first.read(index, input, inputOffset, target, targetOffset);
        else second.read(index - first.size(), input, inputOffset, target, targetOffset);
    }

    @Override
    public int label(int index) {
        return index < first.size() ? first.label(index) : second.label(index - first.size());
    }
}
