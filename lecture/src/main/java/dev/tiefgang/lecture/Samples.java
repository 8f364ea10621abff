package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataSet;
import java.util.List;

/// Samples that lie in memory, one after the other.
///
/// @param labels names of the classes; empty where targets are real values
record Samples(String name, Shape input, Shape target, List<String> labels, float[][] x, float[][] y)
        implements DataSet {
    /// Of classes, each given by its index.
    static Samples ofClasses(String name, Shape input, List<String> labels, float[][] x, int[] classes) {
        float[][] y = new float[classes.length][1];
        for (int i = 0; i < y.length; i++) y[i][0] = classes[i];
        return new Samples(name, input, Shape.of(), labels, x, y);
    }

    /// One picture of a set of pictures.
    static Tensor picture(DataSet set, int index) {
        float[] x = new float[set.input().size()];
        set.read(index, x, 0, new float[set.target().size()], 0);
        return Tensor.of(set.input(), x);
    }

    @Override
    public int size() {
        return x.length;
    }

    @Override
    public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
        System.arraycopy(x[index], 0, input, inputOffset, x[index].length);
        System.arraycopy(y[index], 0, target, targetOffset, y[index].length);
    }
}
