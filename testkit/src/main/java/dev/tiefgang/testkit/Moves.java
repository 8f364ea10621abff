package dev.tiefgang.testkit;

/// How a window moves along one axis, drawn at random; its outputs are counted rather than computed.
///
/// @param size taps
/// @param stride places from one output to the next
/// @param dilation places from one tap to the next
/// @param before places of padding before the first; `behind` likewise after the last
record Moves(int size, int stride, int dilation, int before, int behind) {
    /// Any way to move.
    static Moves draw(Dice d, int largest) {
        return new Moves(d.between(1, largest), d.between(1, 3), d.between(1, 2), d.below(3), d.below(3));
    }

    /// A way to move without dilation and with less padding than the window has taps, as for pooling.
    static Moves pooling(Dice d) {
        int size = d.between(1, 3);
        return new Moves(size, d.between(1, 3), 1, d.below(size), d.below(size));
    }

    /// Places from the first tap to the last.
    private int reach() {
        return (size - 1) * dilation;
    }

    /// An extent that the window fits in without padding, and that some tap sees.
    int extent(Dice d, boolean same) {
        int n = d.between(reach() + 1, 7);
        while (!sees(n, same)) n++;
        return n;
    }

    private boolean sees(int extent, boolean same) {
        int begin = same ? Math.max(0, (outputs(extent, true) - 1) * stride + reach() + 1 - extent) / 2 : before;
        return meets(outputs(extent, same), begin, extent);
    }

    /// How many inputs a transposed window may have, so that some of what they paint stays.
    int inputs(Dice d, boolean same) {
        int n = d.between(1, 3);
        while (!paints(n, same)) n++;
        return n;
    }

    private boolean paints(int inputs, boolean same) {
        int begin = same ? Math.max(0, reach() + 1 - stride) / 2 : before;
        return meets(inputs, begin, painted(inputs, 0, same));
    }

    /// True where a tap of one of so many windows lies within an extent.
    private boolean meets(int windows, int begin, int extent) {
        for (int o = 0; o < windows; o++)
            for (int tap = 0; tap < size; tap++) {
                int at = o * stride + tap * dilation - begin;
                if (at >= 0 && at < extent) return true;
            }
        return false;
    }

    /// How often the window fits.
    int outputs(int extent, boolean same) {
        int count = 0;
        if (same) for (int at = 0; at < extent; at += stride) count++;
        else for (int at = -before; at + reach() < extent + behind; at += stride) count++;
        return count;
    }

    /// How often the window begins within the picture or the padding before it, where the last may look over the edge.
    int ceil(int extent) {
        int count = 0;
        for (int at = -before; at < extent; at += stride) {
            count++;
            if (at + reach() >= extent + behind - 1) break; // everything is seen
        }
        return count;
    }

    /// The extent of the result that so many inputs paint, each a window.
    int painted(int inputs, int extra, boolean same) {
        if (same) return inputs * stride;
        int last = 0;
        for (int i = 0; i < inputs; i++) last = i * stride + reach();
        return last + 1 + extra - before - behind;
    }
}
