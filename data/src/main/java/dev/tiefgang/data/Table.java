package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.Objects;

/// A set whose samples lie in memory as rows of numbers.
///
/// Where there are labels the target is the index of a class, shape `[]`; otherwise it holds real values.
public final class Table implements DataSet {
    private final String name;
    private final Shape input;
    private final Shape target;
    private final List<String> labels;
    private final List<String> columns;
    private final float[] inputs;
    private final float[] targets;
    private final int size;

    private Table(
            String name, Shape input, Shape target, List<String> labels, List<String> columns, float[][] numbers) {
        this.name = name;
        this.input = input;
        this.target = target;
        this.labels = List.copyOf(labels);
        this.columns = List.copyOf(columns);
        this.inputs = numbers[0];
        this.targets = numbers[1];
        this.size = targets.length / target.size();
    }

    /// A set of classes over two arrays, which are not copied.
    ///
    /// @param labels  names of the classes
    /// @param inputs  `n` inputs, one after the other
    /// @param targets `n` indices of classes
    /// @throws ShapeException if the arrays do not hold the same number of samples
    public static Table ofClasses(String name, Shape input, List<String> labels, float[] inputs, float[] targets) {
        return of(name, input, Shape.of(), labels, List.of(), inputs, targets);
    }

    /// A set of real targets over two arrays, which are not copied.
    ///
    /// @param inputs  `n` inputs, one after the other
    /// @param targets `n` targets, one after the other
    /// @throws ShapeException if the arrays do not hold the same number of samples
    public static Table ofValues(String name, Shape input, Shape target, float[] inputs, float[] targets) {
        return of(name, input, target, List.of(), List.of(), inputs, targets);
    }

    static Table of(
            String name,
            Shape input,
            Shape target,
            List<String> labels,
            List<String> columns,
            float[] inputs,
            float[] targets) {
        if (input.size() == 0
                || target.size() == 0
                || inputs.length % input.size() != 0
                || targets.length % target.size() != 0
                || inputs.length / input.size() != targets.length / target.size())
            throw new ShapeException(
                    "Table '%s': expected as many inputs of %s as targets of %s, received %d and %d numbers"
                            .formatted(name, input, target, inputs.length, targets.length));
        return new Table(name, input, target, labels, columns, new float[][] {inputs, targets});
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Shape input() {
        return input;
    }

    @Override
    public Shape target() {
        return target;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    /// What each number of an input stands for; empty where that is not known.
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(int index, float[] to, int inputOffset, float[] targetTo, int targetOffset) {
        Objects.checkIndex(index, size);
        int width = input.size(), depth = target.size();
        System.arraycopy(inputs, index * width, to, inputOffset, width);
        System.arraycopy(targets, index * depth, targetTo, targetOffset, depth);
    }

    @Override
    public int label(int index) {
        if (labels.isEmpty()) throw new IllegalStateException("Data set '" + name + "' has no classes");
        return (int) targets[index];
    }
}
