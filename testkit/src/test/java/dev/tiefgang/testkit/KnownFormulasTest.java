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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Element-wise ops at infinities, far out, at their corners and at NaN, against numbers that were worked out
/// with 60 digits from the textbook's formula.
class KnownFormulasTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double[] X = {-INFINITY, -30, -1.5, 0, 0.5, 4, 30, INFINITY, NaN};

    /// What an op gives at each of [#X], and its slope there, NaN left out.
    private record Row(Op op, double[] values, double[] slopes) {
        /// What a sum of numbers around 1 leaves of a result near 0.
        double floor(Precision p) {
            boolean cancels = op instanceof Gelu(boolean tanh) && !tanh;
            return cancels ? p == Precision.FLOAT ? 1e-6 : 1e-14 : 0;
        }
    }

    private static double[] y(double... numbers) {
        return numbers;
    }

    private static Row of(Op op, double[] values, double[] slopes) {
        return new Row(op, values, slopes);
    }

    private static List<Row> rows() {
        return List.of(
                of(
                        new LeakyRelu(0.1),
                        y(-INFINITY, -3, -0.15, 0, 0.5, 4, 30, INFINITY, NaN),
                        y(0.1, 0.1, 0.1, 0.1, 1, 1, 1, 1)),
                of(
                        new Elu(2),
                        y(-2, -1.9999999999998128, -1.5537396797031404, 0, 0.5, 4, 30, INFINITY, NaN),
                        y(0, 1.871524593768035e-13, 0.44626032029685964, 2, 1, 1, 1, 1)),
                of(
                        new Selu(),
                        y(
                                -1.7580993408473768,
                                -1.7580993408472123,
                                -1.3658143533672527,
                                0,
                                0.5253504936777402,
                                4.202803949421922,
                                31.521029620664414,
                                INFINITY,
                                NaN),
                        y(
                                0,
                                1.6451630773416185e-13,
                                0.3922849874801241,
                                1.7580993408473768,
                                1.0507009873554805,
                                1.0507009873554805,
                                1.0507009873554805,
                                1.0507009873554805)),
                of(
                        new Celu(0.5),
                        y(-0.5, -0.5, -0.475106465816068, 0, 0.5, 4, 30, INFINITY, NaN),
                        y(0, 8.75651076269652e-27, 0.049787068367863944, 1, 1, 1, 1, 1)),
                of(
                        new Gelu(false),
                        y(0, 0, -0.1002108019032871, 0, 0.34573123063700656, 3.9998733150326675, 30, INFINITY, NaN),
                        y(
                                0,
                                -4.420938404635642e-195,
                                -0.12746919222997952,
                                0.5,
                                0.8674951246561629,
                                1.0005036496612265,
                                1,
                                1)),
                of(
                        new Gelu(true),
                        y(0, 0, -0.10042842301976708, 0, 0.34571400982514394, 3.9999297540518075, 30, INFINITY, NaN),
                        y(0, 0, -0.12771079315143308, 0.5, 0.8673699035346423, 1.0003351231971227, 1, 1)),
                of(
                        new Silu(),
                        y(
                                0,
                                -2.8072868906517896e-12,
                                -0.2736382857095345,
                                0,
                                0.3112296656009273,
                                3.928055160151634,
                                29.999999999997193,
                                INFINITY,
                                NaN),
                        y(
                                0,
                                -2.713710660963134e-12,
                                -0.041294154299142946,
                                0.5,
                                0.7399611873026518,
                                1.052664614891073,
                                1.0000000000027136,
                                1)),
                of(
                        new Mish(),
                        y(
                                0,
                                -2.807286890651921e-12,
                                -0.29809974216680674,
                                0,
                                0.37524521130489513,
                                3.9974128069762385,
                                30,
                                INFINITY,
                                NaN),
                        y(
                                0,
                                -2.713710660963392e-12,
                                -0.06409781589225864,
                                0.6,
                                0.8864243753577272,
                                1.00443287690375,
                                1,
                                1)),
                of(
                        new Softplus(),
                        y(
                                0,
                                9.357622968839737e-14,
                                0.2014132779827524,
                                0.6931471805599453,
                                0.9740769841801067,
                                4.0181499279178094,
                                30.000000000000092,
                                INFINITY,
                                NaN),
                        y(
                                0,
                                9.357622968839299e-14,
                                0.18242552380635635,
                                0.5,
                                0.6224593312018546,
                                0.9820137900379085,
                                0.9999999999999064,
                                1)),
                of(
                        new Softsign(),
                        y(-1, -0.967741935483871, -0.6, 0, 0.3333333333333333, 0.8, 0.967741935483871, 1, NaN),
                        y(0, 0.001040582726326743, 0.16, 1, 0.4444444444444444, 0.04, 0.001040582726326743, 0)),
                of(new HardSigmoid(0.2, 0.5), y(0, 0, 0.2, 0.5, 0.6, 1, 1, 1, NaN), y(0, 0, 0.2, 0.2, 0.2, 0, 0, 0)),
                of(
                        new HardSwish(),
                        y(0, 0, -0.375, 0, 0.2916666666666667, 4, 30, INFINITY, NaN),
                        y(0, 0, 0, 0.5, 0.6666666666666666, 1, 1, 1)),
                of(new ThresholdedRelu(1), y(0, 0, 0, 0, 0, 4, 30, INFINITY, NaN), y(0, 0, 0, 0, 0, 1, 1, 1)),
                of(new Clip(-1, 0.5), y(-1, -1, -1, 0, 0.5, 0.5, 0.5, 0.5, NaN), y(0, 0, 0, 1, 1, 0, 0, 0)),
                of(new Sign(), y(-1, -1, -1, 0, 1, 1, 1, 1, NaN), y(0, 0, 0, 0, 0, 0, 0, 0)),
                of(new Ceil(), y(-INFINITY, -30, -1, 0, 1, 4, 30, INFINITY, NaN), y(0, 0, 0, 0, 0, 0, 0, 0)));
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.op.toString(), () -> {
                    for (Precision p : Precision.values()) {
                        var g = new Graph();
                        Value x = g.input("x", Shape.of(X.length)), y = x.then(row.op);
                        Value dx = Autodiff.gradients(y.sum(), List.of(x)).getFirst();
                        List<Tensor> found = run(p, List.of(y, dx), Map.of("x", X));
                        for (int i = 0; i < X.length; i++)
                            check(row, p, X[i], row.values[i], found.get(0).at(i));
                        for (int i = 0; i < row.slopes.length; i++)
                            check(row, p, X[i], row.slopes[i], found.get(1).at(i));
                    }
                }));
    }

    private static void check(Row row, Precision p, double x, double expected, double received) {
        String what = "%s of %s in %s".formatted(row.op, x, p);
        if (!Double.isFinite(expected)) assertThat(received).as(what).isEqualTo(Double.valueOf(expected));
        else {
            double share = p == Precision.FLOAT ? 3e-6 : 1e-12;
            assertThat(Math.abs(received - expected))
                    .as("%s: expected %s, received %s", what, expected, received)
                    .isLessThanOrEqualTo(share * Math.abs(expected) + row.floor(p));
        }
    }

    /// Every op of two numbers over all pairs.
    private record Pairs(Op op, double[] a, double[] b, double[] values) {}

    @TestFactory
    Stream<DynamicTest> valuesOfTwo() {
        double[] zeroOne = {0, 0, 1, 1}, oneZero = {0, 1, 0, 1};
        double[] left = {1, 2, 2, -0.0, NaN, 1, INFINITY}, right = {2, 1, 2, 0, 1, NaN, INFINITY};
        double[] a = {7, -7, 7, -7, 6, 5.5, 3, -3, 3, INFINITY, 1, NaN};
        double[] b = {3, 3, -3, -3, 3, 2, INFINITY, INFINITY, -INFINITY, 2, 0, 1};
        return Stream.of(
                        new Pairs(new And(), zeroOne, oneZero, y(0, 0, 0, 1)),
                        new Pairs(new Or(), zeroOne, oneZero, y(0, 1, 1, 1)),
                        new Pairs(new GreaterOrEqual(), left, right, y(0, 1, 1, 1, 0, 0, 1)),
                        new Pairs(new LessOrEqual(), left, right, y(1, 0, 1, 1, 0, 0, 1)),
                        new Pairs(new Mod(false), a, b, y(1, 2, -2, -1, 0, 1.5, 3, INFINITY, -INFINITY, NaN, NaN, NaN)),
                        new Pairs(new Mod(true), a, b, y(1, -1, 1, -1, 0, 1.5, 3, -3, 3, NaN, NaN, NaN)),
                        new Pairs(
                                new PRelu(),
                                y(-2, 3, 0, -INFINITY, INFINITY),
                                y(0.5, 9, 9, 2, 0),
                                y(-1, 3, 0, -INFINITY, INFINITY)))
                .map(row -> DynamicTest.dynamicTest(row.op.toString(), () -> {
                    for (Precision p : Precision.values()) {
                        var g = new Graph();
                        Shape s = Shape.of(row.a.length);
                        Value y = g.add(row.op, g.input("a", s), g.input("b", s));
                        Tensor found = run(p, List.of(y), Map.of("a", row.a, "b", row.b))
                                .getFirst();
                        for (int i = 0; i < row.a.length; i++)
                            assertThat(found.at(i) + 0.0)
                                    .as("%s of %s and %s in %s", row.op, row.a[i], row.b[i], p)
                                    .isEqualTo(Double.valueOf(row.values[i]));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> valuesOfOne() {
        double[] x = {0, -0.0, 1, -2, NaN, INFINITY};
        return Map.of(
                        new Not(), y(1, 1, 0, 0, 0, 0),
                        new IsNaN(), y(0, 0, 0, 0, 1, 0),
                        new Sign(), y(0, 0, 1, -1, NaN, 1),
                        new Reciprocal(), y(INFINITY, -INFINITY, 1, -0.5, NaN, 0))
                .entrySet()
                .stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey().toString(), () -> {
                    for (Precision p : Precision.values()) {
                        Value y = new Graph().input("x", Shape.of(x.length)).then(row.getKey());
                        Tensor found = run(p, List.of(y), Map.of("x", x)).getFirst();
                        for (int i = 0; i < x.length; i++)
                            assertThat(found.at(i) + 0.0)
                                    .as("%s of %s", row.getKey(), x[i])
                                    .isEqualTo(Double.valueOf(row.getValue()[i]));
                    }
                }));
    }

    private static List<Tensor> run(Precision p, List<Value> wanted, Map<String, double[]> numbers) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        numbers.forEach((name, x) -> inputs.put(name, Tensor.of(Shape.of(x.length), x)));
        return new Program(wanted, inputs, new Params()).run(p, Engines.usual());
    }
}
