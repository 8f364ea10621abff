package dev.tiefgang.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.op.Add;
import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Pad;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Engines;
import dev.tiefgang.testkit.Program;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Gradients that arrive in pieces.
class ContributionsTest {
    private static final Tensor X = Tensor.of(Shape.of(2, 4), 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);

    private static Value gradient(UnaryOperator<Value> loss) {
        var g = new Graph();
        Value x = g.input("x", X.shape());
        return Autodiff.gradients(loss.apply(x).sum(), List.of(x)).getFirst();
    }

    private static double[] numbers(Value gradient) {
        return new Program(List.of(gradient), Map.of("x", X), new Params())
                .run(Precision.DOUBLE, Engines.first())
                .getFirst()
                .doubles();
    }

    @Test
    void slicesSideBySideBecomeOneTensor() {
        Value d = gradient(x ->
                x.slice(1, 2, 4).square().sum().plus(x.slice(1, 0, 1).times(3).sum()));
        assertThat(d.op()).isEqualTo(new Concat(1));
        assertThat(numbers(d)).containsExactly(3, 0, 6, 8, 3, 0, 14, 16);
    }

    @Test
    void whatElseReadsTheValueIsAdded() {
        Value d = gradient(x -> x.sum()
                .plus(x.slice(0, 0, 1).times(2).sum())
                .plus(x.slice(0, 1, 2).sum()));
        assertThat(d.op()).isEqualTo(new Add());
        assertThat(numbers(d)).containsExactly(3, 3, 3, 3, 2, 2, 2, 2);
    }

    @Test
    void slicesThatOverlapAreAdded() {
        Value d = gradient(
                x -> x.slice(1, 0, 3).sum().plus(x.slice(1, 2, 4).times(4).sum()));
        assertThat(d.op()).isEqualTo(new Add());
        assertThat(numbers(d)).containsExactly(1, 1, 5, 4, 1, 1, 5, 4);
    }

    @Test
    void slicesOfDifferentAxesAreAdded() {
        Value d = gradient(
                x -> x.slice(1, 0, 1).sum().plus(x.slice(0, 1, 2).times(2).sum()));
        assertThat(numbers(d)).containsExactly(1, 0, 0, 0, 3, 2, 2, 2);
    }

    @Test
    void aSliceAloneIsPadded() {
        Value d = gradient(x -> x.slice(1, 1, 2));
        assertThat(d.op()).isInstanceOf(Pad.class);
        assertThat(numbers(d)).containsExactly(0, 1, 0, 0, 0, 1, 0, 0);
    }

    @Test
    void slicesWithStepsAreAdded() {
        Value d = gradient(
                x -> x.slice(1, 0, 4, 2).sum().plus(x.slice(1, 1, 4, 2).times(2).sum()));
        assertThat(numbers(d)).containsExactly(1, 2, 1, 2, 1, 2, 1, 2);
    }
}
