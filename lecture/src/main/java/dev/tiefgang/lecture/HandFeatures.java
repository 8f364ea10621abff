package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// What people had a picture judged by instead of its pixels: how much of it has which colour, and which way
/// edges run where.
///
/// Colours: red, green and blue in 4 ranges each; of each of the 4·4·4 colours the share of pixels
/// (M. J. Swain, D. H. Ballard, "Color Indexing", 1991).
///
/// Edges: N. Dalal, B. Triggs, "Histograms of Oriented Gradients for Human Detection", CVPR 2005. Of the channel
/// where it is longest, `g = (I(x+1, y) − I(x−1, y), I(x, y+1) − I(x, y−1))`. Each pixel gives `|g|` to the two
/// nearest of 9 directions between 0° and 180° in the four nearest cells of 8·8 pixels, the nearer the more. A
/// block of 2·2 cells becomes `v/√(|v|² + ε²)`. Their weights by the distance from the middle of a block are left
/// out, and so is their bound of 0.2: learned from 2000 pictures, it judges 75 % rightly instead of 87 %.
///
/// @param side pixels along an edge
/// @param pixels red, green and blue from 0 to 1, channel by channel
record HandFeatures(int side, float[] pixels) {
    /// Pixels along an edge of a cell.
    static final int CELL = 8;

    static final int DIRECTIONS = 9;
    private static final int CHANNELS = 3, SHADES = 4, BLOCK = 2;
    /// Twice what the grain of the camera brings to a block of mere grass, so that it stays small.
    private static final double EPSILON = 6;

    /// How strongly a picture changes at a pixel, and which way: from 0 to 1 for 0° to 180°.
    private record Gradient(double strength, double direction) {}

    /// What one of some intervals gets.
    private record Share(int at, double part) {
        /// The two whose middles are next to a place, where each is 1 long.
        static List<Share> of(double place) {
            int below = (int) Math.floor(place - 0.5);
            double above = place - 0.5 - below;
            return List.of(new Share(below, 1 - above), new Share(below + 1, above));
        }
    }

    /// How many colours are told apart.
    static final int COLOURS = SHADES * SHADES * SHADES;

    /// How many numbers tell the edges of a picture.
    static int edges(int side) {
        int blocks = side / CELL - BLOCK + 1;
        return blocks * blocks * BLOCK * BLOCK * DIRECTIONS;
    }

    /// The share of pixels of each colour.
    float[] colours() {
        float[] shares = new float[COLOURS];
        int n = side * side;
        for (int i = 0; i < n; i++) {
            int colour = 0;
            for (int c = 0; c < CHANNELS; c++) colour = SHADES * colour + shade(c * n + i);
            shares[colour] += 1f / n;
        }
        return shares;
    }

    /// The range in which a number lies.
    private int shade(int at) {
        return Math.min(SHADES - 1, (int) (SHADES * pixels[at]));
    }

    /// The directions of the cells, block by block.
    float[] edges() {
        double[][][] cells = cells();
        int blocks = cells.length - BLOCK + 1, at = 0;
        float[] all = new float[edges(side)];
        for (int r = 0; r < blocks; r++)
            for (int c = 0; c < blocks; c++) {
                double squares = EPSILON * EPSILON;
                for (int i = 0; i < BLOCK * BLOCK; i++)
                    for (double v : cells[r + i / BLOCK][c + i % BLOCK]) squares += v * v;
                for (int i = 0; i < BLOCK * BLOCK; i++)
                    for (double v : cells[r + i / BLOCK][c + i % BLOCK]) all[at++] = (float) (v / Math.sqrt(squares));
            }
        return all;
    }

    /// Colours and edges.
    float[] both() {
        float[] colours = colours(), edges = edges(), all = new float[colours.length + edges.length];
        System.arraycopy(colours, 0, all, 0, colours.length);
        System.arraycopy(edges, 0, all, colours.length, edges.length);
        return all;
    }

    /// How strong each direction is in each cell, by row and column.
    double[][][] cells() {
        int n = side / CELL;
        double[][][] cells = new double[n][n][DIRECTIONS];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                Gradient g = gradient(x, y);
                for (Share row : Share.of((y + 0.5) / CELL))
                    for (Share column : Share.of((x + 0.5) / CELL))
                        if (row.at() >= 0 && row.at() < n && column.at() >= 0 && column.at() < n)
                            give(cells[row.at()][column.at()], row.part() * column.part(), g);
            }
        return cells;
    }

    /// 180° are 0°, so that the last direction lies beside the first.
    private static void give(double[] cell, double part, Gradient g) {
        for (Share d : Share.of(DIRECTIONS * g.direction()))
            cell[Math.floorMod(d.at(), DIRECTIONS)] += part * d.part() * g.strength();
    }

    private Gradient gradient(int x, int y) {
        double right = 0, down = 0;
        for (int c = 0; c < CHANNELS; c++) {
            double h = at(c, x + 1, y) - at(c, x - 1, y), v = at(c, x, y + 1) - at(c, x, y - 1);
            if (h * h + v * v <= right * right + down * down) continue;
            right = h;
            down = v;
        }
        double turn = StrictMath.atan2(down, right) / Math.PI;
        return new Gradient(Math.sqrt(right * right + down * down), turn - Math.floor(turn));
    }

    /// Beyond the border the picture goes on as it is there.
    private double at(int channel, int x, int y) {
        return pixels[(channel * side + Math.clamp(y, 0, side - 1)) * side + Math.clamp(x, 0, side - 1)];
    }

    /// The picture in the colours that are told apart, each as the middle of its ranges.
    Tensor inFewColours() {
        float[] few = new float[pixels.length];
        for (int i = 0; i < few.length; i++) few[i] = (shade(i) + 0.5f) / SHADES;
        return Tensor.of(Shape.of(CHANNELS, side, side), few);
    }

    /// How strongly the picture changes at each pixel.
    float[] strengths() {
        float[] all = new float[side * side];
        for (int i = 0; i < all.length; i++)
            all[i] = (float) gradient(i % side, i / side).strength();
        return all;
    }
}
