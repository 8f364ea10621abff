package dev.tiefgang.testkit;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.tensor.Shape;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;

/// A loss and what it is meant to be.
///
/// @param definition what some outputs and their targets cost
/// @param of what the definition is given
/// @param prediction what the outputs mean
/// @param mean whether a batch counts as the mean over its samples, or else as their sum
/// @param reach the largest output for which loss and gradient must be finite in float
/// @param jumps whether the loss has a jump where all outputs are 0, so that there are no differences there
/// @param classes outputs of a sample, where they are given
public record LossRow(
        Loss loss,
        ToDoubleBiFunction<double[], double[]> definition,
        Of of,
        UnaryOperator<double[]> prediction,
        boolean mean,
        double reach,
        boolean jumps,
        Optional<Integer> classes) {
    /// What a definition is given.
    public enum Of {
        /// Each run along the last axis; the loss of a sample is the sum over these.
        RUN,
        /// All numbers of a sample.
        SAMPLE
    }

    /// A mean over samples that is smooth enough and takes any numbers.
    static LossRow of(
            Loss loss, Of of, ToDoubleBiFunction<double[], double[]> definition, UnaryOperator<double[]> prediction) {
        return new LossRow(loss, definition, of, prediction, true, 1e4, false, Optional.empty());
    }

    LossRow summed() {
        return new LossRow(loss, definition, of, prediction, false, reach, jumps, classes);
    }

    LossRow reach(double most) {
        return new LossRow(loss, definition, of, prediction, mean, most, jumps, classes);
    }

    LossRow jumping() {
        return new LossRow(loss, definition, of, prediction, mean, reach, true, classes);
    }

    LossRow classes(int number) {
        return new LossRow(loss, definition, of, prediction, mean, reach, jumps, Optional.of(number));
    }

    /// A shape of outputs, batch first.
    Shape shape(Dice d) {
        return classes.map(k -> Shape.of(d.upTo(4), k))
                .orElseGet(() ->
                        d.below(4) == 0 ? Shape.of(d.upTo(3), d.upTo(2), d.upTo(4)) : Shape.of(d.upTo(4), d.upTo(4)));
    }

    @Override
    public String toString() {
        return loss.toString();
    }
}
