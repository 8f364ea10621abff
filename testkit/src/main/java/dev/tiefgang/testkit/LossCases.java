package dev.tiefgang.testkit;

import dev.tiefgang.loss.AbsoluteSum;
import dev.tiefgang.loss.CategoricalHinge;
import dev.tiefgang.loss.CosineDistance;
import dev.tiefgang.loss.Hinge;
import dev.tiefgang.loss.Huber;
import dev.tiefgang.loss.KullbackLeibler;
import dev.tiefgang.loss.LogCosh;
import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.MeanAbsoluteError;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.Poisson;
import dev.tiefgang.loss.Several;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SigmoidFocal;
import dev.tiefgang.loss.Smoothed;
import dev.tiefgang.loss.SoftDice;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.SoftmaxFocal;
import dev.tiefgang.loss.SquaredSum;
import dev.tiefgang.loss.Weighted;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LossRow.Of;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The table of losses, each with its definition.
public final class LossCases {
    private LossCases() {}

    /// All rows.
    public static List<LossRow> all() {
        return Stream.of(values(), answers(), classes(), wrapped())
                .flatMap(List::stream)
                .toList();
    }

    /// Losses of real values.
    private static List<LossRow> values() {
        return List.of(
                mean(new MeanSquaredError(), LossFormulas::square),
                mean(new MeanAbsoluteError(), LossFormulas::distance),
                LossRow.of(new SquaredSum(), Of.RUN, (o, y) -> LossFormulas.sum(o, y, LossFormulas::square), o -> o)
                        .summed(),
                LossRow.of(new AbsoluteSum(), Of.RUN, (o, y) -> LossFormulas.sum(o, y, LossFormulas::distance), o -> o)
                        .summed(),
                mean(new Huber(), (o, y) -> LossFormulas.huber(o, y, 1)),
                mean(new Huber(0.3), (o, y) -> LossFormulas.huber(o, y, 0.3)),
                mean(new LogCosh(), LossFormulas::logCosh),
                LossRow.of(
                                new Poisson(),
                                Of.SAMPLE,
                                (o, y) -> LossFormulas.mean(o, y, LossFormulas::poisson),
                                o -> Arrays.stream(o).map(Math::exp).toArray())
                        .reach(80), // the loss itself is e⁸⁸, the largest float, soon after
                LossRow.of(new CosineDistance(), Of.RUN, LossFormulas::cosine, o -> o)
                        .jumping());
    }

    private static LossRow mean(Loss loss, LossFormulas.Each each) {
        return LossRow.of(loss, Of.SAMPLE, (o, y) -> LossFormulas.mean(o, y, each), o -> o);
    }

    /// Losses of independent yes/no answers.
    private static List<LossRow> answers() {
        return List.of(
                answers(new SigmoidCrossEntropy(), Of.RUN, summed(LossFormulas::binaryCrossEntropy)),
                answers(
                        new SigmoidFocal(2, 0.25),
                        Of.RUN,
                        summed((o, y) -> LossFormulas.binaryFocal(o, y, 2, 0.25, 0.75))),
                answers(new SigmoidFocal(0.5), Of.RUN, summed((o, y) -> LossFormulas.binaryFocal(o, y, 0.5, 1, 1))),
                answers(new SigmoidFocal(0), Of.RUN, summed(LossFormulas::binaryCrossEntropy)),
                answers(new Hinge(), Of.SAMPLE, (o, y) -> LossFormulas.mean(o, y, LossFormulas::hinge)),
                answers(new SoftDice(), Of.SAMPLE, (o, y) -> LossFormulas.dice(o, y, 1)),
                answers(new SoftDice(0.01), Of.SAMPLE, (o, y) -> LossFormulas.dice(o, y, 0.01)));
    }

    private static LossRow answers(Loss loss, Of of, ToDoubleBiFunction<double[], double[]> definition) {
        return LossRow.of(loss, of, definition, LossFormulas::sigmoids);
    }

    private static ToDoubleBiFunction<double[], double[]> summed(LossFormulas.Each each) {
        return (o, y) -> LossFormulas.sum(o, y, each);
    }

    /// Losses of one class out of several.
    private static List<LossRow> classes() {
        return List.of(
                classes(new SoftmaxCrossEntropy(), LossFormulas::crossEntropy),
                classes(new KullbackLeibler(), LossFormulas::divergence),
                classes(new SoftmaxFocal(), (o, y) -> LossFormulas.focal(o, y, 2)),
                classes(new SoftmaxFocal(0.5), (o, y) -> LossFormulas.focal(o, y, 0.5)),
                classes(new SoftmaxFocal(0), LossFormulas::crossEntropy),
                classes(new CategoricalHinge(), LossFormulas::categoricalHinge));
    }

    private static LossRow classes(Loss loss, ToDoubleBiFunction<double[], double[]> definition) {
        return LossRow.of(loss, Of.RUN, definition, LossFormulas::softmax);
    }

    /// Losses made of others.
    private static List<LossRow> wrapped() {
        return List.of(
                LossRow.of(
                                new Several(
                                        new Several.Part(Shape.of(2), new MeanSquaredError(), 0.5),
                                        new Several.Part(Shape.of(3), new SoftmaxCrossEntropy(), 3)),
                                Of.RUN,
                                (o, y) -> LossFormulas.sum(
                                                        Arrays.copyOf(o, 2), Arrays.copyOf(y, 2), LossFormulas::square)
                                                / 4
                                        + 3
                                                * LossFormulas.crossEntropy(
                                                        Arrays.copyOfRange(o, 2, 5), Arrays.copyOfRange(y, 2, 5)),
                                o -> DoubleStream.concat(
                                                Arrays.stream(o, 0, 2),
                                                Arrays.stream(LossFormulas.softmax(Arrays.copyOfRange(o, 2, 5))))
                                        .toArray())
                        .classes(5),
                classes(
                        new Smoothed(new SoftmaxCrossEntropy(), 0.1),
                        (o, y) -> LossFormulas.crossEntropy(o, LossFormulas.smoothed(y, 0.1, 1.0 / o.length))),
                answers(
                        new Smoothed(new SigmoidCrossEntropy(), 0.2),
                        Of.RUN,
                        (o, y) -> LossFormulas.sum(
                                o, LossFormulas.smoothed(y, 0.2, 0.5), LossFormulas::binaryCrossEntropy)),
                classes(
                                new Weighted(new SoftmaxCrossEntropy(), List.of(0.5, 2.0, 0.0)),
                                (o, y) -> LossFormulas.dot(y, 0.5, 2, 0) * LossFormulas.crossEntropy(o, y))
                        .classes(3),
                LossRow.of(
                                new Weighted(new SquaredSum(), List.of(3.0, 1.5)),
                                Of.RUN,
                                (o, y) -> LossFormulas.dot(y, 3, 1.5) * LossFormulas.sum(o, y, LossFormulas::square),
                                o -> o)
                        .classes(2)
                        .summed());
    }
}
