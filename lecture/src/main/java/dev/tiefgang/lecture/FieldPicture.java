package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// A generated picture of a football field, of red, green and blue from 0 to 1.
///
/// @param side pixels along an edge
/// @param light how bright it is; 1 is daylight
/// @param noise where the noise of the camera begins
record FieldPicture(int side, double light, List<Placed> things, long noise) {
    private static final int CHANNELS = 3, SUB = 3;
    private static final int GRASS = 0x2c7a34;
    private static final double GRAIN = 0.03;

    /// A thing and where it is, in pixels.
    ///
    /// @param r half of its height and width
    /// @param look which of its looks
    record Placed(Thing thing, double x, double y, double r, int look) {
        /// The tag: `left, top, right, bottom` in whole pixels.
        double[] box() {
            return new double[] {Math.floor(x - r), Math.floor(y - r), Math.ceil(x + r), Math.ceil(y + r)};
        }
    }

    static Shape shape(int side) {
        return Shape.of(CHANNELS, side, side);
    }

    /// All numbers, channel by channel.
    float[] pixels() {
        float[] all = new float[CHANNELS * side * side];
        var grain = new Rng(noise);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                double[] sum = new double[CHANNELS];
                for (int i = 0; i < SUB; i++)
                    for (int j = 0; j < SUB; j++) add(sum, colour(x + (j + 0.5) / SUB, y + (i + 0.5) / SUB));
                for (int c = 0; c < CHANNELS; c++) {
                    int at = (c * side + y) * side + x;
                    double value = light * sum[c] / (SUB * SUB * 255) + GRAIN * grain.normal(at);
                    all[at] = (float) Math.clamp(value, 0, 1);
                }
            }
        return all;
    }

    Tensor tensor() {
        return Tensor.of(shape(side), pixels());
    }

    /// As something to be shown.
    Figure.Captioned captioned(Text caption) {
        return new Figure.Captioned(caption, tensor());
    }

    private static void add(double[] sum, int colour) {
        for (int c = 0; c < CHANNELS; c++) sum[c] += colour >> 8 * (CHANNELS - 1 - c) & 0xff;
    }

    /// The last thing drawn over a point, or grass.
    private int colour(double x, double y) {
        for (Placed p : things.reversed()) {
            double dx = (x - p.x()) / p.r(), dy = (y - p.y()) / p.r();
            if (Math.abs(dx) > 1 || Math.abs(dy) > 1) continue;
            int colour = p.thing().colour(dx, dy, p.look());
            if (colour >= 0) return colour;
        }
        return GRASS;
    }
}
