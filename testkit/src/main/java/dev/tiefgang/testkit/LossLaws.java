package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The laws of losses.
public final class LossLaws {
    private LossLaws() {}

    /// A loss over outputs and targets.
    private record Built(Value o, Value y, Value each, Value value, Value prediction) {
        static Built of(LossRow row, Shape shape) {
            var g = new Graph();
            Value o = g.input("o", shape), y = g.input("y", shape);
            return new Built(
                    o,
                    y,
                    row.loss().perSample(o, y),
                    row.loss().value(o, y),
                    row.loss().prediction(o));
        }
    }

    /// Values of samples, batch and prediction are those of the definition.
    public static void equalsDefinition(LossRow row, int seed) {
        Shape shape = shape(row, seed);
        Built b = Built.of(row, shape);
        Map<String, Tensor> numbers = numbers(shape, seed);
        List<Tensor> found = new Program(List.of(b.each, b.value, b.prediction), numbers, new Params())
                .run(Precision.DOUBLE, Engines.first());
        int n = shape.dim(0), size = shape.tail().size(), last = shape.dim(-1);
        double sum = 0;
        for (int s = 0; s < n; s++) {
            double each = 0;
            int run = row.of() == LossRow.Of.RUN ? last : size;
            for (int at = s * size; at < (s + 1) * size; at += run)
                each += row.definition().applyAsDouble(row(numbers, "o", at, run), row(numbers, "y", at, run));
            for (int at = s * size; at < (s + 1) * size; at += last) {
                double[] p = row.prediction().apply(row(numbers, "o", at, last));
                for (int i = 0; i < last; i++)
                    Laws.close(row + ", prediction", p[i], found.get(2).at(at + i), 1e-12);
            }
            Laws.close(row + ", sample " + s, each, found.get(0).at(s), 1e-12);
            sum += each;
        }
        Laws.close(row + ", batch", row.mean() ? sum / n : sum, found.get(1).at(0), 1e-12);
        Laws.require(
                row.loss().averagedOver(n) == (row.mean() ? n : 1),
                "%s: averaged over %d",
                row,
                row.loss().averagedOver(n));
    }

    /// Samples that count by weights count as often as these say; without any they count alike.
    public static void weights(LossRow row, int seed) {
        Shape shape = shape(row, seed);
        var g = new Graph();
        Value o = g.input("o", shape), y = g.input("y", shape), w = g.input("w", Shape.of(shape.dim(0)));
        Value value = row.loss().value(o, y, w);
        Map<String, Tensor> numbers = numbers(shape, seed);
        numbers.put("w", new Operand(w.shape(), Operand.Draw.POSITIVE).numbers(seed, 2));
        List<Tensor> found = new Program(List.of(value, row.loss().perSample(o, y)), numbers, new Params())
                .run(Precision.DOUBLE, Engines.first());
        double sum = 0;
        for (int s = 0; s < shape.dim(0); s++)
            sum += Objects.requireNonNull(numbers.get("w")).at(s) * found.get(1).at(s);
        Laws.close(
                row + ", weighted",
                row.mean() ? sum / shape.dim(0) : sum,
                found.get(0).at(0),
                1e-12);
        Differences.first(row + ", weighted", value, List.of(o, y, w), numbers, new Params());
    }

    /// Gradients for outputs and targets equal central differences, at outputs of exactly 0 too, unless
    /// there is a jump.
    public static void gradient(LossRow row, int seed) {
        Shape shape = shape(row, seed);
        Built b = Built.of(row, shape);
        Map<String, Tensor> numbers = numbers(shape, seed);
        Differences.first(row.toString(), b.value, List.of(b.o, b.y), numbers, new Params());
        Differences.second(row.toString(), b.value, List.of(b.o, b.y), numbers, new Params());
        if (row.jumps()) return;
        numbers.put("o", new Operand(shape, Operand.Draw.WHOLE).numbers(seed, 0));
        Differences.first(row + " at whole numbers", b.value, List.of(b.o, b.y), numbers, new Params());
    }

    /// Float and double agree, and large outputs do not overflow.
    public static void precision(LossRow row, int seed) {
        Shape shape = shape(row, seed);
        Built b = Built.of(row, shape);
        var wanted = new ArrayList<>(List.of(b.each, b.value, b.prediction));
        wanted.addAll(dev.tiefgang.graph.Autodiff.gradients(b.value, List.of(b.o)));
        Map<String, Tensor> numbers = numbers(shape, seed);
        var program = new Program(wanted, numbers, new Params());
        Laws.close(
                row.toString(),
                program.run(Precision.DOUBLE, Engines.first()),
                program.run(Precision.FLOAT, Engines.usual()),
                2e-5,
                1e-6);
        Tensor o = Objects.requireNonNull(numbers.get("o"));
        for (int i = 0; i < o.size(); i++) o.put(i, i % 2 == 0 ? row.reach() : -row.reach());
        for (Tensor t : program.run(Precision.FLOAT, Engines.usual()))
            for (int i = 0; i < t.size(); i++)
                Laws.require(Double.isFinite(t.at(i)), "%s at large outputs: received %s", row, t.at(i));
    }

    /// Targets of another shape and weights of another number are refused.
    public static void errors(LossRow row) {
        for (Shape[] s : new Shape[][] {
            {Shape.of(2, 3), Shape.of(2, 4)},
            {Shape.of(2, 3), Shape.of(3)},
            {Shape.of(2), Shape.of(2)},
            {Shape.of(), Shape.of()}
        }) {
            var g = new Graph();
            Laws.refuses(
                    row.loss().getClass().getSimpleName(),
                    () -> row.loss().value(g.input("o", s[0]), g.input("y", s[1])));
        }
        var g = new Graph();
        Shape shape = Shape.of(2, row.classes().orElse(3));
        Laws.refuses(
                row.loss().getClass().getSimpleName(),
                () -> row.loss().value(g.input("o", shape), g.input("y", shape), g.input("w", Shape.of(3))));
    }

    private static Shape shape(LossRow row, int seed) {
        return row.shape(new Dice(row.toString(), Dice.Size.SMALL, seed));
    }

    private static Map<String, Tensor> numbers(Shape shape, int seed) {
        var numbers = new LinkedHashMap<String, Tensor>();
        numbers.put("o", new Operand(shape, Operand.Draw.NORMAL).numbers(seed, 0));
        numbers.put("y", new Operand(shape, Operand.Draw.POSITIVE).numbers(seed, 1));
        return numbers;
    }

    private static double[] row(Map<String, Tensor> numbers, String name, int from, int length) {
        double[] all = Objects.requireNonNull(numbers.get(name)).doubles();
        return Arrays.copyOfRange(all, from, from + length);
    }
}
