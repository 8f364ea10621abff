package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Locale;

/// Filters `w [o, c / groups, i, j]` as the kernels of an [Algorithm] read them: group after group, panel
/// after panel of neighbouring outputs, in each panel a row of outputs for every term, filled up with zeros
/// to a multiple of 16.
///
/// Turned filters carry gradients back: inputs and outputs of each group change places, and the taps are
/// turned round. The terms run in the order in which the pixels lie: `i, j, c`, or `c, i, j` for `PLANAR`.
/// For Winograd's algorithm a panel has a block of `c` rows for every number of a transformed filter.
/// `DEPTHWISE` has one row for every tap.
record PackFilter(Algorithm algorithm, int groups, boolean turned) implements Physical {
    @Override
    public String words() {
        return "PackFilter " + algorithm.name().toLowerCase(Locale.ROOT).replace('_', ' ') + (turned ? " turned" : "");
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape w = seen(in.getFirst());
        int taps = w.dim(2) * w.dim(3), edge = algorithm.tile() + 2;
        return switch (algorithm) {
            case DEPTHWISE -> Shape.of(taps, w.dim(0));
            case DIRECT, PLANAR -> Shape.of(groups, taps * w.dim(1), padded(w.dim(0) / groups));
            case WINOGRAD_2, WINOGRAD_4 -> Shape.of(edge * edge, w.dim(1), padded(w.dim(0)));
        };
    }

    /// The filters as they are used, turned or not.
    Shape seen(Shape w) {
        return turned ? Shape.of(w.dim(1) * groups, w.dim(0) / groups, w.dim(2), w.dim(3)) : w;
    }

    /// Outputs rounded up to whole virtual lanes.
    static int padded(int outputs) {
        return Math.ceilDiv(outputs, Kernels.LANES) * Kernels.LANES;
    }
}
