package dev.tiefgang.data;

import java.util.Arrays;

/// The connected pieces of ink in a picture and the box around those that count.
///
/// A piece is a set of neighbouring pixels (also across corners) at or above the low threshold, of which one at
/// least reaches the high one (hysteresis; J. Canny, "A computational approach to edge detection", 1986). Pieces
/// with less than a twenty-fifth of the largest one's strong pixels are dropped.
final class Pieces {
    private static final int NONE = -1;
    private static final int LEAST_SHARE = 25;

    private final Plane plane;
    private final float low;
    private final float high;
    private final int[] piece; // number of the piece of each pixel, or NONE
    private int[] strong = new int[16]; // strong pixels of each piece
    private int count;
    private int[] stack = new int[1024];
    private final int largest;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = -1;
    private int bottom = -1;

    /// @param high at most the largest value in the plane
    Pieces(Plane plane, float low, float high) {
        this.plane = plane;
        this.low = low;
        this.high = high;
        piece = new int[plane.at.length];
        Arrays.fill(piece, NONE);
        for (int i = 0; i < piece.length; i++) if (plane.at[i] >= high && piece[i] == NONE) grow(i);
        largest = Arrays.stream(strong).max().orElse(0);
        for (int i = 0; i < piece.length; i++)
            if (piece[i] != NONE && !dropped(i)) include(i % plane.width, i / plane.width);
    }

    /// True where the pixel belongs to a piece that is too small to count.
    boolean dropped(int i) {
        return piece[i] != NONE && strong[piece[i]] * (long) LEAST_SHARE < largest;
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    int width() {
        return right - left + 1;
    }

    int height() {
        return bottom - top + 1;
    }

    private void include(int x, int y) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
    }

    private void grow(int seed) {
        if (count == strong.length) strong = Arrays.copyOf(strong, 2 * count);
        int size = 0;
        piece[seed] = count;
        stack[size++] = seed;
        while (size > 0) {
            int i = stack[--size], x = i % plane.width, y = i / plane.width;
            if (plane.at[i] >= high) strong[count]++;
            if (size + 8 > stack.length) stack = Arrays.copyOf(stack, 2 * stack.length);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(plane.height - 1, y + 1); ny++)
                for (int nx = Math.max(0, x - 1); nx <= Math.min(plane.width - 1, x + 1); nx++) {
                    int n = ny * plane.width + nx;
                    if (piece[n] != NONE || plane.at[n] < low) continue;
                    piece[n] = count;
                    stack[size++] = n;
                }
        }
        count++;
    }
}
