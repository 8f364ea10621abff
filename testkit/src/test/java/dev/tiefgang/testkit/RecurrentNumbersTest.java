package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Gru;
import dev.tiefgang.op.Lstm;
import dev.tiefgang.op.Recurrent;
import dev.tiefgang.op.Recurrent.Direction;
import dev.tiefgang.op.Recurrent.Result;
import dev.tiefgang.op.Rnn;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Recurrent ops against the numbers that ONNX Runtime's tests of RNN, GRU and LSTM hold it to.
///
/// Inputs and outputs stand here as there, step by step: `[t, n, in]` and `[t, d, n, u]`.
class RecurrentNumbersTest {
    private static final double[] TWO_STEPS = {1, 2, 10, 11};

    /// Runs an op without biases and from zero.
    private static double[] run(Recurrent op, int n, double[] x, double[] w, double[] r, double[] b, double... mask) {
        int d = op.direction().count(), in = x.length == 4 ? 1 : 2, t = x.length / (n * in), u = 3, g = op.gates();
        var numbers = new LinkedHashMap<String, Tensor>();
        numbers.put("x", swapped(Tensor.of(Shape.of(t, n, in), x)));
        numbers.put("w", Tensor.of(Shape.of(d, g * u, in), w));
        numbers.put("r", Tensor.of(Shape.of(d, g * u, u), r));
        numbers.put("b", Tensor.of(Shape.of(d, 2 * g * u), b.length == 0 ? new double[2 * d * g * u] : b));
        for (int s = 0; s < op.states(); s++) numbers.put("s" + s, Tensor.of(Shape.of(n, d, u), new double[n * d * u]));
        if (op.masked()) numbers.put("mask", Tensor.of(Shape.of(n, t), mask));
        var graph = new Graph();
        var values = new ArrayList<Value>();
        numbers.forEach((name, tensor) -> values.add(graph.input(name, tensor.shape())));
        Tensor y = new Program(List.of(graph.add(op, values)), numbers, new Params())
                .run(Precision.DOUBLE, Engines.first())
                .getFirst();
        if (op.result() != Result.STEPS) return swapped(y).doubles();
        Tensor steps = Tensor.zeros(y.type(), Shape.of(t, d, n, u));
        for (int i = 0; i < y.size(); i++) {
            int sample = i / (t * d * u), step = i / (d * u) % t, way = i / u % d;
            steps.put(((step * d + way) * n + sample) * u + i % u, y.at(i));
        }
        return steps.doubles();
    }

    /// The first two axes in the other order.
    private static Tensor swapped(Tensor t) {
        int a = t.shape().dim(0), b = t.shape().dim(1), inner = t.size() / (a * b);
        Tensor to = Tensor.zeros(t.type(), t.shape().with(0, b).with(1, a));
        for (int i = 0; i < t.size(); i++) to.put((i / inner % b * a + i / inner / b) * inner + i % inner, t.at(i));
        return to;
    }

    private static double[] twice(double... numbers) {
        return IntStream.range(0, 2 * numbers.length)
                .mapToDouble(i -> numbers[i % numbers.length])
                .toArray();
    }

    private static double[] tenths(int count) {
        double[] all = new double[count];
        Arrays.fill(all, 0.1);
        return all;
    }

    private static void same(double[] found, double... expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++)
            assertThat(found[i]).as("number %d", i).isCloseTo(expected[i], Offset.offset(1e-6));
    }

    @Test
    void lstm() {
        double[] w = {0.1, 0.2, 0.3, 0.4, 1, 2, 3, 4, 10, 11, 12, 13}, none = {};
        var steps = new Lstm(Direction.FORWARD, Result.STEPS, false);
        same(
                run(steps, 2, TWO_STEPS, w, tenths(36), none),
                0.28828835,
                0.36581863,
                0.45679406,
                0.34526032,
                0.47220859,
                0.55850911,
                0.84196719,
                0.89402526,
                0.91073048,
                0.85882828,
                0.90703777,
                0.92382453);
        same(
                run(new Lstm(Direction.FORWARD, Result.CELL, false), 2, TWO_STEPS, w, tenths(36), none),
                1.27731147,
                1.44181041,
                1.53179041,
                1.3249796,
                1.51063104,
                1.61451544);
        same(
                run(new Lstm(Direction.BIDIRECTIONAL, Result.LAST, false), 2, TWO_STEPS, twice(w), tenths(72), none),
                0.84196719,
                0.89402526,
                0.91073048,
                0.85882828,
                0.90703777,
                0.92382453,
                0.55391603,
                0.69201493,
                0.82696019,
                0.64046413,
                0.82303363,
                0.91610711);
    }

    @Test
    void anLstmWithASequenceThatEndsEarly() {
        double[] w = {0.1, 0.2, 0.3, 0.4, 1, 2, 3, 4, 10, 11, 12, 13}, none = {};
        same(
                run(new Lstm(Direction.FORWARD, Result.STEPS, true), 2, TWO_STEPS, w, tenths(36), none, 1, 0, 1, 1),
                0.28828835,
                0.36581863,
                0.45679406,
                0.34526032,
                0.47220859,
                0.55850911,
                0,
                0,
                0,
                0.85882828,
                0.90703777,
                0.92382453);
        same(
                run(new Lstm(Direction.FORWARD, Result.LAST, true), 2, TWO_STEPS, w, tenths(36), none, 1, 0, 1, 1),
                0.28828835,
                0.36581863,
                0.45679406,
                0.85882828,
                0.90703777,
                0.92382453);
        same(
                run(new Lstm(Direction.FORWARD, Result.CELL, true), 2, TWO_STEPS, w, tenths(36), none, 1, 0, 1, 1),
                0.52497941,
                0.54983425,
                0.5744428,
                1.3249796,
                1.51063104,
                1.61451544);
    }

    @Test
    void gru() {
        double[] w = {0.1, 0.2, 0.3, 1, 2, 3, 10, 11, 12}, none = {};
        same(
                run(
                        new Gru(Direction.BIDIRECTIONAL, Result.STEPS, false, false),
                        2,
                        TWO_STEPS,
                        twice(w),
                        tenths(54),
                        none),
                0.4750208,
                0.450166,
                0.4255575,
                0.45016602,
                0.40131235,
                0.35434368,
                0.6082785,
                0.50623393,
                0.4426924,
                0.5803454,
                0.4527356,
                0.36886263,
                0.6027093,
                0.5083023,
                0.44950223,
                0.5754369,
                0.45485455,
                0.3747841,
                0.26894143,
                0.11920292,
                0.04742587,
                0.24973989,
                0.09975048,
                0.03557118);
    }

    @Test
    void aGruWithBiasesAndEitherOrderOfResetAndProduct() {
        double[] x = {-0.1, 0.2, -0.3, 0.4}, w = {0.1, 0.2, 0.3, 0.2, 0.3, 0.1, 0.3, 0.1, 0.2};
        double[] b = {
            -0.01, 0.1, 0.01, -0.2, -0.02, 0.02, 0.3, -0.3, -0.3, -0.03, 0.5, -0.7, 0.05, -0.7, 0.3, 0.07, -0.03, 0.5
        };
        same(
                run(new Gru(Direction.FORWARD, Result.STEPS, false, false), 2, x, w, tenths(27), b),
                0.16783132,
                -0.11754231,
                0.11977843,
                0.2046872,
                -0.10372487,
                0.15365849,
                0.22688604,
                -0.19698407,
                0.14017843,
                0.33386092,
                -0.15799662,
                0.2381169);
        same(
                run(new Gru(Direction.FORWARD, Result.STEPS, false, true), 2, x, w, tenths(27), b),
                0.15024948,
                -0.11097029,
                -0.02121867,
                0.18887489,
                -0.09747667,
                0.02093463,
                0.19538902,
                -0.19016478,
                -0.05644283,
                0.30856851,
                -0.15190377,
                0.05999807);
        same(
                run(new Gru(Direction.REVERSE, Result.STEPS, false, true), 2, x, w, tenths(27), b),
                0.20910699,
                -0.18880953,
                -0.04005555,
                0.29700265,
                -0.15308119,
                0.04537245,
                0.12252139,
                -0.12032216,
                -0.05064924,
                0.21249877,
                -0.08884402,
                0.04751285);
    }

    @Test
    void anRnnBackwardsWithASequenceThatEndsEarly() {
        double[] x = {
            0.54881352,
            0.71518934,
            0.417021990,
            0.720324516,
            0.60276335,
            0.54488319,
            0.0001143748,
            0.302332580,
            0.42365479,
            0.64589411,
            0.146755889,
            0.0923385918,
            0.4375872,
            0.89177299,
            0,
            0,
            0.96366274,
            0.38344151,
            0,
            0
        };
        double[] w = {0.60482931, 0.67304987, 0.13166776, -0.33417314, 0.66345924, -0.49411628};
        double[] r = {
            0.50877059, 0.78382635, 0.665046, 0.89860243, -0.71745688, 0.80142093, -0.76517141, -0.88981366, -0.48568386
        };
        double[] mask = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0};
        same(
                run(new Rnn(Direction.REVERSE, Result.STEPS, true), 2, x, w, r, new double[0], mask),
                0.87014002,
                0.09402763,
                -0.54269236,
                0.64809889,
                -0.19472955,
                -0.24271242,
                0.37661949,
                0.28492415,
                0.15850827,
                0.29596764,
                0.08308408,
                -0.27175695,
                0.8218801,
                -0.33996487,
                -0.7320742,
                0.14977546,
                -0.01153355,
                0.05169443,
                0.90398145,
                0.61396617,
                -0.70602065,
                0,
                0,
                0,
                0.68629962,
                -0.00125255,
                0.4218055,
                0,
                0,
                0);
        same(
                run(new Rnn(Direction.REVERSE, Result.LAST, true), 2, x, w, r, new double[0], mask),
                0.87014002,
                0.09402763,
                -0.54269236,
                0.64809889,
                -0.19472955,
                -0.24271242);
    }
}
