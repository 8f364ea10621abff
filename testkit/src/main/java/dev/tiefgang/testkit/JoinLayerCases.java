package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Join;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Parallel;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Shared;
import dev.tiefgang.nn.TimeDistributed;
import dev.tiefgang.nn.Wired;
import dev.tiefgang.nn.Wires;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;

/// Rows of the layers that join others.
final class JoinLayerCases {
    private JoinLayerCases() {}

    static List<LayerRow> rows() {
        var add = new Join.Add();
        return List.of(
                new LayerRow(
                        Parallel.class,
                        JoinLayerCases::parallel,
                        List.of(
                                new Wrong(new Parallel(add, new Dense(2), new Dense(3)), Shape.of(2)),
                                new Wrong(
                                        new Parallel(new Join.Concat(1), new Conv2d(2, 1), new Conv2d(2, 3)),
                                        Shape.of(1, 4, 4)),
                                new Wrong(new Parallel(new Join.Concat(-2), new Dense(2), new Dense(2)), Shape.of(2)),
                                new Wrong(new Parallel(new Join.Concat(2), new Dense(2), new Dense(2)), Shape.of(2))),
                        List.of(() -> new Parallel(add))),
                new LayerRow(
                        Residual.class,
                        JoinLayerCases::residual,
                        List.of(
                                new Wrong(new Residual(new Dense(3)), Shape.of(4)),
                                new Wrong(new Residual(new Flatten()), Shape.of(2, 2)),
                                new Wrong(new Residual(new Conv2d(2, 3)), Shape.of(2, 4, 4)),
                                new Wrong(new Residual(new MaxPool2d(2)), Shape.of(2, 4, 4)),
                                new Wrong(new Residual(new Dense(3)).project(new Dense(2)), Shape.of(4)),
                                new Wrong(new Residual(new Flatten()), Kind.INDEX, Shape.of(1, 4))),
                        List.of()),
                new LayerRow(
                        Shared.class,
                        JoinLayerCases::shared,
                        List.of(
                                new Wrong(
                                        new Residual(Sequential.of(
                                                new Shared("a", new Dense(3)), new Shared("a", new Dense(2)))),
                                        Shape.of(2)),
                                new Wrong(
                                        new Parallel(
                                                new Join.Concat(1),
                                                new Shared("a", new Dense(3)),
                                                Sequential.of(new Dense(3), new Shared("a", new Dense(3)))),
                                        Shape.of(2))),
                        List.of(
                                () -> new Shared("", new Dense(2)),
                                () -> new Shared("a.b", new Dense(2)),
                                () -> new Shared("a b", new Dense(2)))),
                new LayerRow(
                        TimeDistributed.class,
                        d -> {
                            int t = d.between(1, 3), in = d.extent(), units = d.extent();
                            return new LayerCase(
                                    new TimeDistributed(Sequential.of(new Dense(units), Activation.tanh())),
                                    Shape.of(t, in),
                                    Draw.NORMAL,
                                    Shape.of(t, units),
                                    (long) in * units + units,
                                    0);
                        },
                        List.of(
                                new Wrong(new TimeDistributed(new Dense(2)), Shape.of(3)),
                                new Wrong(new TimeDistributed(new Dense(2)), Kind.REAL, Shape.of()),
                                new Wrong(new TimeDistributed(new TimeDistributed(new Dense(2))), Shape.of(3, 2)),
                                new Wrong(new TimeDistributed(new Flatten()), Kind.INDEX, Shape.of(3, 2))),
                        List.of()),
                new LayerRow(Wired.class, JoinLayerCases::wired, wrongWires(), wrongWirings()));
    }

    private static LayerCase parallel(Dice d) {
        int in = d.extent(), units = d.extent();
        Layer a = new Dense(units), b = Sequential.of(new Dense(units), Activation.tanh());
        Join join = switch (d.below(5)) {
            case 0 -> new Join.Add();
            case 1 -> new Join.Multiply();
            case 2 -> new Join.Mean();
            case 3 -> new Join.Max();
            default -> new Join.Concat(d.of(1, -1));
        };
        int out = join instanceof Join.Concat ? 2 * units : units;
        return new LayerCase(
                new Parallel(join, a, b), Shape.of(in), Draw.NORMAL, Shape.of(out), 2L * (in * units + units), 0);
    }

    private static LayerCase residual(Dice d) {
        if (d.below(3) == 0) {
            int in = d.extent(), out = d.extent();
            Layer layer = new Residual(Sequential.of(new Dense(out), Activation.tanh()))
                    .project(new Dense(out).withoutBias());
            return new LayerCase(layer, Shape.of(in), Draw.NORMAL, Shape.of(out), 2L * in * out + out, 0);
        }
        if (d.flip()) {
            int in = d.extent();
            return new LayerCase(
                    new Residual(Sequential.of(new Dense(in), Activation.tanh())),
                    Shape.of(in),
                    Draw.NORMAL,
                    Shape.of(in),
                    (long) in * in + in,
                    0);
        }
        int c = d.between(1, 2);
        Shape s = Shape.of(c, d.between(1, 4), d.between(1, 4));
        Layer body = Sequential.of(new Conv2d(3, 3).same(), Activation.sigmoid(), new Conv2d(c, 1).withoutBias());
        return new LayerCase(new Residual(body), s, Draw.NORMAL, s, 27L * c + 3 + 3L * c, 0);
    }

    /// A layer behind itself, or beside itself.
    private static LayerCase shared(Dice d) {
        int in = d.extent();
        var twice = new Shared("twice", Sequential.of(new Dense(in), Activation.tanh()));
        Layer layer = d.flip()
                ? Sequential.of(twice, twice)
                : new Parallel(new Join.Add(), twice, Sequential.of(Activation.tanh(), twice));
        return new LayerCase(layer, Shape.of(in), Draw.NORMAL, Shape.of(in), (long) in * in + in, 0);
    }

    private static LayerCase wired(Dice d) {
        int a = d.extent(), b = d.extent(), units = d.extent(), out = d.extent();
        var wires = new Wires();
        Wires.End left = wires.input("left", Shape.of(a)), right = wires.input("right", Shape.of(b, 2));
        Wires.End hidden = left.then("hidden", new Dense(units)).then(Activation.tanh());
        Wires.End other = right.then(new Flatten()).then("other", new Dense(units));
        Wires.End sum = wires.join("sum", new Join.Add(), hidden, other);
        long parameters = (long) a * units + units + 2L * b * units + units;
        if (d.flip())
            return new LayerCase(wires.outputs(sum), Shape.of(a + 2 * b), Draw.NORMAL, Shape.of(units), parameters, 0);
        Wired layer = wires.outputs(sum.then("small", new Dense(out)), right, sum);
        return new LayerCase(
                layer,
                Shape.of(a + 2 * b),
                Draw.NORMAL,
                Shape.of(out + 2 * b + units),
                parameters + (long) units * out + out,
                0);
    }

    private static Wired twoInputs(Join join) {
        var wires = new Wires();
        Wires.End a = wires.input("a", Shape.of(2)), b = wires.input("b", Shape.of(3));
        return wires.outputs(wires.join("c", join, a, b));
    }

    private static List<Wrong> wrongWires() {
        Wired wired = twoInputs(new Join.Concat(1));
        return List.of(
                new Wrong(wired, Shape.of(4)),
                new Wrong(wired, Shape.of(5, 1)),
                new Wrong(wired, Kind.REAL, Shape.of()),
                new Wrong(twoInputs(new Join.Add()), Shape.of(5)));
    }

    private static List<Runnable> wrongWirings() {
        var x = List.of(new Wired.Input("x", Shape.of(2)));
        Wired.Node y = new Wired.Apply("y", new Flatten(), "x");
        return List.of(
                () -> new Wired(List.of(), List.of(), List.of("x")),
                () -> new Wired(x, List.of(y), List.of()),
                () -> new Wired(x, List.of(y, y), List.of("y")),
                () -> new Wired(x, List.of(new Wired.Apply("x", new Flatten(), "x")), List.of("x")),
                () -> new Wired(x, List.of(new Wired.Apply("y", new Flatten(), "y")), List.of("y")),
                () -> new Wired(x, List.of(y, new Wired.Apply("z", new Flatten(), "x")), List.of("y")),
                () -> new Wired(x, List.of(y), List.of("z")),
                () -> new Wired(x, List.of(y), List.of("y", "y")),
                () -> new Wired.Input("a.b", Shape.of(2)),
                () -> new Wired.Input("a", Shape.of(0)),
                () -> new Wired.Apply("", new Flatten(), "x"),
                () -> new Wired.Merge("j", new Join.Add(), List.of()));
    }
}
