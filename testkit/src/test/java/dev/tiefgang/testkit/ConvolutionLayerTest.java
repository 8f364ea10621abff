package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.nn.AdaptiveAveragePool2d;
import dev.tiefgang.nn.AdaptiveMaxPool2d;
import dev.tiefgang.nn.AveragePool2d;
import dev.tiefgang.nn.Conv1d;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.ConvTranspose1d;
import dev.tiefgang.nn.ConvTranspose2d;
import dev.tiefgang.nn.DepthwiseConv2d;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.GlobalMaxPool2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LpPool2d;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.tensor.Shape;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Layers with windows, on pictures so small that every number can be checked by hand.
class ConvolutionLayerTest {
    private static final double[] ROW = {1, 2, 3, 4}, UNEVEN = {1, 5, 2, 4, 3};

    @Test
    void filtersMoveAlongRows() {
        var conv = new Conv1d(1, 3).withoutBias();
        double[] w = {1, 0, -1};
        weighted(conv, w, Shape.of(1, 1, 4), ROW, -2, -2);
        weighted(conv.same(), w, Shape.of(1, 1, 4), ROW, -2, -2, -2, 3);
        weighted(conv.padding(1), w, Shape.of(1, 1, 4), ROW, -2, -2, -2, 3);
        weighted(conv.padding(Padding.row(2, 0)), w, Shape.of(1, 1, 4), ROW, -1, -2, -2, -2); // sees the past alone
        weighted(conv.padding(1).stride(2), w, Shape.of(1, 1, 4), ROW, -2, -2);
        weighted(conv.dilation(2).padding(Padding.row(1, 0)), w, Shape.of(1, 1, 4), ROW, -4);
        weighted(conv.groups(1), w, Shape.of(2, 1, 3), new double[] {1, 0, 0, 0, 0, 7}, 1, -7);
    }

    @Test
    void groupsOfRowsDoNotSeeEachOther() {
        var conv = new Conv1d(2, 1).groups(2);
        var params = Map.of("weight", new double[] {2, 3}, "bias", new double[] {0.5, -1});
        assertThat(LayerProbe.recall(conv, params, Shape.of(1, 2, 2), 1, 2, 3, 4))
                .containsExactly(2.5, 4.5, 8, 11);
    }

    @Test
    void strideAndDilationMayDifferBetweenTheAxes() {
        Shape s = Shape.of(1, 1, 3, 4);
        double[] x = LayerProbe.counted(s), w = {1, 1};
        var conv = new Conv2d(1, 1, 2).withoutBias();
        weighted(conv.stride(2, 1), w, s, x, 3, 5, 7, 19, 21, 23);
        weighted(conv.stride(1, 3), w, s, x, 3, 11, 19);
        weighted(conv.dilation(1, 2).stride(2, 1), w, s, x, 4, 6, 20, 22);
        weighted(conv.same().stride(3, 2), w, s, x, 3, 7);
    }

    @Test
    void everyMapHasFiltersOfItsOwn() {
        var conv = new DepthwiseConv2d(1, 1, 2, 1, 1, Padding.of(0), 1, 1, new dev.tiefgang.nn.Init.He(), true);
        double[] w = {1, 1, 1, -1, 2, 0, 0, 2}, b = {0, 0, 100, 1000};
        assertThat(LayerProbe.recall(
                        conv.multiplier(2), Map.of("weight", w, "bias", b), Shape.of(1, 2, 1, 2), 1, 2, 3, 4))
                .containsExactly(3, -1, 106, 1008);
        weighted(conv.withoutBias(), new double[] {1, 1, 1, -1}, Shape.of(1, 2, 1, 2), ROW, 3, -1);
    }

    @Test
    void inputsPaintFilters() {
        double[] x = {1, 2}, w = {1, 10, 100};
        Shape s = Shape.of(1, 1, 2);
        var paint = new ConvTranspose1d(1, 3, 2).withoutBias();
        weighted(paint, w, s, x, 1, 10, 102, 20, 200);
        weighted(paint.extra(1), w, s, x, 1, 10, 102, 20, 200, 0);
        weighted(paint.padding(Padding.row(1, 0)), w, s, x, 10, 102, 20, 200);
        weighted(paint.same(), w, s, x, 1, 10, 102, 20);
        var wide = new ConvTranspose1d(1, 1, 3).withoutBias();
        weighted(wide.same(), new double[] {5}, s, x, 5, 0, 0, 10, 0, 0);
        weighted(new ConvTranspose1d(1, 3, 1).withoutBias().same(), w, s, x, 12, 120);
        var params = Map.of("weight", new double[] {1, 2, 3, 4}, "bias", new double[] {0.5, -0.5});
        assertThat(LayerProbe.recall(new ConvTranspose1d(2, 1, 1), params, Shape.of(1, 2, 1), 1, 10))
                .containsExactly(31.5, 41.5); // weights [c, filters, size]
    }

    @Test
    void inputsPaintPictures() {
        var paint =
                new ConvTranspose2d(1, 2, 2, 1, 2, Padding.of(0), 1, 1, 1, 0, 0, new dev.tiefgang.nn.Init.He(), false);
        double[] w = {1, 10, 100, 1000};
        Shape s = Shape.of(1, 1, 2, 2);
        weighted(paint, w, s, ROW, 1, 10, 2, 20, 103, 1030, 204, 2040, 300, 3000, 400, 4000);
        weighted(paint.padding(new Padding.Explicit(1, 1, 1, 0)), w, s, ROW, 1030, 204, 2040);
        weighted(paint.same().extra(0, 0), w, s, ROW, 1, 10, 2, 20, 103, 1030, 204, 2040);
        weighted(paint.extra(0, 1), w, s, ROW, 1, 10, 2, 20, 0, 103, 1030, 204, 2040, 0, 300, 3000, 400, 4000, 0);
    }

    @Test
    void theLastWindowMayLookOverTheEdge() {
        Shape s = Shape.of(1, 1, 1, 5);
        var max = new MaxPool2d(1, 2, 1, 2, Padding.of(0), false);
        is(max, s, UNEVEN, 5, 4);
        is(max.withCeil(), s, UNEVEN, 5, 4, 3);
        var mean = new AveragePool2d(1, 2, 1, 2, Padding.of(0), false, false);
        is(mean, s, UNEVEN, 3, 3);
        is(mean.withCeil(), s, UNEVEN, 3, 3, 3);
    }

    @Test
    void paddingMayCountInTheMean() {
        double[] x = {1, 5, 2, 4};
        Shape s = Shape.of(1, 1, 1, 4);
        var mean = new AveragePool2d(1, 2, 1, 2, Padding.row(1, 0), false, false);
        is(mean, s, x, 1, 3.5);
        is(mean.countingPadding(), s, x, 0.5, 3.5);
        is(mean.countingPadding().withCeil(), s, x, 0.5, 3.5, 4); // what is beyond the padding does not count
    }

    @Test
    void normsOfWindows() {
        double[] x = {3, -4, 0, 0, -5, 12};
        Shape s = Shape.of(1, 1, 1, 6);
        is(new LpPool2d(1, 1, 2, 1, 2, Padding.of(0)), s, x, 7, 0, 17);
        is(new LpPool2d(2, 1, 2, 1, 2, Padding.of(0)), s, x, 5, 0, 13);
        is(new LpPool2d(3, 1, 2, 1, 2, Padding.of(0)), s, x, Math.cbrt(91), 0, Math.cbrt(125 + 1728));
    }

    @Test
    void partsOfAnyPicture() {
        Shape s = Shape.of(1, 1, 1, 5);
        is(new AdaptiveAveragePool2d(1, 2), s, UNEVEN, 8 / 3.0, 3);
        is(new AdaptiveMaxPool2d(1, 2), s, UNEVEN, 5, 4);
        is(new AdaptiveMaxPool2d(2), Shape.of(1, 1, 2, 2), ROW, 1, 2, 3, 4);
        is(new GlobalMaxPool2d(), Shape.of(2, 1, 1, 2), ROW, 2, 4);
        is(new GlobalAveragePool2d(), Shape.of(1, 2, 2, 1), ROW, 1.5, 3.5);
    }

    private static void weighted(Layer layer, double[] weight, Shape batch, double[] x, double... expected) {
        assertThat(LayerProbe.recall(layer, Map.of("weight", weight), batch, x)).containsExactly(expected);
    }

    private static void is(Layer layer, Shape batch, double[] x, double... expected) {
        assertThat(LayerProbe.recall(layer, batch, x)).containsExactly(expected, Offset.offset(1e-14));
    }
}
