package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// A [BackpropNet] as a picture: units as circles, the inputs on the left, and connections as lines, the
/// wider the stronger; where a weight is 0 there is no line. Biases are not shown.
final class NetPicture {
    /// Lengths as shares of the side: a line of `|w| = 1`, the widest line, the largest circle, its rim.
    private static final double LINE = 0.0028, WIDEST = 0.016, CIRCLE = 0.024, RIM = 0.007;
    /// The share of the distance between two units that a circle takes.
    private static final double FULL = 0.8;

    private final BackpropNet net;
    private final int side;
    private final float[] pixels;

    private NetPicture(BackpropNet net, int side) {
        this.net = net;
        this.side = side;
        this.pixels = new float[side * side];
        Arrays.fill(pixels, 1);
    }

    /// Black on white.
    ///
    /// @param side pixels along an edge
    static Tensor of(BackpropNet net, int side) {
        var picture = new NetPicture(net, side);
        picture.lines();
        for (int l = 0; l <= net.layers(); l++) for (int i = 0; i < net.units(l); i++) picture.circle(l, i);
        return Tensor.of(Shape.of(1, side, side), picture.pixels);
    }

    private void lines() {
        for (int l = 0; l < net.layers(); l++)
            for (int i = 0; i < net.units(l); i++)
                for (int j = 0; j < net.units(l + 1); j++) {
                    double width = Math.min(WIDEST, LINE * Math.abs(net.w[l][i][j])) * side;
                    if (width > 0) line(x(l), y(l, i), x(l + 1), y(l + 1, j), width);
                }
    }

    private double x(int layer) {
        double margin = 2 * CIRCLE;
        return side * (margin + (1 - 2 * margin) * layer / net.layers());
    }

    private double y(int layer, int unit) {
        return side * (unit + 0.5) / net.units(layer);
    }

    private double radius(int layer) {
        return side * Math.min(CIRCLE, FULL / 2 / net.units(layer));
    }

    private void line(double x0, double y0, double x1, double y1, double width) {
        double dx = x1 - x0, dy = y1 - y0, square = dx * dx + dy * dy;
        int top = pixel(Math.min(y0, y1) - width), bottom = pixel(Math.max(y0, y1) + width);
        for (int y = top; y <= bottom; y++)
            for (int x = pixel(x0 - width); x <= pixel(x1 + width); x++) {
                double px = x + 0.5 - x0, py = y + 0.5 - y0;
                // How far along the line its point lies that is nearest to the pixel.
                double along = Math.clamp((px * dx + py * dy) / square, 0, 1);
                double away = length(px - along * dx, py - along * dy);
                // What is thinner than a pixel is pale instead.
                double ink = Math.min(1, width) * covered(away, Math.max(1, width) / 2);
                darken(x, y, ink);
            }
    }

    private void circle(int layer, int unit) {
        double cx = x(layer), cy = y(layer, unit), r = radius(layer), rim = RIM * side;
        for (int y = pixel(cy - r - 1); y <= pixel(cy + r + 1); y++)
            for (int x = pixel(cx - r - 1); x <= pixel(cx + r + 1); x++) {
                double away = length(x + 0.5 - cx, y + 0.5 - cy);
                int at = y * side + x;
                // The white inside covers the lines that end there.
                double disc = covered(away, r), inside = covered(away, r - rim);
                pixels[at] = (float) ((1 - disc) * pixels[at] + inside);
            }
    }

    private void darken(int x, int y, double ink) {
        int at = y * side + x;
        pixels[at] = (float) Math.min(pixels[at], 1 - ink);
    }

    /// How much of a pixel lies within a distance, if it is so far away.
    private static double covered(double away, double within) {
        return Math.clamp(within - away + 0.5, 0, 1);
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /// The pixel in which a coordinate lies, or the nearest one.
    private int pixel(double coordinate) {
        return (int) Math.clamp(Math.floor(coordinate), 0, side - 1);
    }
}
