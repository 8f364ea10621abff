package dev.tiefgang.tensor;

import java.util.Arrays;

/// The extents of a tensor, outermost first; `Shape.of()` is a scalar.
///
/// A final class rather than a record: a record over an `int[]` would compare by identity.
public final class Shape {
    private static final Shape SCALAR = new Shape(new int[0]);

    private final int[] extents;

    private Shape(int[] extents) {
        this.extents = extents;
    }

    /// A shape with the given extents.
    ///
    /// @throws ShapeException if an extent is negative or the number of elements exceeds what one array can hold
    public static Shape of(int... extents) {
        if (extents.length == 0) return SCALAR;
        long size = 1;
        for (int extent : extents) {
            if (extent < 0)
                throw new ShapeException("Shape: extents must not be negative, received " + Arrays.toString(extents));
            size *= extent;
            if (size > Integer.MAX_VALUE - 16)
                throw new ShapeException("Shape: " + Arrays.toString(extents)
                        + " has more elements than one array can hold (2^31 - 17)");
        }
        return new Shape(extents.clone());
    }

    /// Number of axes.
    public int rank() {
        return extents.length;
    }

    /// Extent of one axis; negative axes count from the end.
    public int dim(int axis) {
        return extents[axis(axis)];
    }

    /// The axis as a number from 0, a negative one counted from the end.
    ///
    /// @throws ShapeException if there is no such axis
    public int axis(int axis) {
        int a = axis < 0 ? axis + extents.length : axis;
        if (a < 0 || a >= extents.length)
            throw new ShapeException("Shape: expected an axis of " + -rank() + " … " + (rank() - 1) + " for " + this
                    + " of rank " + rank() + ", received " + axis);
        return a;
    }

    /// Number of elements: the product of all extents, 1 for a scalar.
    public int size() {
        return span(0, extents.length);
    }

    /// Product of the extents of the axes `from` (inclusive) to `to` (exclusive).
    public int span(int from, int to) {
        int n = 1;
        for (int i = from; i < to; i++) n *= extents[i];
        return n;
    }

    /// This shape with another extent on one axis.
    public Shape with(int axis, int extent) {
        int[] e = extents.clone();
        e[axis(axis)] = extent;
        return of(e);
    }

    /// This shape without its first axis: the shape of one sample of a batch.
    public Shape tail() {
        return of(Arrays.copyOfRange(extents, 1, extents.length));
    }

    /// This shape with a new first axis: a batch of `n` such samples.
    public Shape batch(int n) {
        int[] e = new int[extents.length + 1];
        e[0] = n;
        System.arraycopy(extents, 0, e, 1, extents.length);
        return of(e);
    }

    /// The extents as a fresh array.
    public int[] extents() {
        return extents.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Shape s && Arrays.equals(extents, s.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    @Override
    public String toString() {
        return Arrays.toString(extents);
    }
}
