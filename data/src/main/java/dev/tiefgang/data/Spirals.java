package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import java.util.List;

/// The two-spirals benchmark: 97 points on each of two spirals that turn three times around each other.
///
/// Point `k` of the first lies at the angle `kπ / 16` and the radius `6.5 · (104 − k) / 104`; the second is the
/// first turned by half a turn. The two alternate. Input `[2]`, target `[]`.
///
/// Source: K. Lang, M. Witbrock, "Learning to tell two spirals apart", 1988.
public final class Spirals {
    /// Number of points of both spirals together.
    public static final int SIZE = 194;

    private Spirals() {}

    /// The 194 points.
    public static Table points() {
        float[] points = new float[2 * SIZE], classes = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            int k = i / 2, side = i % 2 == 0 ? 1 : -1;
            double angle = k * StrictMath.PI / 16, radius = 6.5 * (104 - k) / 104;
            points[2 * i] = (float) (side * radius * StrictMath.sin(angle));
            points[2 * i + 1] = (float) (side * radius * StrictMath.cos(angle));
            classes[i] = i % 2 == 0 ? 1 : 0;
        }
        return Table.of("spirals", Shape.of(2), Shape.of(), List.of("0", "1"), List.of("x", "y"), points, classes);
    }
}
