package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// One channel of a picture: grey values row by row.
final class Plane {
    final int width;
    final int height;
    final float[] at;

    Plane(int width, int height, float[] at) {
        this.width = width;
        this.height = height;
        this.at = at;
    }

    /// The brightness of a picture `[1, h, w]` or `[3, h, w]` (ITU-R BT.601 weights).
    static Plane grey(Tensor picture) {
        Shape shape = picture.shape();
        int channels = shape.rank() == 3 ? shape.dim(0) : 0;
        if (channels != 1 && channels != 3 || shape.size() == 0)
            throw new ShapeException("A picture: expected shape [1, h, w] or [3, h, w], received " + shape);
        int width = shape.dim(2), height = shape.dim(1), n = width * height;
        float[] from = picture.floats();
        if (channels == 1) return new Plane(width, height, from.clone());
        float[] grey = new float[n];
        for (int i = 0; i < n; i++) grey[i] = 0.299f * from[i] + 0.587f * from[n + i] + 0.114f * from[2 * n + i];
        return new Plane(width, height, grey);
    }

    /// One channel of a picture as it is.
    static Plane channel(Tensor picture, int c) {
        int width = picture.shape().dim(2), height = picture.shape().dim(1), n = width * height;
        return new Plane(width, height, Arrays.copyOfRange(picture.floats(), c * n, (c + 1) * n));
    }

    /// The part that begins at (`x`, `y`); what lies outside of this plane is 0.
    Plane crop(int x, int y, int w, int h) {
        float[] to = new float[w * h];
        for (int row = Math.max(0, -y); row < h && y + row < height; row++) {
            int from = Math.max(0, -x), until = Math.min(w, width - x);
            if (until > from) System.arraycopy(at, (y + row) * width + x + from, to, row * w + from, until - from);
        }
        return new Plane(w, h, to);
    }

    /// The pixels of the rectangle's outline that lies `depth` pixels inside the picture's edge: upper and
    /// lower side in turn, then left and right side in turn, so that neighbours are two places apart.
    float[] ring(int depth) {
        int x1 = width - 1 - depth, y1 = height - 1 - depth;
        float[] ring = new float[2 * (x1 - depth + 1) + 2 * (y1 - depth + 1)];
        int n = 0;
        for (int x = depth; x <= x1; x++) {
            ring[n++] = at[depth * width + x];
            ring[n++] = at[y1 * width + x];
        }
        for (int y = depth; y <= y1; y++) {
            ring[n++] = at[y * width + depth];
            ring[n++] = at[y * width + x1];
        }
        return ring;
    }

    /// The value that the share `q` of all values lies below.
    static float quantile(float[] values, double q) {
        return Ranks.at(values, (int) Math.min(values.length - 1, (long) (q * values.length)));
    }

    /// The middle value.
    static float median(float[] values) {
        return quantile(values, 0.5);
    }

    /// The sum of all values.
    double sum() {
        double sum = 0;
        for (float v : at) sum += v;
        return sum;
    }

    /// Centre of mass along x; a pixel's mass lies at its index.
    double massX() {
        double sum = 0;
        for (int i = 0; i < at.length; i++) sum += at[i] * (i % width);
        return sum / sum();
    }

    /// Centre of mass along y.
    double massY() {
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            int row = i / width;
            sum += at[i] * row;
        }
        return sum / sum();
    }
}
