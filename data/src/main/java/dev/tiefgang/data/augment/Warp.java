package dev.tiefgang.data.augment;

import dev.tiefgang.data.augment.Augmentation.Crop;
import dev.tiefgang.data.augment.Augmentation.Elastic;
import dev.tiefgang.data.augment.Augmentation.Flip;
import dev.tiefgang.data.augment.Augmentation.FlipVertical;
import dev.tiefgang.data.augment.Augmentation.Geometric;
import dev.tiefgang.data.augment.Augmentation.Rotate;
import dev.tiefgang.data.augment.Augmentation.Scale;
import dev.tiefgang.data.augment.Augmentation.Shift;
import dev.tiefgang.tensor.Rng;
import java.util.List;

/// All changes of place as one map: an affine one and, for elastic changes, a displacement of each pixel.
///
/// Coordinates are pixels from the upper left corner; the middle of the first pixel is (½, ½). Its arrays are
/// used again and again.
final class Warp {
    private final List<Augmentation> steps;
    private final int height;
    private final int width;
    private final Gauss gauss = new Gauss();
    private float[] moveX = {};
    private float[] moveY = {};
    private boolean elastic;

    // Old to new: x' = a·x + b·y + c, y' = d·x + e·y + f.
    private double a;
    private double b;
    private double c;
    private double d;
    private double e;
    private double f;

    Warp(List<Augmentation> steps, int height, int width) {
        this.steps = steps;
        this.height = height;
        this.width = width;
    }

    /// Draws the map of a sample; false where it leaves everything in its place.
    boolean draw(long sample) {
        a = e = 1;
        b = c = d = f = 0;
        elastic = false;
        for (int i = 0; i < steps.size(); i++) if (steps.get(i) instanceof Geometric g) add(g, Draws.step(sample, i));
        return elastic || a != 1 || b != 0 || c != 0 || d != 0 || e != 1 || f != 0;
    }

    private void add(Geometric step, long key) {
        switch (step) {
            case Flip _ -> {
                if (Rng.uniform(key, 0) < 0.5f) then(-1, 0, width, 0, 1, 0);
            }
            case FlipVertical _ -> {
                if (Rng.uniform(key, 0) < 0.5f) then(1, 0, 0, 0, -1, height);
            }
            case Shift s -> then(1, 0, s.pixels() * Draws.sign(key, 0), 0, 1, s.pixels() * Draws.sign(key, 1));
            case Rotate r -> {
                double angle = r.degrees() * Draws.sign(key, 0) * (StrictMath.PI / 180);
                around(Angles.cos(angle), Angles.sin(angle));
            }
            case Scale s -> around(1 + s.amount() * Draws.sign(key, 0), 0);
            case Crop s -> {
                double part = s.least() + (1 - s.least()) * Rng.uniform(key, 0);
                double x = (1 - part) * width * Rng.uniform(key, 1), y = (1 - part) * height * Rng.uniform(key, 2);
                then(1 / part, 0, -x / part, 0, 1 / part, -y / part);
            }
            case Elastic s -> displace(s, key);
        }
    }

    /// Turns and stretches around the middle: `[cos, −sin; sin, cos]`.
    private void around(double cos, double sin) {
        double x = width / 2.0, y = height / 2.0;
        then(cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y);
    }

    /// Puts another map behind this one.
    private void then(double na, double nb, double nc, double nd, double ne, double nf) {
        double oa = a, ob = b, oc = c, od = d, oe = e, of = f;
        a = na * oa + nb * od;
        b = na * ob + nb * oe;
        c = na * oc + nb * of + nc;
        d = nd * oa + ne * od;
        e = nd * ob + ne * oe;
        f = nd * oc + ne * of + nf;
    }

    /// Adds smoothed noise whose deviation is the one that is asked for.
    private void displace(Elastic s, long key) {
        int n = height * width;
        if (moveX.length < n) {
            moveX = new float[n];
            moveY = new float[n];
        }
        gauss.deviation(s.smooth());
        double deviation = gauss.whiteNoise() / StrictMath.sqrt(3); // of numbers from −1 to 1
        float factor = (float) (s.pixels() / deviation);
        for (int i = 0; i < n; i++) {
            moveX[i] = factor * (float) Draws.sign(key, 2L * i);
            moveY[i] = factor * (float) Draws.sign(key, 2L * i + 1);
        }
        gauss.smooth(moveX, 0, height, width);
        gauss.smooth(moveY, 0, height, width);
        elastic = true;
    }

    /// Fills a picture with what the map fetches from another one.
    void apply(float[] from, int at, float[] to, int toAt, int channels) {
        double det = a * e - b * d;
        int plane = height * width;
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) {
                double px = x + 0.5 - c, py = y + 0.5 - f;
                double sx = (e * px - b * py) / det - 0.5, sy = (a * py - d * px) / det - 0.5;
                if (elastic) {
                    sx += moveX[i];
                    sy += moveY[i];
                }
                for (int k = 0; k < channels; k++) to[toAt + k * plane + i] = between(from, at + k * plane, sx, sy);
            }
    }

    /// Bilinear between the four pixels around a place.
    private float between(float[] from, int at, double x, double y) {
        double fx = Math.floor(x), fy = Math.floor(y);
        float u = (float) (x - fx), v = (float) (y - fy);
        int x0 = Math.clamp((long) fx, 0, width - 1), x1 = Math.clamp((long) fx + 1, 0, width - 1);
        int y0 = at + width * Math.clamp((long) fy, 0, height - 1);
        int y1 = at + width * Math.clamp((long) fy + 1, 0, height - 1);
        float upper = from[y0 + x0] * (1 - u) + from[y0 + x1] * u;
        float lower = from[y1 + x0] * (1 - u) + from[y1 + x1] * u;
        return upper * (1 - v) + lower * v;
    }

    /// Moves the box `boxes[at …]`.
    void box(float[] boxes, int at) {
        double x0 = boxes[at], y0 = boxes[at + 1], x1 = boxes[at + 2], y1 = boxes[at + 3];
        double left = Double.POSITIVE_INFINITY, top = left, right = -left, bottom = -left;
        if (elastic) {
            double det = a * e - b * d;
            for (int y = 0, i = 0; y < height; y++)
                for (int x = 0; x < width; x++, i++) {
                    double px = x + 0.5 - c, py = y + 0.5 - f;
                    double sx = (e * px - b * py) / det + moveX[i], sy = (a * py - d * px) / det + moveY[i];
                    if (sx < x0 || sx > x1 || sy < y0 || sy > y1) continue;
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
        } else
            for (int corner = 0; corner < 4; corner++) {
                double x = corner % 2 == 0 ? x0 : x1, y = corner < 2 ? y0 : y1;
                left = Math.min(left, a * x + b * y + c);
                right = Math.max(right, a * x + b * y + c);
                top = Math.min(top, d * x + e * y + f);
                bottom = Math.max(bottom, d * x + e * y + f);
            }
        if (left > right) left = right = top = bottom = 0; // nothing of it is left
        boxes[at] = (float) Math.clamp(left, 0, width);
        boxes[at + 1] = (float) Math.clamp(top, 0, height);
        boxes[at + 2] = (float) Math.clamp(right, 0, width);
        boxes[at + 3] = (float) Math.clamp(bottom, 0, height);
    }
}
