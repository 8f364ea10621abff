package dev.tiefgang.testkit;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.*;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Reductions of a row against numbers worked out by hand.
class KnownReductionsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final List<Integer> ROW = List.of(0);

    /// What an op makes of a row, and the gradient of the sum of that; an empty gradient is not asked for.
    private record Row(Op op, double[] x, double[] y, double[] dx) {}

    private static double[] of(double... numbers) {
        return numbers;
    }

    private static List<Row> rows() {
        double[] none = {};
        return List.of(
                new Row(new ReduceMin(ROW), of(3, -1, 2, -1), of(-1), of(0, 0.5, 0, 0.5)),
                new Row(new ReduceMin(ROW), of(3, NaN, 2), of(NaN), none),
                new Row(new ReduceProd(ROW), of(2, 3, -4), of(-24), of(-12, -8, 6)),
                new Row(new ReduceProd(ROW), of(2, 0, -4, 5), of(0), of(0, -40, 0, 0)),
                new Row(new ReduceProd(ROW), of(2, 0, -4, 0, 5), of(0), of(0, 0, 0, 0, 0)),
                new Row(new ReduceProd(ROW), of(), of(1), none),
                new Row(new ReduceProd(ROW), of(0, INFINITY), of(NaN), none),
                new Row(new ReduceL1(ROW), of(3, -4, 0), of(7), of(1, -1, 0)),
                new Row(new ReduceL2(ROW), of(3, -4, 0), of(5), of(0.6, -0.8, 0)),
                new Row(new ReduceL2(ROW), of(0, 0), of(0), of(0, 0)),
                new Row(new ReduceSumSquare(ROW), of(3, -4, 0), of(25), of(6, -8, 0)),
                new Row(new ReduceLogSum(ROW), of(1, 2, 4, 1), of(2.0794415416798357), of(0.125, 0.125, 0.125, 0.125)),
                new Row(
                        new ReduceLogSumExp(ROW),
                        of(1, 2, 3),
                        of(3.4076059644443806),
                        of(0.09003057317038046, 0.24472847105479764, 0.6652409557748218)),
                new Row(new ReduceLogSumExp(ROW), of(1000, 1000), of(1000.6931471805599), of(0.5, 0.5)),
                new Row(new ReduceLogSumExp(ROW), of(-1000, -1000), of(-999.3068528194401), of(0.5, 0.5)),
                new Row(new ReduceLogSumExp(ROW), of(-INFINITY, 2), of(2), of(0, 1)),
                new Row(new ReduceLogSumExp(ROW), of(-INFINITY, -INFINITY), of(-INFINITY), of(0, 0)),
                new Row(new ReduceLogSumExp(ROW), of(INFINITY, 2), of(INFINITY), none),
                new Row(new ArgMin(0), of(3, -1, 2, -1), of(1), none),
                new Row(new CumSum(0, false, false), of(1, 2, 3, 4), of(1, 3, 6, 10), of(4, 3, 2, 1)),
                new Row(new CumSum(0, true, false), of(1, 2, 3, 4), of(0, 1, 3, 6), of(3, 2, 1, 0)),
                new Row(new CumSum(-1, false, true), of(1, 2, 3, 4), of(10, 9, 7, 4), of(1, 2, 3, 4)),
                new Row(new CumSum(0, true, true), of(1, 2, 3, 4), of(9, 7, 4, 0), of(0, 1, 2, 3)));
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.op + " of " + java.util.Arrays.toString(row.x), () -> {
                    for (Precision p : Precision.values()) {
                        var g = new Graph();
                        Value x = g.input("x", Shape.of(row.x.length)), y = x.then(row.op);
                        check(run(p, y, row.x), row.y);
                        if (row.dx.length > 0)
                            check(run(p, Autodiff.gradients(y.sum(), List.of(x)).getFirst(), row.x), row.dx);
                    }
                }));
    }

    private static Tensor run(Precision p, Value wanted, double[] x) {
        return new Program(List.of(wanted), Map.of("x", Tensor.of(Shape.of(x.length), x)), new Params())
                .run(p, Engines.usual())
                .getFirst();
    }

    private static void check(Tensor found, double[] expected) {
        assertThat(found.size()).isEqualTo(expected.length);
        double share = found.type() == dev.tiefgang.tensor.Type.FLOAT32 ? 1e-6 : 1e-14;
        for (int i = 0; i < expected.length; i++)
            if (Double.isFinite(expected[i]))
                assertThat(Math.abs(found.at(i) - expected[i]))
                        .as("element %d: expected %s, received %s", i, expected[i], found.at(i))
                        .isLessThanOrEqualTo(share * Math.abs(expected[i]));
            else assertThat(found.at(i)).isEqualTo(Double.valueOf(expected[i]));
    }
}
