package dev.tiefgang.nn;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// Axes of samples, in settings counted with the batch, which is axis 0, or from the end where they are negative.
final class Axis {
    private Axis() {}

    /// Demands an axis that can be one of a sample.
    static void require(String layer, int axis) {
        if (axis == 0) throw new ShapeException(layer + ": expected an axis other than that of the batch, received 0");
    }

    /// The axis as a number from 1.
    ///
    /// @throws ShapeException naming the layer if the input has no such axis
    static int of(String layer, int axis, Shape x) {
        if (axis >= x.rank() || axis <= -x.rank())
            throw new ShapeException(
                    layer + ": expected an input with an axis " + axis + " beside the batch, received " + x);
        return axis < 0 ? axis + x.rank() : axis;
    }
}
