package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.nn.GroupNorm;
import dev.tiefgang.nn.InstanceNorm;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LayerNorm;
import dev.tiefgang.nn.LocalResponseNorm;
import dev.tiefgang.nn.RmsNorm;
import dev.tiefgang.tensor.Shape;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Normalisations, with an ε that makes roots of squares.
class NormLayerTest {
    @Test
    void aSampleIsBroughtToMeanZero() {
        double[] x = {-3, -1, 1, 3}; // variance 5
        is(new LayerNorm(1, 4), Shape.of(1, 4), x, -1, -1 / 3.0, 1 / 3.0, 1);
        is(new LayerNorm(-1, 8), Shape.of(1, 2, 2), x, -1 / 3.0, 1 / 3.0, -1 / 3.0, 1 / 3.0); // variance 1 each
        is(new LayerNorm(1, 4), Shape.of(1, 2, 2), x, -1, -1 / 3.0, 1 / 3.0, 1);
        var params = Map.of("gamma", new double[] {3, 3, 6, 0}, "beta", new double[] {0, 1, 0, 5});
        close(LayerProbe.recall(new LayerNorm(1, 4), params, Shape.of(1, 4), x), -3, 0, 2, 5);
    }

    @Test
    void theRootMeanSquareLeavesTheMeanAlone() {
        is(new RmsNorm(-1, 11), Shape.of(2, 2), new double[] {1, 7, 5, -5}, 1 / 6.0, 7 / 6.0, 5 / 6.0, -5 / 6.0);
        var params = Map.of("gamma", new double[] {6, 12});
        close(LayerProbe.recall(new RmsNorm(-1, 11), params, Shape.of(1, 2), 1, 7), 1, 14);
    }

    @Test
    void groupsOfChannelsAreNormalisedByThemselves() {
        double[] x = {0, 2, 10, 18}; // variances 1 and 16
        is(new GroupNorm(2, 9), Shape.of(1, 4), x, -1 / Math.sqrt(10), 1 / Math.sqrt(10), -4 / 5.0, 4 / 5.0);
        is(new GroupNorm(2, 9), Shape.of(1, 2, 2), x, -1 / Math.sqrt(10), 1 / Math.sqrt(10), -4 / 5.0, 4 / 5.0);
        is(
                new GroupNorm(1, 2.5),
                Shape.of(1, 4),
                new double[] {-3, -1, 1, 3},
                -3 / Math.sqrt(7.5),
                -1 / Math.sqrt(7.5),
                1 / Math.sqrt(7.5),
                3 / Math.sqrt(7.5));
        is(new InstanceNorm(9), Shape.of(1, 2, 2), x, -1 / Math.sqrt(10), 1 / Math.sqrt(10), -4 / 5.0, 4 / 5.0);
        var params = Map.of("gamma", new double[] {5, 10}, "beta", new double[] {1, 2});
        close(LayerProbe.recall(new InstanceNorm(9), params, Shape.of(1, 2, 2), 10, 18, 10, 18), -3, 5, -6, 10);
        close(LayerProbe.recall(new GroupNorm(2, 9), params, Shape.of(1, 2, 2), 10, 18, 10, 18), -3, 5, -6, 10);
    }

    @Test
    void neighbouringChannelsShareTheScale() {
        double[] x = {1, 2, 3};
        is(new LocalResponseNorm(3, 3, 1, 1), Shape.of(1, 3, 1), x, 1 / 6.0, 2 / 15.0, 3 / 14.0);
        is(new LocalResponseNorm(2, 2, 1, 1), Shape.of(1, 3, 1), x, 1 / 6.0, 2 / 14.0, 3 / 10.0);
        is(new LocalResponseNorm(), Shape.of(1, 1, 1), new double[] {100}, 100 / Math.pow(2 + 1e-4 * 1e4, 0.75));
    }

    private static void is(Layer layer, Shape batch, double[] x, double... expected) {
        close(LayerProbe.recall(layer, batch, x), expected);
    }

    private static void close(double[] received, double... expected) {
        assertThat(received).containsExactly(expected, Offset.offset(1e-12));
    }
}
