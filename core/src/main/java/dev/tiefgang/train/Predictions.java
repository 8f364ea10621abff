package dev.tiefgang.train;

import dev.tiefgang.metric.ClassScores;
import dev.tiefgang.metric.ValueErrors;
import dev.tiefgang.tensor.ShapeException;

/// What a model predicted for each sample of a data set, in the set's order.
public final class Predictions {
    private final Evaluation evaluation;
    private final int width;
    private final float[] outputs;
    private final float[] targets;

    /// @param width numbers of one prediction
    Predictions(Evaluation evaluation, int width, float[] outputs, float[] targets) {
        this.evaluation = evaluation;
        this.width = width;
        this.outputs = outputs;
        this.targets = targets;
    }

    /// The counts that need no predictions.
    public Evaluation evaluation() {
        return evaluation;
    }

    /// The predictions as scores of the classes.
    ///
    /// @throws IllegalStateException if the set has no classes
    public ClassScores classes() {
        if (evaluation.labels().isEmpty())
            throw new IllegalStateException("Predictions: expected a data set with classes, received real targets");
        int[] actual = new int[targets.length];
        for (int i = 0; i < actual.length; i++) actual[i] = (int) targets[i];
        return new ClassScores(width, outputs, actual);
    }

    /// The predictions as real values.
    ///
    /// @throws IllegalStateException if the set has classes
    /// @throws ShapeException if there are no numbers in a target
    public ValueErrors values() {
        if (!evaluation.labels().isEmpty())
            throw new IllegalStateException("Predictions: expected a data set with real targets, received classes");
        if (width == 0) throw new ShapeException("Predictions: expected targets with numbers, received none");
        return new ValueErrors(width, outputs, targets);
    }
}
