package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.BatchNormalization;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// What layers over maps share.
final class Maps {
    private Maps() {}

    /// The shape of maps `[n, c, h, w]`.
    ///
    /// @throws ShapeException naming the layer if it is another one
    static Shape require(String layer, Value x) {
        return require(layer, x, 4, "maps [n, c, h, w]");
    }

    /// The shape of rows `[n, c, w]`.
    ///
    /// @throws ShapeException naming the layer if it is another one
    static Shape requireRows(String layer, Value x) {
        return require(layer, x, 3, "rows [n, c, w]");
    }

    private static Shape require(String layer, Value x, int rank, String what) {
        Shape s = x.shape();
        if (s.rank() != rank) throw new ShapeException(layer + ": expected " + what + ", received " + s);
        return s;
    }

    /// Demands a number of filters, and of groups that divides it.
    static void requireFilters(String layer, int filters, int groups) {
        if (filters < 1) throw new ShapeException(layer + ": expected at least 1 filter, received " + filters);
        if (groups < 1 || filters % groups != 0)
            throw new ShapeException(
                    layer + ": expected groups that divide " + filters + " filters, received " + groups);
    }

    /// Demands a number of input maps that groups divide.
    static void requireGroups(String layer, int groups, Shape x) {
        if (x.dim(1) % groups != 0)
            throw new ShapeException(
                    layer + ": expected a number of maps divisible by " + groups + " groups, received " + x);
    }

    /// A window of one row as it is with its padding.
    ///
    /// @throws ShapeException naming the layer if there is padding above or below
    static Window row(String layer, Window padded, Padding padding) {
        if (padded.top() != 0 || padded.bottom() != 0)
            throw new ShapeException(layer + ": expected padding before and behind rows alone, received " + padding);
        return padded;
    }

    /// `y` with a bias for each channel.
    static Value biased(Scope scope, Value y, int fanIn, int fanOut) {
        Value b = scope.param("bias", Shape.of(y.shape().dim(1)), new Init.Constant(0), fanIn, fanOut);
        return y.plus(b.reshape(BatchNormalization.channels(y.shape())));
    }
}
