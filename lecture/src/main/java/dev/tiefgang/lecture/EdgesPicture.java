package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Draws the directions of edges as lines through the middle of each cell, the stronger the brighter.
final class EdgesPicture {
    private static final int TILE = 60;
    /// Of half a cell.
    private static final double THICK = 0.06, LONG = 0.92;

    private EdgesPicture() {}

    /// An edge runs across the direction in which the picture changes.
    ///
    /// @param cells strengths by row, column and direction
    static Tensor of(double[][][] cells) {
        double most = Arrays.stream(cells)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElse(0);
        int side = TILE * cells.length;
        float[] all = new float[side * side];
        for (int d = 0; d < HandFeatures.DIRECTIONS; d++) {
            double angle = Math.PI * (d + 0.5) / HandFeatures.DIRECTIONS;
            double across = StrictMath.cos(angle), down = StrictMath.sin(angle);
            for (int i = 0; i < all.length; i++) {
                double x = place(i % side), y = place(i / side);
                if (Math.abs(across * x + down * y) > THICK || x * x + y * y > LONG * LONG) continue;
                double strength = cells[i / side / TILE][i % side / TILE][d];
                if (strength > 0) all[i] = Math.max(all[i], (float) (strength / most));
            }
        }
        return Tensor.of(Shape.of(1, side, side), all);
    }

    /// Where in its cell a pixel lies, from −1 to 1.
    private static double place(int pixel) {
        return (pixel % TILE + 0.5) * 2 / TILE - 1;
    }
}
