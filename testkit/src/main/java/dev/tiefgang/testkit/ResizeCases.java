package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Definitions.number;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.op.Resize;
import dev.tiefgang.op.Resize.Mode;
import dev.tiefgang.op.Resize.Positions;
import dev.tiefgang.op.Resize.Rounding;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.stream.IntStream;

/// The row of interpolation.
final class ResizeCases {
    private ResizeCases() {}

    static List<OpRow> rows() {
        return List.of(new OpRow(
                        Resize.class,
                        ResizeCases::resize,
                        List.of(
                                reals(Resize.to(Mode.LINEAR, 2, 2), Shape.of(3)),
                                reals(Resize.to(Mode.NEAREST, 2), Shape.of(3, 0)),
                                reals(scaled(0.2), Shape.of(1, 4)),
                                wholes(Resize.to(Mode.NEAREST, 2), Shape.of(3)),
                                _ -> Resize.to(Mode.CUBIC, 2, 0),
                                _ -> Resize.to(Mode.CUBIC),
                                _ -> scaled(0),
                                _ -> scaled(Double.NaN),
                                _ -> new Resize(
                                        Mode.CUBIC,
                                        Positions.HALF_PIXEL,
                                        Rounding.FLOOR,
                                        Double.NaN,
                                        List.of(2),
                                        List.of())))
                .defined((op, in, at) -> interpolated((Resize) op, in[0], at, 0)));
    }

    private static Resize scaled(double scale) {
        return new Resize(Mode.LINEAR, Positions.HALF_PIXEL, Rounding.FLOOR, -0.5, List.of(), List.of(scale));
    }

    private static OpCase resize(Dice d) {
        Shape x = Shape.of(d.upTo(9), d.upTo(5), d.upTo(9), d.upTo(9));
        int axes = d.between(1, 2);
        boolean bySize = d.flip();
        var sizes = IntStream.range(0, bySize ? axes : 0)
                .mapToObj(_ -> d.between(1, 9))
                .toList();
        var scales = IntStream.range(0, bySize ? 0 : axes)
                .mapToObj(_ -> d.of(16, 18, 24, 32, 48) / 16.0)
                .toList();
        var op = new Resize(
                List.of(Mode.values()).get(d.below(3)),
                List.of(Positions.values()).get(d.below(4)),
                List.of(Rounding.values()).get(d.below(4)),
                d.flip() ? -0.75 : -0.5,
                sizes,
                scales);
        return OpCase.of(op, new Operand(x, Draw.NORMAL));
    }

    /// The value at a place of the result that is old on the axes below `axis`, by the formulas of the ONNX
    /// standard.
    private static double interpolated(Resize op, Tensor x, int[] at, int axis) {
        if (axis == at.length) return number(x, at);
        int count = op.sizes().size() + op.scales().size(), k = axis - (at.length - count);
        if (k < 0) return interpolated(op, x, at, axis + 1);
        int old = x.shape().dim(axis);
        double scale =
                op.sizes().isEmpty() ? op.scales().get(k) : (double) op.sizes().get(k) / old;
        int now = op.sizes().isEmpty() ? (int) (old * scale) : op.sizes().get(k);
        double exact = op.sizes().isEmpty() ? old * scale : now;
        double p = position(op.positions(), at[axis], old, exact, scale);
        double sum = 0;
        for (int j = -8; j < old + 8; j++) {
            double weight = weight(op, p, j);
            if (weight == 0) continue;
            int[] from = at.clone();
            from[axis] = Math.min(Math.max(j, 0), old - 1);
            sum += weight * interpolated(op, x, from, axis + 1);
        }
        return sum;
    }

    private static double position(Positions positions, int i, int old, double now, double scale) {
        return switch (positions) {
            case ASYMMETRIC -> i / scale;
            case ALIGN_CORNERS -> now > 1 ? i * (old - 1) / (now - 1) : 0;
            case PYTORCH_HALF_PIXEL -> now > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case HALF_PIXEL -> (i + 0.5) / scale - 0.5;
        };
    }

    private static double weight(Resize op, double p, int j) {
        double t = Math.abs(p - j), a = op.sharpness();
        return switch (op.mode()) {
            case NEAREST -> isNearest(op.rounding(), p, j) ? 1 : 0;
            case LINEAR -> t < 1 ? 1 - t : 0;
            case CUBIC ->
                t <= 1
                        ? (a + 2) * t * t * t - (a + 3) * t * t + 1
                        : t < 2 ? a * t * t * t - 5 * a * t * t + 8 * a * t - 4 * a : 0;
        };
    }

    private static boolean isNearest(Rounding rounding, double p, int j) {
        return switch (rounding) {
            case FLOOR -> p >= j && p < j + 1;
            case CEIL -> p <= j && p > j - 1;
            case ROUND_PREFER_FLOOR -> p - j > -0.5 && p - j <= 0.5;
            case ROUND_PREFER_CEIL -> p - j >= -0.5 && p - j < 0.5;
        };
    }
}
