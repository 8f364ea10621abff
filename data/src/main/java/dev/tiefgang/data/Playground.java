package dev.tiefgang.data;

import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Locale;

/// The four problems of the TensorFlow Playground: points in a plane of about −6 to 6 with two classes, `-1`
/// (orange) and `+1` (blue).
///
/// Geometry and noise are those of the original; the random numbers are this project's, so the points are
/// others. Input `[2]`, target `[]`. Source: D. Smilkov, S. Carter, "TensorFlow Playground", 2016.
public enum Playground {
    /// A disc inside a ring.
    CIRCLE,
    /// Two opposite quarters against the two others.
    XOR,
    /// Two clouds.
    GAUSS,
    /// Two spirals that turn around each other.
    SPIRAL;

    /// Number of points that the original shows.
    public static final int SIZE = 500;

    private static final double RADIUS = 5, TURN = 2 * StrictMath.PI;
    private static final List<String> LABELS = List.of("-1", "+1");

    /// Points of this problem.
    ///
    /// @param size  number of points, at least 2
    /// @param noise 0 (clean) to 0.5 (the most that the original offers)
    /// @param seed  equal seeds give equal points
    public Table points(int size, double noise, long seed) {
        String name = name().toLowerCase(Locale.ROOT);
        if (size < 2)
            throw new IllegalArgumentException("Playground " + name + ": expected at least 2 points, received " + size);
        if (!(noise >= 0 && noise <= 0.5))
            throw new IllegalArgumentException(
                    "Playground " + name + ": expected noise of 0 to 0.5, received " + noise);
        Rng rng = Rng.of(seed, "playground/" + name, 0);
        float[] points = new float[Shape.of(size, 2).size()], classes = new float[size];
        for (int i = 0; i < size; i++) point(i, size, noise, rng, points, classes);
        return Table.of(name, Shape.of(2), Shape.of(), LABELS, List.of("x", "y"), points, classes);
    }

    /// The first half of the points is drawn for class `+1`, the second for `-1`; noise may turn the class over
    /// where the original says so.
    private void point(int i, int size, double noise, Rng rng, float[] points, float[] classes) {
        long n = 8L * i; // eight random numbers a point
        boolean first = i < (size + 1) / 2;
        double x, y, dx = noise * RADIUS * sign(rng, n + 2), dy = noise * RADIUS * sign(rng, n + 3);
        boolean blue = first;
        switch (this) {
            case CIRCLE -> {
                double low = first ? 0 : 0.7 * RADIUS, high = first ? 0.5 * RADIUS : RADIUS;
                double r = low + (high - low) * rng.uniformDouble(n), a = TURN * rng.uniformDouble(n + 1);
                x = r * StrictMath.sin(a);
                y = r * StrictMath.cos(a);
                blue = StrictMath.hypot(x + dx, y + dy) < 0.5 * RADIUS;
            }
            case XOR -> {
                x = RADIUS * sign(rng, n);
                y = RADIUS * sign(rng, n + 1);
                x += x > 0 ? 0.3 : -0.3;
                y += y > 0 ? 0.3 : -0.3;
                blue = (x + dx) * (y + dy) >= 0;
            }
            case GAUSS -> {
                double deviation = StrictMath.sqrt(0.5 + 7 * noise), centre = first ? 2 : -2;
                x = centre + deviation * rng.normal(n); // numbers 2n and 2n + 1 of the stream
                y = centre + deviation * rng.normal(n + 1);
            }
            case SPIRAL -> {
                int half = (size + 1) / 2, k = first ? i : i - half;
                double share = (double) k / (first ? half : size - half);
                double a = 1.75 * share * TURN + (first ? 0 : StrictMath.PI), r = RADIUS * share;
                x = r * StrictMath.sin(a) + noise * sign(rng, n);
                y = r * StrictMath.cos(a) + noise * sign(rng, n + 1);
            }
            default -> throw new IllegalStateException("no points for " + this);
        }
        points[2 * i] = (float) x;
        points[2 * i + 1] = (float) y;
        classes[i] = blue ? 1 : 0;
    }

    /// Uniform in −1 to 1.
    private static double sign(Rng rng, long i) {
        return 2 * rng.uniformDouble(i) - 1;
    }
}
