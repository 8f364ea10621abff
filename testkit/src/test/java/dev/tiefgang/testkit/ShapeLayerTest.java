package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.nn.Crop;
import dev.tiefgang.nn.DepthToSpace;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Pad;
import dev.tiefgang.nn.Permute;
import dev.tiefgang.nn.Reshape;
import dev.tiefgang.nn.Resize2d;
import dev.tiefgang.nn.SpaceToDepth;
import dev.tiefgang.nn.Upsample2d;
import dev.tiefgang.op.Resize;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Layers that move numbers, on numbers that are counted.
class ShapeLayerTest {
    @Test
    void numbersKeepTheirOrderOrTheirPlaces() {
        is(Reshape.to(3, 2), Shape.of(2, 2, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        is(Permute.of(2, 1), Shape.of(2, 2, 3), 1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12);
        is(Permute.of(3, 1, 2), Shape.of(1, 2, 1, 3), 1, 4, 2, 5, 3, 6); // [a, b, c] to [c, a, b]
    }

    @Test
    void bordersAreFilled() {
        Shape s = Shape.of(1, 4);
        is(pad(Pad.Border.CONSTANT, 2, 1, 9), s, 9, 9, 1, 2, 3, 4, 9);
        is(pad(Pad.Border.REFLECT, 2, 1, 0), s, 3, 2, 1, 2, 3, 4, 3);
        is(pad(Pad.Border.EDGE, 2, 1, 0), s, 1, 1, 1, 2, 3, 4, 4);
        is(pad(Pad.Border.WRAP, 2, 1, 0), s, 3, 4, 1, 2, 3, 4, 1);
        is(Pad.maps(Pad.Border.CONSTANT, 1), Shape.of(1, 1, 1, 1), 0, 0, 0, 0, 1, 0, 0, 0, 0);
        is(Pad.maps(Pad.Border.REFLECT, 1), Shape.of(1, 1, 2, 2), 4, 3, 4, 3, 2, 1, 2, 1, 4, 3, 4, 3, 2, 1, 2, 1);
    }

    private static Pad pad(Pad.Border border, int before, int behind, double value) {
        return new Pad(border, List.of(before), List.of(behind), value);
    }

    @Test
    void bordersAreLeftOut() {
        is(new Crop(List.of(1), List.of(2)), Shape.of(2, 5), 2, 3, 7, 8);
        is(new Crop(List.of(0, 1, 0), List.of(0, 0, 2)), Shape.of(1, 2, 2, 3), 4, 10);
        is(Crop.maps(1), Shape.of(1, 1, 3, 4), 6, 7);
    }

    /// Output pixels of the first map come from the maps 0, 2, 4, 6 or from the maps 0 to 3.
    @Test
    void mapsBecomePixelsAndBack() {
        Shape s = Shape.of(1, 8, 1, 1);
        is(new DepthToSpace(2), s, 1, 3, 5, 7, 2, 4, 6, 8);
        is(new DepthToSpace(2, dev.tiefgang.op.DepthToSpace.Mode.CRD), s, 1, 2, 3, 4, 5, 6, 7, 8);
        is(new SpaceToDepth(2), Shape.of(1, 1, 2, 4), 1, 3, 2, 4, 5, 7, 6, 8);
    }

    @Test
    void pixelsAreRepeatedOrInterpolated() {
        is(new Upsample2d(2), Shape.of(1, 1, 1, 2), 1, 1, 2, 2, 1, 1, 2, 2);
        is(
                new Upsample2d(1, 3, Resize.Mode.NEAREST, Resize.Positions.HALF_PIXEL),
                Shape.of(1, 1, 1, 2),
                1,
                1,
                1,
                2,
                2,
                2);
        is(
                new Upsample2d(1, 2, Resize.Mode.LINEAR, Resize.Positions.HALF_PIXEL),
                Shape.of(1, 1, 1, 3),
                1,
                1.25,
                1.75,
                2.25,
                2.75,
                3);
        is(
                new Resize2d(1, 5, Resize.Mode.LINEAR, Resize.Positions.ALIGN_CORNERS),
                Shape.of(1, 1, 1, 3),
                1,
                1.5,
                2,
                2.5,
                3);
        is(new Resize2d(1, 2, Resize.Mode.NEAREST), Shape.of(1, 1, 1, 4), 1, 3); // centres at ½ and 2½
    }

    /// The first row of ONNX's published example for cubic upsampling of 4×4 counted numbers by 2.
    @Test
    void theCubicIsThatOfOnnx() {
        double[] y = LayerProbe.recall(
                new Upsample2d(2, 2, Resize.Mode.CUBIC, Resize.Positions.HALF_PIXEL),
                Shape.of(1, 1, 4, 4),
                LayerProbe.counted(Shape.of(16)));
        double[] first = {0.47265625, 0.76953125, 1.24609375, 1.875, 2.28125, 2.91015625, 3.38671875, 3.68359375};
        assertThat(java.util.Arrays.copyOf(y, 8)).containsExactly(first, Offset.offset(1e-12));
    }

    /// What comes out of the numbers 1, 2, … in a shape.
    private static void is(Layer layer, Shape batch, double... expected) {
        assertThat(LayerProbe.recall(layer, batch, LayerProbe.counted(batch)))
                .containsExactly(expected, Offset.offset(1e-14));
    }
}
