package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Parameters change all at once, from their old values, wherever the plan writes them.
class UpdatesTest {
    private static final Shape TWO = Shape.of(2);

    private final Graph g = new Graph();
    private final Value a = g.param("a", TWO);
    private final Value b = g.param("b", TWO);
    private final Params params = new Params();

    private Run run(Precision precision, List<Value> outputs, Map<String, Value> updates) {
        params.put("a", Tensor.of(TWO, 1f, 2f).to(precision.type(Kind.REAL)));
        params.put("b", Tensor.of(TWO, 10f, 20f).to(precision.type(Kind.REAL)));
        var run = new Run(
                Plan.compile(outputs, updates, precision),
                params,
                Engines.first().pool());
        run.run();
        return run;
    }

    private void expect(double a0, double a1, double b0, double b1) {
        assertThat(List.of(
                        params.tensor("a").at(0),
                        params.tensor("a").at(1),
                        params.tensor("b").at(0),
                        params.tensor("b").at(1)))
                .containsExactly(a0, a1, b0, b1);
    }

    @ParameterizedTest
    @EnumSource
    void eachReadsTheOldValueOfTheOther(Precision precision) {
        run(precision, List.of(), Map.of("a", a.plus(b), "b", a.minus(b)));
        expect(11, 22, -9, -18);
    }

    @ParameterizedTest
    @EnumSource
    void twoChangePlaces(Precision precision) {
        run(precision, List.of(), Map.of("a", b, "b", a));
        expect(10, 20, 1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void oneKeepsWhatTheOtherWas(Precision precision) {
        run(precision, List.of(), Map.of("a", a.plus(1), "b", a));
        expect(2, 3, 1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void oneKeepsWhatTheOtherWasUnderAnotherShape(Precision precision) {
        run(
                precision,
                List.of(),
                Map.of("a", a.plus(1), "b", a.reshape(Shape.of(2, 1)).reshape(TWO)));
        expect(2, 3, 1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void bothBecomeTheSame(Precision precision) {
        run(precision, List.of(), Map.of("a", a.plus(b), "b", a.plus(b)));
        expect(11, 22, 11, 22);
    }

    @ParameterizedTest
    @EnumSource
    void outputsAreOldValues(Precision precision) {
        Value y = a.times(3), sum = a.plus(1);
        Run run = run(precision, List.of(a.plus(b), y), Map.of("a", sum, "b", b.plus(sum)));
        expect(2, 3, 12, 23);
        assertThat(run.output(y).at(1)).isEqualTo(6);
        assertThat(run.output(a.plus(b)).at(1)).isEqualTo(22);
    }

    @ParameterizedTest
    @EnumSource
    void outputsMayBeNewValues(Precision precision) {
        Value next = a.plus(1);
        Run run = run(precision, List.of(next, next.times(b)), Map.of("a", next));
        expect(2, 3, 10, 20);
        assertThat(run.output(next).at(0)).isEqualTo(2);
        assertThat(run.output(next.times(b)).at(1)).isEqualTo(60);
    }

    @ParameterizedTest
    @EnumSource
    void computeLeavesParametersAlone(Precision precision) {
        params.put("a", Tensor.of(TWO, 1f, 2f).to(precision.type(Kind.REAL)));
        Value next = a.plus(1), loss = a.sum();
        var run = new Run(
                Plan.compile(List.of(loss), Map.of("a", next), precision),
                params,
                Engines.first().pool());
        run.compute();
        assertThat(params.tensor("a").at(0)).isEqualTo(1);
        assertThat(run.output(loss).at(0)).isEqualTo(3);
        run.update();
        assertThat(params.tensor("a").at(0)).isEqualTo(2);
    }

    /// The step of the weights runs on each part of a product as it is made; what the product still reads stays.
    @Test
    void aProductOfAParameterReadsTheOldOne() {
        Shape square = Shape.of(300, 300);
        Graph graph = new Graph();
        Value w = graph.param("w", square), x = graph.input("x", Shape.of(7, 300));
        Value next = w.minus(w.matmul(w).times(0.01)), alsoNext = w.minus(x.matmul(x, true, false));
        for (Value changed : List.of(next, alsoNext)) {
            Tensor one = after(changed, Precision.FLOAT), two = after(changed, Precision.DOUBLE);
            for (int i = 0; i < one.size(); i++) assertThat(one.at(i)).isCloseTo(two.at(i), Offset.offset(1e-4));
        }
    }

    private static Tensor after(Value changed, Precision precision) {
        var type = precision.type(Kind.REAL);
        var params = new Params();
        params.put("w", Tensor.zeros(type, Shape.of(300, 300)));
        var plan = Plan.compile(List.of(), Map.of("w", changed), precision);
        var run = new Run(plan, params, Engines.usual().pool());
        Tensor w = params.tensor("w");
        for (int i = 0; i < w.size(); i++) w.put(i, i % 17 * 0.1 - 0.8);
        if (run.reads("x")) {
            Tensor x = Tensor.zeros(type, Shape.of(7, 300));
            for (int i = 0; i < x.size(); i++) x.put(i, i % 13 * 0.1);
            run.set("x", x);
        }
        run.run();
        return w;
    }
}
