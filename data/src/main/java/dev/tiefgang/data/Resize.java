package dev.tiefgang.data;

/// Pictures in another size: each new pixel is the average of the area that it covers where the picture shrinks,
/// and bilinear between the nearest old pixels where it grows; the two axes one after the other.
final class Resize {
    private Resize() {}

    static Plane to(Plane from, int width, int height) {
        float[] rows = axis(from.at, from.height, from.width, width);
        float[] columns = axis(transposed(rows, from.height, width), width, from.height, height);
        return new Plane(width, height, transposed(columns, width, height));
    }

    /// Brings each row of a matrix `[rows, n]` to the length `m`.
    private static float[] axis(float[] from, int rows, int n, int m) {
        float[] to = new float[rows * m];
        double ratio = (double) n / m;
        for (int i = 0; i < m; i++) {
            double centre = (i + 0.5) * ratio, reach = ratio > 1 ? ratio / 2 : 1;
            int first = (int) Math.max(0, Math.floor(centre - reach)), last = (int) Math.min(n - 1, centre + reach);
            double sum = 0;
            for (int k = first; k <= last; k++) sum += weight(k, centre, ratio);
            for (int k = first; k <= last; k++) {
                float w = (float) (weight(k, centre, ratio) / sum);
                if (w != 0) for (int r = 0; r < rows; r++) to[r * m + i] += w * from[r * n + k];
            }
        }
        return to;
    }

    /// How much pixel `k`, which covers `k … k + 1`, counts for a new pixel around `centre`.
    private static double weight(int k, double centre, double ratio) {
        if (ratio <= 1) return Math.max(0, 1 - Math.abs(k + 0.5 - centre));
        return Math.max(0, Math.min(k + 1, centre + ratio / 2) - Math.max(k, centre - ratio / 2));
    }

    private static float[] transposed(float[] from, int rows, int columns) {
        float[] to = new float[from.length];
        for (int r = 0; r < rows; r++) for (int c = 0; c < columns; c++) to[c * rows + r] = from[r * columns + c];
        return to;
    }
}
