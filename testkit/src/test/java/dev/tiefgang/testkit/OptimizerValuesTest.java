package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.optim.AdaGrad;
import dev.tiefgang.optim.Adadelta;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Adamax;
import dev.tiefgang.optim.AmsGrad;
import dev.tiefgang.optim.Lamb;
import dev.tiefgang.optim.Lion;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.NAdam;
import dev.tiefgang.optim.Nesterov;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.RAdam;
import dev.tiefgang.optim.RProp;
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.optim.Slot;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The first two steps of each optimizer from the weights (3, 4) with the gradients (½, −¼) and (¼, ½),
/// worked out by hand from the papers.
class OptimizerValuesTest {
    private static final Shape PAIR = Shape.of(1, 2);

    /// @param first the weights after the first step
    /// @param second the weights after the second one
    private record Row(Optimizer optimizer, List<Double> first, List<Double> second) {}

    private static final List<Row> ROWS = List.of(
            new Row(new Sgd(0.1), List.of(2.95, 4.025), List.of(2.925, 3.975)),
            new Row(new Momentum(0.1), List.of(2.95, 4.025), List.of(2.88, 3.9975)),
            new Row(new Nesterov(0.1), List.of(2.905, 4.0475), List.of(2.817, 3.97275)),
            new Row(new AdaGrad(0.1), List.of(2.90000000002, 4.09999999996), List.of(2.855278640478, 4.010557280876)),
            new Row(new RmsProp(0.01), List.of(2.968377286644, 4.031622523623), List.of(2.95363311667, 4.003051141698)),
            new Row(new Adadelta(1), List.of(2.99552804292, 4.004471420585), List.of(2.992641445523, 3.998786706595)),
            new Row(new Adam(0.1), List.of(2.900000002, 4.099999996), List.of(2.806782040477, 4.063389644222)),
            new Row(new AdamW(0.1), List.of(2.897000002, 4.095999996), List.of(2.800885040475, 4.055293644226)),
            new Row(new Adamax(0.1), List.of(2.900000002, 4.099999996), List.of(2.826242034982, 4.071052628158)),
            new Row(new NAdam(0.1), List.of(2.852631581895, 4.147368415158), List.of(2.760519263037, 4.057703142321)),
            new Row(
                    new AmsGrad(0.1, 0.9, 0.5, 1e-8),
                    List.of(2.900000002, 4.099999996),
                    List.of(2.809755645266, 4.066574454871)),
            new Row(new RAdam(0.1), List.of(2.95, 4.025), List.of(2.913157894737, 4.010526315789)),
            new Row(new RProp(0.1), List.of(2.9, 4.1), List.of(2.78, 4.1)),
            new Row(new Lamb(0.1), List.of(2.634235897217, 4.340905589739), List.of(2.167299135363, 4.141414583821)),
            new Row(new Lion(0.1), List.of(2.897, 4.096), List.of(2.794103, 3.991904)));

    @TestFactory
    Stream<DynamicTest> firstSteps() {
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(row.optimizer().toString(), () -> {
                    var steps = new Steps(row.optimizer());
                    close(steps.next(0.5, -0.25), row.first());
                    close(steps.next(0.25, 0.5), row.second());
                }));
    }

    @Test
    void everyOneHasARow() {
        assertThat(Sealed.missing(
                        Sealed.members(Optimizer.class),
                        ROWS.stream().map(r -> r.optimizer().getClass())))
                .isEmpty();
    }

    private static void close(List<Double> received, List<Double> expected) {
        for (int i = 0; i < 2; i++) assertThat(received.get(i)).isCloseTo(expected.get(i), Offset.offset(1e-11));
    }

    /// The rate is a factor on each change, and the rest stays.
    @Test
    void anotherRateIsTheOnlyDifference() {
        for (Row row : ROWS) {
            Optimizer o = row.optimizer(), other = o.withRate(0.5);
            assertThat(other.rate()).isEqualTo(0.5);
            assertThat(other.withRate(o.rate())).isEqualTo(o);
            double sum = 3 - new Steps(o).next(0.5, -0.25).getFirst(),
                    larger = 3 - new Steps(other).next(0.5, -0.25).getFirst();
            assertThat(larger).isCloseTo(sum * 0.5 / o.rate(), Offset.offset(1e-12));
        }
    }

    /// Numbers that never had a gradient stay, whatever is divided by.
    @Test
    void withoutAGradientNothingMoves() {
        for (Row row : ROWS) {
            if (row.optimizer() instanceof AdamW || row.optimizer() instanceof Lion || row.optimizer() instanceof Lamb)
                continue; // decay
            assertThat(new Steps(row.optimizer()).next(0, 0))
                    .as(row.optimizer().toString())
                    .containsExactly(3.0, 4.0);
        }
    }

    @TestFactory
    Stream<DynamicTest> settingsAreChecked() {
        var wrong = new LinkedHashMap<String, ThrowingCallable>();
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
            for (Row row : ROWS)
                wrong.put(row.optimizer() + " at " + rate, () -> row.optimizer().withRate(rate));
        for (double share : new double[] {-0.1, 1, Double.NaN}) {
            wrong.put("momentum " + share, () -> new Momentum(0.1, share));
            wrong.put("nesterov " + share, () -> new Nesterov(0.1, share));
            wrong.put("rmsprop " + share, () -> new RmsProp(0.1, share, 0, false, 1e-7));
            wrong.put("rmsprop momentum " + share, () -> new RmsProp(0.1).momentum(share));
            wrong.put("adadelta " + share, () -> new Adadelta(1, share, 1e-6));
            wrong.put("adam beta1 " + share, () -> new Adam(0.1, share, 0.9, 1e-8));
            wrong.put("adam beta2 " + share, () -> new Adam(0.1, 0.9, share, 1e-8));
            wrong.put("adamax beta1 " + share, () -> new Adamax(0.1, share, 0.9, 1e-8));
            wrong.put("adamax beta2 " + share, () -> new Adamax(0.1, 0.9, share, 1e-8));
            wrong.put("nadam beta1 " + share, () -> new NAdam(0.1, share, 0.9, 1e-8));
            wrong.put("nadam beta2 " + share, () -> new NAdam(0.1, 0.9, share, 1e-8));
            wrong.put("amsgrad beta1 " + share, () -> new AmsGrad(0.1, share, 0.9, 1e-8));
            wrong.put("amsgrad beta2 " + share, () -> new AmsGrad(0.1, 0.9, share, 1e-8));
            wrong.put("radam beta1 " + share, () -> new RAdam(0.1, share, 0.9, 1e-8));
            wrong.put("radam beta2 " + share, () -> new RAdam(0.1, 0.9, share, 1e-8));
            wrong.put("lion beta1 " + share, () -> new Lion(0.1, share, 0.9, 0));
            wrong.put("lion beta2 " + share, () -> new Lion(0.1, 0.9, share, 0));
        }
        for (double epsilon : new double[] {0, -1, Double.NaN}) {
            wrong.put("adagrad epsilon " + epsilon, () -> new AdaGrad(0.1, 0, epsilon));
            wrong.put("rmsprop epsilon " + epsilon, () -> new RmsProp(0.1, 0.9, 0, false, epsilon));
            wrong.put("adadelta epsilon " + epsilon, () -> new Adadelta(1, 0.9, epsilon));
            wrong.put("adam epsilon " + epsilon, () -> new Adam(0.1, 0.9, 0.99, epsilon));
            wrong.put("adamax epsilon " + epsilon, () -> new Adamax(0.1, 0.9, 0.99, epsilon));
            wrong.put("nadam epsilon " + epsilon, () -> new NAdam(0.1, 0.9, 0.99, epsilon));
            wrong.put("amsgrad epsilon " + epsilon, () -> new AmsGrad(0.1, 0.9, 0.99, epsilon));
            wrong.put("radam epsilon " + epsilon, () -> new RAdam(0.1, 0.9, 0.99, epsilon));
        }
        for (double decay : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            wrong.put("adamw decay " + decay, () -> new AdamW(new Adam(0.1), decay));
            wrong.put("lamb decay " + decay, () -> new Lamb(new Adam(0.1), decay));
            wrong.put("lion decay " + decay, () -> new Lion(0.1, 0.9, 0.99, decay));
            wrong.put("adagrad start " + decay, () -> new AdaGrad(0.1, decay, 1e-10));
        }
        wrong.put("radam beta2 0.6", () -> new RAdam(0.1, 0.9, 0.6, 1e-8));
        wrong.put("rprop growth", () -> new RProp(0.1, 0.9, 0.5, 1e-4, 1e3));
        wrong.put("rprop shrinkage", () -> new RProp(0.1, 1.2, 1, 1e-4, 1e3));
        wrong.put("rprop least", () -> new RProp(0.1, 1.2, 0.5, 1.1, 1e3));
        wrong.put("rprop most", () -> new RProp(0.1, 1.2, 0.5, 1e-4, 0.9));
        wrong.put("slot name", () -> new Slot(" "));
        wrong.put("slot start", () -> new Slot("square", Double.NaN));
        return wrong.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertThatThrownBy(e.getValue())
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining("expected")
                                .hasMessageContaining("received")));
    }

    /// Steps of an optimizer on two weights, in doubles.
    private static final class Steps {
        private final Optimizer optimizer;
        private final Params params = new Params();
        private final Run run;
        private long step;

        Steps(Optimizer optimizer) {
            this.optimizer = optimizer;
            var g = new Graph();
            params.put("w", Tensor.of(PAIR, 3.0, 4.0));
            Value w = g.param("w", PAIR);
            var memory = new ArrayList<Value>();
            for (Slot slot : optimizer.memory()) {
                memory.add(g.param(slot.name(), PAIR));
                params.put(slot.name(), OptimizerLaws.start(slot, Type.FLOAT64, PAIR));
            }
            var c = new ArrayList<Value>();
            for (int i = 0; i < optimizer.coefficients(); i++) c.add(g.input("c" + i, Shape.of()));
            Optimizer.Update u = optimizer.update(w, g.input("g", PAIR), memory, c, optimizer.ownDecay());
            var updates = new LinkedHashMap<>(Map.of("w", u.w()));
            for (int k = 0; k < memory.size(); k++)
                updates.put(optimizer.memory().get(k).name(), u.memory().get(k));
            run = new Run(
                    Plan.compile(List.of(), updates, Precision.DOUBLE),
                    params,
                    Engines.first().pool(),
                    Engines.first().kernels());
        }

        List<Double> next(double a, double b) {
            step++;
            run.set("g", Tensor.of(PAIR, a, b));
            for (int i = 0; i < optimizer.coefficients(); i++)
                run.set("c" + i, Tensor.of(Shape.of(), optimizer.coefficient(i, optimizer.rate(), step)));
            run.run();
            return List.of(params.tensor("w").at(0), params.tensor("w").at(1));
        }
    }
}
