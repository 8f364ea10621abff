package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last axes of a tensor with other extents, what lies between the old positions interpolated.
///
/// Along every axis output `i` lies at an old position `p(i)`, found from the ratio `s` of new and old extent; its
/// value is a weighted sum of its old neighbours, positions over the edge being those at the edge. These weights are
/// a constant matrix, so the gradient is the product with its transpose. Source of the cubic: Keys: "Cubic
/// convolution interpolation for digital image processing", 1981.
///
/// @param rounding which neighbour is the nearest, for that mode alone
/// @param sharpness the parameter `a` of the cubic, usually −0.75 or −0.5, for that mode alone
/// @param sizes the new extents, or none where scales are given
/// @param scales the ratios, or none where sizes are given; the new extents are then rounded down
public record Resize(
        Mode mode, Positions positions, Rounding rounding, double sharpness, List<Integer> sizes, List<Double> scales)
        implements Op.Composite {
    /// How many neighbours take part.
    public enum Mode {
        /// The nearest alone.
        NEAREST,
        /// Two, by distance.
        LINEAR,
        /// Four, by a cubic of the distance.
        CUBIC
    }

    /// Where output `i` lies among the old positions.
    public enum Positions {
        /// Pixels are areas: `(i + ½) / s − ½`.
        HALF_PIXEL,
        /// The same, but 0 where there is a single output.
        PYTORCH_HALF_PIXEL,
        /// First and last stay first and last: `i · (old − 1) / (new − 1)`, where `new` is not rounded.
        ALIGN_CORNERS,
        /// Pixels are points: `i / s`.
        ASYMMETRIC
    }

    /// Which position is the nearest.
    public enum Rounding {
        ROUND_PREFER_FLOOR,
        ROUND_PREFER_CEIL,
        FLOOR,
        CEIL
    }

    public Resize {
        sizes = List.copyOf(sizes);
        scales = List.copyOf(scales);
        if (sizes.isEmpty() == scales.isEmpty()
                || sizes.stream().anyMatch(n -> n < 1)
                || scales.stream().anyMatch(s -> !(s > 0) || s.isInfinite()))
            throw new ShapeException("Resize: expected either sizes of at least 1 or scales above 0, received sizes "
                    + sizes + " and scales " + scales);
        if (!Double.isFinite(sharpness))
            throw new ShapeException("Resize: expected a finite sharpness, received " + sharpness);
    }

    /// To given extents, with areas as pixels.
    public static Resize to(Mode mode, Integer... sizes) {
        return new Resize(mode, Positions.HALF_PIXEL, Rounding.ROUND_PREFER_FLOOR, -0.75, List.of(sizes), List.of());
    }

    private int axes() {
        return sizes.size() + scales.size();
    }

    @Override
    public Value expand(List<Value> in) {
        Value y = in.getFirst();
        int rank = y.shape().rank();
        if (rank < axes() || y.shape().size() == 0)
            throw new ShapeException("Resize: expected a tensor with at least " + axes()
                    + " axes that is not empty, received " + y.shape());
        for (int k = 0; k < axes(); k++) y = along(y, rank - axes() + k, k);
        return y;
    }

    private Value along(Value x, int axis, int k) {
        int old = x.shape().dim(axis);
        int now = scales.isEmpty() ? sizes.get(k) : (int) Math.floor(old * scales.get(k));
        if (now < 1)
            throw new ShapeException("Resize: expected scales that leave at least 1 on axis " + axis + " of "
                    + x.shape() + ", received " + scales);
        double scale = scales.isEmpty() ? (double) now / old : scales.get(k);
        if (mode == Mode.NEAREST) {
            int[] nearest = new int[now];
            for (int i = 0; i < now; i++) nearest[i] = Math.clamp(nearest(position(i, old, now, scale)), 0, old - 1);
            return x.gather(axis, x.graph().positions(nearest));
        }
        double[] weights = new double[now * old];
        for (int i = 0; i < now; i++) {
            double p = position(i, old, now, scale);
            int first = (int) Math.floor(p);
            for (int j = first - 1; j <= first + 2; j++)
                weights[i * old + Math.clamp(j, 0, old - 1)] += weight(Math.abs(p - j));
        }
        return Along.product(x.graph().table(Shape.of(now, old), weights), x, axis);
    }

    private double position(int i, int old, int now, double scale) {
        return switch (positions) {
            case HALF_PIXEL -> center(i, old, now, scale) - 0.5;
            case PYTORCH_HALF_PIXEL -> now == 1 ? 0 : center(i, old, now, scale) - 0.5;
            case ALIGN_CORNERS -> i == 0 ? 0 : i * (old - 1) / ((scales.isEmpty() ? now : old * scale) - 1);
            case ASYMMETRIC -> scales.isEmpty() ? (double) i * old / now : i / scale;
        };
    }

    /// The centre of an output area among the old ones. Between extents it is a quotient of whole numbers, rounded
    /// once, so that whole and half positions are found as such.
    private double center(int i, int old, int now, double scale) {
        return scales.isEmpty() ? (2.0 * i + 1) * old / (2.0 * now) : (i + 0.5) / scale;
    }

    private int nearest(double p) {
        return (int)
                switch (rounding) {
                    case ROUND_PREFER_FLOOR -> Math.ceil(p - 0.5);
                    case ROUND_PREFER_CEIL -> Math.floor(p + 0.5);
                    case FLOOR -> Math.floor(p);
                    case CEIL -> Math.ceil(p);
                };
    }

    /// The weight of a neighbour at distance `d`.
    private double weight(double d) {
        if (mode == Mode.LINEAR) return Math.max(0, 1 - d);
        double a = sharpness;
        if (d <= 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
        return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
    }

    @Override
    public Optional<Onnx> onnx() {
        var axes = new ArrayList<Integer>();
        for (int k = axes(); k > 0; k--) axes.add(-k);
        return Onnx.of(
                        "Resize",
                        18,
                        Map.of(
                                "mode", mode.name().toLowerCase(java.util.Locale.ROOT),
                                "coordinate_transformation_mode",
                                        positions.name().toLowerCase(java.util.Locale.ROOT),
                                "nearest_mode", rounding.name().toLowerCase(java.util.Locale.ROOT),
                                "cubic_coeff_a", sharpness,
                                "axes", List.copyOf(axes)))
                .map(o -> o.with("roi", List.of()).with("scales", scales).with("sizes", sizes));
    }
}
