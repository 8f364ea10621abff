package dev.tiefgang.data.augment;

/// Smoothing by a Gauss function, one axis after the other; its arrays are used again and again.
final class Gauss {
    private float[] weights = {};
    private float[] line = {};
    private int reach;

    /// Sets the deviation in pixels; weights beyond three deviations are left out and the others add up to 1.
    void deviation(double sigma) {
        reach = Math.max(1, (int) Math.ceil(3 * sigma));
        if (weights.length < reach + 1) weights = new float[reach + 1];
        double sum = 0;
        for (int k = 0; k <= reach; k++) sum += (k == 0 ? 1 : 2) * weight(k, sigma);
        for (int k = 0; k <= reach; k++) weights[k] = (float) (weight(k, sigma) / sum);
    }

    private static double weight(int k, double sigma) {
        return StrictMath.exp(-k * k / (2 * sigma * sigma));
    }

    /// Deviation of what white noise of deviation 1 becomes.
    double whiteNoise() {
        double squares = 0;
        for (int k = 0; k <= reach; k++) squares += (k == 0 ? 1 : 2) * (double) weights[k] * weights[k];
        return squares; // the square root along each of two axes
    }

    /// Smooths a plane in place; beyond the edge the edge is repeated.
    void smooth(float[] plane, int from, int height, int width) {
        if (line.length < Math.max(height, width)) line = new float[Math.max(height, width)];
        for (int y = 0; y < height; y++) line(plane, from + y * width, 1, width);
        for (int x = 0; x < width; x++) line(plane, from + x, width, height);
    }

    private void line(float[] plane, int from, int step, int count) {
        for (int i = 0; i < count; i++) line[i] = plane[from + i * step];
        for (int i = 0; i < count; i++) {
            float sum = weights[0] * line[i];
            for (int k = 1; k <= reach; k++)
                sum += weights[k] * (line[Math.max(0, i - k)] + line[Math.min(count - 1, i + k)]);
            plane[from + i * step] = sum;
        }
    }
}
