package dev.tiefgang.testkit;

import dev.tiefgang.nn.Loss;
import dev.tiefgang.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The table of losses, each with its definition for one sample.
public final class LossCases {
    private LossCases() {}

    /// A loss and what it is meant to be.
    ///
    /// @param definition the loss of a sample from its outputs and targets
    /// @param prediction what the outputs mean
    /// @param mean whether a batch counts as the mean over its samples, or else as their sum
    public record Row(
            Loss loss,
            ToDoubleBiFunction<double[], double[]> definition,
            UnaryOperator<double[]> prediction,
            boolean mean) {
        @Override
        public String toString() {
            return loss.toString();
        }
    }

    /// All rows.
    public static List<Row> all() {
        return List.of(
                new Row(new Loss.MeanSquaredError(), (o, y) -> squares(o, y) / o.length, o -> o, true),
                new Row(new Loss.SquaredSum(), LossCases::squares, o -> o, false),
                new Row(
                        new Loss.SoftmaxCrossEntropy(),
                        (o, y) -> {
                            double[] p = softmax(o);
                            return IntStream.range(0, o.length)
                                    .mapToDouble(i -> -y[i] * Math.log(p[i]))
                                    .sum();
                        },
                        LossCases::softmax,
                        true),
                new Row(
                        new Loss.SigmoidCrossEntropy(),
                        (o, y) -> IntStream.range(0, o.length)
                                .mapToDouble(
                                        i -> -y[i] * Math.log(sigmoid(o[i])) - (1 - y[i]) * Math.log(sigmoid(-o[i])))
                                .sum(),
                        o -> Arrays.stream(o).map(LossCases::sigmoid).toArray(),
                        true),
                new Row(
                        new Loss.Several(
                                new Loss.Several.Part(Shape.of(2), new Loss.MeanSquaredError(), 0.5),
                                new Loss.Several.Part(Shape.of(3), new Loss.SoftmaxCrossEntropy(), 3)),
                        (o, y) -> {
                            double[] p = softmax(Arrays.copyOfRange(o, 2, 5));
                            double first = Math.pow(y[0] - o[0], 2) + Math.pow(y[1] - o[1], 2);
                            return first / 4
                                    - 3 * (y[2] * Math.log(p[0]) + y[3] * Math.log(p[1]) + y[4] * Math.log(p[2]));
                        },
                        o -> {
                            double[] p = softmax(Arrays.copyOfRange(o, 2, 5));
                            return new double[] {o[0], o[1], p[0], p[1], p[2]};
                        },
                        true));
    }

    /// Shapes of outputs for every loss, batch first.
    static Shape shape(Loss loss, Dice d) {
        if (loss instanceof Loss.Several s)
            return Shape.of(
                    d.upTo(4),
                    s.parts().stream().mapToInt(p -> p.shape().size()).sum());
        return d.below(4) == 0 ? Shape.of(d.upTo(3), d.upTo(2), d.upTo(4)) : Shape.of(d.upTo(4), d.upTo(4));
    }

    private static double squares(double[] o, double[] y) {
        return IntStream.range(0, o.length)
                .mapToDouble(i -> (y[i] - o[i]) * (y[i] - o[i]))
                .sum();
    }

    private static double[] softmax(double[] o) {
        double sum = Arrays.stream(o).map(Math::exp).sum();
        return Arrays.stream(o).map(x -> Math.exp(x) / sum).toArray();
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
