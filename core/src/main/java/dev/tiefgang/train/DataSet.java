package dev.tiefgang.train;

import dev.tiefgang.tensor.Shape;
import java.util.List;

/// A finite, indexable collection of samples, read one at a time.
///
/// A sample is an input and a target. Where the set has [labels][#labels()] the target is the index of a class:
/// its shape is `[]` and it is written as one whole number `0 … labels − 1`. Otherwise the target holds real
/// values of any shape.
///
/// Reading is lazy, a pure function of the index, safe for any number of threads at once and allocates
/// nothing. A set whose stored content is broken says so when it is opened, with a
/// [dev.tiefgang.tensor.DataException].
public interface DataSet {
    /// The name that run folders and messages use.
    String name();

    /// Number of samples.
    int size();

    /// Shape of one input, for example `[1, 28, 28]`.
    Shape input();

    /// Shape of one target: `[]` for the index of a class, for example `[1]` for real values.
    Shape target();

    /// The names of the classes, in the order of their indices; empty where the targets are real values.
    List<String> labels();

    /// Copies sample `index` into the two arrays, from the two offsets on, row-major.
    ///
    /// @param index  the sample, `0 … size − 1`
    /// @param input  receives `input().size()` numbers
    /// @param target receives `target().size()` numbers, a class index as a whole number
    /// @throws IndexOutOfBoundsException if there is no such sample or an array is too short
    void read(int index, float[] input, int inputOffset, float[] target, int targetOffset);

    /// The class of sample `index`.
    ///
    /// This default reads the whole sample; sets that hold their labels apart answer without that.
    ///
    /// @throws IllegalStateException if the set has no classes
    default int label(int index) {
        if (labels().isEmpty()) throw new IllegalStateException("Data set '" + name() + "' has no classes");
        float[] target = new float[1];
        read(index, new float[input().size()], 0, target, 0);
        return (int) target[0];
    }

    /// Whether samples count differently in training, by their [weights][#weight(int)].
    default boolean hasWeights() {
        return false;
    }

    /// How much training learns from sample `index`, at least 0; 1 where all count alike.
    ///
    /// Testing counts every sample once, whatever it weighs.
    ///
    /// @throws IndexOutOfBoundsException if the set has weights and there is no such sample
    default float weight(int index) {
        return 1;
    }

    /// A view in which samples count by these weights, which take the place of any before.
    ///
    /// @throws IllegalArgumentException unless there is a finite weight of at least 0 for each sample
    default DataSet withWeights(float[] weights) {
        return new WeightedSamples(this, weights);
    }

    /// The samples as training shows them in an epoch: of the same number, shapes and labels as this set.
    ///
    /// Most sets are the same in every epoch; one that changes its pictures at random does so by seed, epoch
    /// and index alone. Whatever is not training reads the set itself.
    ///
    /// @param e the epoch, from 0
    default DataSet epoch(int e) {
        return this;
    }

    /// A view of some samples in the given order; a sample may occur more than once.
    ///
    /// @throws IndexOutOfBoundsException if an index names no sample
    default DataSet subset(int[] indices) {
        return new Subset(this, indices);
    }
}
