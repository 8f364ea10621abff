package dev.tiefgang.testkit;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The laws of ops.
public final class OpLaws {
    /// Elements behind a result that its definition must leave alone.
    private static final int GUARD = 7;

    private OpLaws() {}

    /// The definition writes as many numbers as the shape says, all of them, and none beyond; the graph
    /// agrees about the shape.
    public static void shape(OpCase c, long seed) {
        var g = new Graph();
        List<Value> in = c.inputs(g);
        Shape shape = c.op().shape(in.stream().map(Value::shape).toList());
        Value y = g.add(c.op(), in);
        Laws.require(y.shape().equals(shape), "expected a value of shape %s, received %s", shape, y.shape());
        if (c.op() instanceof Op.Composite) return;
        Type type =
                Precision.DOUBLE.type(c.op().kind(in.stream().map(Value::kind).toList()));
        Tensor[] numbers = c.numbers(seed).values().toArray(Tensor[]::new);
        Tensor a = guarded(type, shape, -7), b = guarded(type, shape, 9);
        c.op().compute(numbers, a.view(shape));
        c.op().compute(numbers, b.view(shape));
        for (int i = 0; i < shape.size(); i++)
            Laws.require(a.bits(i) == b.bits(i), "element %d of %s is not overwritten", i, shape);
        for (int i = shape.size(); i < a.size(); i++)
            Laws.require(a.at(i) == -7 && b.at(i) == 9, "element %d behind %s is written", i, shape);
    }

    private static Tensor guarded(Type type, Shape shape, double value) {
        Tensor t = Tensor.zeros(type, Shape.of(shape.size() + GUARD));
        for (int i = 0; i < t.size(); i++) t.put(i, value);
        return t;
    }

    /// In double precision an op made of others equals its definition.
    public static void definition(OpCase c, OpRow.Definition definition, long seed) {
        Tensor found = new Weighted(c, seed, false)
                .program()
                .run(Precision.DOUBLE, Engines.first())
                .getFirst();
        Tensor[] in = c.numbers(seed).values().toArray(Tensor[]::new);
        Tensor expected = Tensor.zeros(found.type(), found.shape());
        for (int i = 0; i < expected.size(); i++)
            expected.put(i, definition.at(c.op(), in, Definitions.position(i, expected.shape())));
        Laws.close(c + ", definition", List.of(expected), List.of(found), 1e-12);
    }

    /// The gradient equals central differences.
    public static void gradient(OpCase c, long seed) {
        var weighted = new Weighted(c, seed, false);
        Differences.first(c.toString(), weighted.loss, weighted.wrt, weighted.numbers, new Params());
    }

    /// The gradient of the gradient equals central differences.
    public static void secondGradient(OpCase c, long seed) {
        var weighted = new Weighted(c, seed, true);
        Differences.second(c.toString(), weighted.loss, weighted.wrt, weighted.numbers, new Params());
    }

    /// The fast routines agree with the definition within a few roundings, forwards and backwards.
    public static void precision(OpCase c, long seed) {
        var weighted = new Weighted(c, seed, false);
        Laws.close(
                c + ", float against double",
                weighted.program().run(Precision.DOUBLE, Engines.first()),
                weighted.program().run(Precision.FLOAT, Engines.usual()),
                2e-5);
    }

    /// As one piece of code the op agrees with its definition, forwards and backwards, on whatever kernels; false where
    /// it has no such form.
    public static boolean unrolled(OpCase c, long seed) {
        Program program = new Weighted(c, seed, false).program();
        var found = program.runUnrolled(Engines.first());
        found.ifPresent(numbers -> {
            Laws.close(c + ", unrolled against double", program.run(Precision.DOUBLE, Engines.first()), numbers, 2e-5);
            Laws.sameBits(
                    c + ", unrolled",
                    numbers,
                    program.runUnrolled(Engines.usual()).orElseThrow());
        });
        return found.isPresent();
    }

    /// Any kernels, any number of threads, any memory: the same bits.
    public static void sameBits(OpCase c, long seed, List<Engines.Engine> engines) {
        Program program = new Weighted(c, seed, false).program();
        List<Tensor> expected = program.run(Precision.FLOAT, Engines.first());
        for (Engines.Engine e : engines) Laws.sameBits(c + ", " + e, expected, program.run(Precision.FLOAT, e));
        Engines.Engine e = Engines.usual();
        Laws.sameBits(c + ", all values kept", expected, program.runKeepingAll(Precision.FLOAT, e));
        Laws.sameBits(c + ", memory used before", expected, program.runTwice(Precision.FLOAT, e));
    }

    /// Every wrong use is refused with a message that names the op, or the window that it moves; so are
    /// inputs left out and inputs left over.
    public static void errors(OpRow row) {
        boolean moves = Arrays.stream(row.type().getRecordComponents()).anyMatch(c -> c.getType() == Window.class);
        var wrong = new ArrayList<>(row.wrong());
        if (row.type() != Concat.class) wrong.addAll(Refusals.number(row.draw(Dice.Size.SMALL, 0)));
        for (Consumer<Graph> use : wrong)
            Laws.refuses(
                    moves ? List.of(row.name() + ":", "Window:") : List.of(row.name() + ":"),
                    () -> use.accept(new Graph()));
    }

    /// An op under the loss `Σ r·y`, or `Σ r·y²` where a second derivative must not vanish.
    private static final class Weighted {
        final Value y;
        final Value loss;
        final List<Value> wrt;
        final Map<String, Tensor> numbers;

        Weighted(OpCase c, long seed, boolean squared) {
            var g = new Graph();
            List<Value> in = c.inputs(g);
            this.y = g.add(c.op(), in);
            Value real = y.kind() == Kind.INDEX ? y.real() : y;
            Value r = g.input("r", real.shape());
            this.loss = (squared ? real.square() : real).times(r).sum();
            this.wrt = c.slopes(in);
            this.numbers = new LinkedHashMap<>(c.numbers(seed));
            numbers.put(
                    "r",
                    new Operand(r.shape(), Operand.Draw.NORMAL)
                            .numbers(Rng.of(seed, "weights", 0).key(), 0));
        }

        Program program() {
            var wanted = new ArrayList<>(List.of(y));
            wanted.addAll(Autodiff.gradients(loss, wrt));
            return new Program(wanted, numbers, new Params());
        }
    }
}
