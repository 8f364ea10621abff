package dev.tiefgang.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.op.Fill;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.testkit.Dice;
import dev.tiefgang.testkit.Engines;
import dev.tiefgang.testkit.Laws;
import dev.tiefgang.testkit.OpCase;
import dev.tiefgang.testkit.OpCases;
import dev.tiefgang.testkit.OpRow;
import dev.tiefgang.testkit.Operand;
import dev.tiefgang.testkit.Program;
import dev.tiefgang.testkit.RandomGraphs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A simplified graph computes the bits of one that is kept as it was written down, whatever numbers come.
class SimplifyTest {
    private static final int GRAPHS = Integer.getInteger("tiefgang.graphs", 300);
    private static final int BLOCK = 50;
    private static final int CASES = 6;
    private static final double[] CONSTANTS = {0, -0.0, 1, -1, 2};

    /// Numbers that algebra forgets.
    private enum Special {
        NONE,
        ZEROS,
        INFINITY,
        MINUS_INFINITY,
        NAN;

        /// A tensor of real numbers with some of these among them.
        Tensor among(Tensor t, long seed) {
            Tensor mixed = t.copy();
            if (t.type() == Type.INT64 || t.size() == 0) return mixed;
            Rng rng = Rng.of(seed, name(), 0);
            int one = rng.below(0, t.size());
            switch (this) {
                case NONE -> {}
                case ZEROS -> {
                    for (int i = 0; i < t.size(); i++)
                        if (rng.below(1 + i, 2) == 0) mixed.put(i, Math.copySign(0.0, t.at(i)));
                }
                case INFINITY -> mixed.put(one, Double.POSITIVE_INFINITY);
                case MINUS_INFINITY -> mixed.put(one, Double.NEGATIVE_INFINITY);
                case NAN -> mixed.put(one, Double.NaN);
            }
            return mixed;
        }
    }

    @TestFactory
    Stream<DynamicTest> randomGraphs() {
        return IntStream.range(0, GRAPHS / BLOCK)
                .mapToObj(b -> DynamicTest.dynamicTest(
                        "graphs " + b * BLOCK + " … " + (b * BLOCK + BLOCK - 1),
                        () -> IntStream.range(b * BLOCK, b * BLOCK + BLOCK)
                                .forEach(seed -> Laws.on(
                                        "graph " + seed,
                                        () -> compare(RandomGraphs.draw(seed, false, new Graph(false)), seed)))));
    }

    @TestFactory
    Stream<DynamicTest> everyOpOnConstants() {
        // One that takes numbers of words alone refuses most constants, simplified or not.
        return OpCases.all().stream()
                .filter(row ->
                        row.draw(Dice.Size.SMALL, 0).operands().stream().noneMatch(o -> o.draw() == Operand.Draw.COUNT))
                .map(row -> DynamicTest.dynamicTest(
                        row.name(),
                        () -> IntStream.range(0, CASES)
                                .forEach(i -> Laws.on(row.name() + " " + i, () -> onConstants(row, i)))));
    }

    /// An op with a constant in place of each of its inputs, and of all.
    private static void onConstants(OpRow row, int i) {
        OpCase c = row.draw(Dice.Size.SMALL, i);
        for (double k : CONSTANTS)
            for (int place = -1; place < c.operands().size(); place++) {
                var g = new Graph(false);
                List<Value> in = new ArrayList<>(c.inputs(g));
                for (int n = 0; n < in.size(); n++)
                    if ((n == place || place < 0) && in.get(n).kind() == Kind.REAL)
                        in.set(n, g.fill(k, in.get(n).shape()));
                compare(new Program(List.of(g.add(c.op(), in)), c.numbers(i), new Params()), i);
            }
    }

    private static void compare(Program written, long seed) {
        Program simplified = simplified(written);
        for (Special special : Special.values()) {
            UnaryOperator<Program> mixed =
                    p -> new Program(p.wanted(), mixed(p, special, seed), mixedParams(p, special));
            for (Precision precision : Precision.values())
                Laws.sameBits(
                        special + " in " + precision,
                        mixed.apply(written).run(precision, Engines.first()),
                        mixed.apply(simplified).run(precision, Engines.first()));
        }
    }

    /// The same program, written down once more in a graph that simplifies.
    private static Program simplified(Program written) {
        Graph from = written.wanted().getFirst().graph(), to = new Graph();
        var map = new ArrayList<Value>();
        for (int i = 0; i < from.size(); i++)
            map.add(to.add(
                    from.node(i).op(), from.node(i).in().stream().map(map::get).toList()));
        return new Program(
                written.wanted().stream().map(v -> map.get(v.id())).toList(), written.inputs(), written.params());
    }

    private static Map<String, Tensor> mixed(Program p, Special special, long seed) {
        var inputs = new LinkedHashMap<String, Tensor>();
        p.inputs().forEach((name, t) -> inputs.put(name, special.among(t, seed)));
        return inputs;
    }

    private static Params mixedParams(Program p, Special special) {
        var params = new Params();
        p.params().all().forEach((name, t) -> params.put(name, special == Special.ZEROS ? special.among(t, 1) : t));
        return params;
    }

    /// Or else the comparison would be of a simplified graph with itself.
    @Test
    void aGraphAsWrittenRunsEveryOp() {
        var g = new Graph(false);
        Value v =
                g.input("x", Shape.of(2, 1)).times(1).over(1).negate().negate().sum(1);
        assertThat(Plan.compile(List.of(v), Map.of(), Precision.DOUBLE).size()).isEqualTo(5);
    }

    @Test
    void whatChangesNothingIsDropped() {
        var g = new Graph();
        Value x = g.input("x", Shape.of(2, 1)), zero = g.fill(0, x.shape()), minusZero = g.fill(-0.0, x.shape());
        assertThat(x.plus(minusZero)).isEqualTo(x);
        assertThat(minusZero.plus(x)).isEqualTo(x);
        assertThat(x.minus(zero)).isEqualTo(x);
        assertThat(minusZero.minus(x)).isEqualTo(x.negate());
        assertThat(x.times(1)).isEqualTo(x);
        assertThat(x.over(1)).isEqualTo(x);
        assertThat(x.negate().negate()).isEqualTo(x);
        assertThat(x.sum(1)).isEqualTo(x);
        assertThat(zero.plus(3).exp().op()).isEqualTo(new Fill(StrictMath.exp(3), x.shape()));
    }
}
