package dev.tiefgang.tensor;

import java.util.Arrays;

/// A shape and the array that holds its elements, row-major.
///
/// The array is live, not copied: whoever holds a tensor may read and write it. Values that describe a network
/// (layers, graphs, plans) never hold tensors; they name them.
///
/// A tensor counts its [changes][#changes()], so that what was derived from it (packed weights of a plan) is
/// derived anew.
public final class Tensor {
    private final Shape shape;
    private final Type type;
    private final Object array;
    private final int from;
    private long changes;

    private Tensor(Shape shape, Type type, Object array, int from, int length) {
        if (length != shape.size())
            throw new ShapeException(
                    "Tensor: shape " + shape + " needs " + shape.size() + " elements, received " + length);
        this.shape = shape;
        this.type = type;
        this.array = array;
        this.from = from;
    }

    /// A tensor of zeros.
    public static Tensor zeros(Type type, Shape shape) {
        return switch (type) {
            case FLOAT32 -> of(shape, new float[shape.size()]);
            case FLOAT64 -> of(shape, new double[shape.size()]);
            case INT64 -> of(shape, new long[shape.size()]);
        };
    }

    /// A tensor over an existing array, which is not copied.
    ///
    /// @throws ShapeException if the array has another number of elements than the shape
    public static Tensor of(Shape shape, float... elements) {
        return new Tensor(shape, Type.FLOAT32, elements, 0, elements.length);
    }

    /// A tensor over an existing array, which is not copied.
    ///
    /// @throws ShapeException if the array has another number of elements than the shape
    public static Tensor of(Shape shape, double... elements) {
        return new Tensor(shape, Type.FLOAT64, elements, 0, elements.length);
    }

    /// A tensor over an existing array, which is not copied.
    ///
    /// @throws ShapeException if the array has another number of elements than the shape
    public static Tensor of(Shape shape, long... elements) {
        return new Tensor(shape, Type.INT64, elements, 0, elements.length);
    }

    /// A tensor over a part of an existing array, which is not copied.
    ///
    /// @param from index of the first element
    /// @throws ShapeException if the array ends before the last element
    public static Tensor within(float[] array, int from, Shape shape) {
        if (from < 0 || shape.size() > array.length - from)
            throw new ShapeException("Tensor.within: shape " + shape + " needs " + shape.size() + " elements from "
                    + from + " on, the array has " + array.length);
        return new Tensor(shape, Type.FLOAT32, array, from, shape.size());
    }

    public Shape shape() {
        return shape;
    }

    public Type type() {
        return type;
    }

    /// Number of elements.
    public int size() {
        return shape.size();
    }

    /// The live elements of a `FLOAT32` tensor, from index [#from()] on; the array of a [view][#view(Shape)] may be
    /// longer than the tensor.
    ///
    /// Giving them out counts as a change; who writes into them later on says so by [#changed()].
    public float[] floats() {
        changes++;
        return (float[]) array;
    }

    /// Index of the first element in the array: 0, but for values that a plan lays into one array with others.
    public int from() {
        return from;
    }

    /// The live elements of a `FLOAT64` tensor; what is said of [#floats()] holds here too.
    public double[] doubles() {
        changes++;
        return (double[]) array;
    }

    /// The live elements of an `INT64` tensor; what is said of [#floats()] holds here too.
    public long[] longs() {
        changes++;
        return (long[]) array;
    }

    /// How often this tensor may have been written; one over the same elements counts for itself.
    public long changes() {
        return changes;
    }

    /// Says that elements were written through an array that [#floats()] and its like gave out earlier.
    public void changed() {
        changes++;
    }

    /// Element `i` of the flat array, whatever the type.
    public double at(int i) {
        return switch (type) {
            case FLOAT32 -> ((float[]) array)[from + i];
            case FLOAT64 -> ((double[]) array)[from + i];
            case INT64 -> ((long[]) array)[from + i];
        };
    }

    /// Writes element `i` of the flat array, rounded to the type.
    public void put(int i, double value) {
        changes++;
        switch (type) {
            case FLOAT32 -> ((float[]) array)[from + i] = (float) value;
            case FLOAT64 -> ((double[]) array)[from + i] = value;
            case INT64 -> ((long[]) array)[from + i] = (long) value;
        }
    }

    /// Copies all elements of `o`, which must have as many, converting the type where it differs.
    public void set(Tensor o) {
        if (o.size() != size())
            throw new ShapeException("Tensor.set: expected " + size() + " elements for " + shape + ", received "
                    + o.size() + " of " + o.shape);
        changes++;
        if (o.type == type) System.arraycopy(o.array, o.from, array, from, size());
        else for (int i = 0; i < size(); i++) put(i, o.at(i));
    }

    /// An independent copy.
    public Tensor copy() {
        return to(type);
    }

    /// An independent copy of another type.
    public Tensor to(Type other) {
        Tensor t = zeros(other, shape);
        t.set(this);
        return t;
    }

    /// The same live elements under another shape.
    ///
    /// @throws ShapeException if the number of elements differs
    public Tensor reshaped(Shape other) {
        return new Tensor(other, type, array, from, size());
    }

    /// The first elements of this tensor under another shape that may be smaller: memory that several values
    /// take in turn.
    ///
    /// @throws ShapeException if the shape needs more elements than there are
    public Tensor view(Shape part) {
        if (part.size() > size())
            throw new ShapeException(
                    "Tensor.view: expected a shape of at most " + size() + " elements, received " + part);
        return new Tensor(part, type, array, from, part.size());
    }

    /// True where type, shape and every bit agree (NaN equals NaN of the same bits, 0 differs from -0).
    public boolean sameBits(Tensor o) {
        if (type != o.type || !shape.equals(o.shape)) return false;
        for (int i = 0; i < size(); i++) if (bits(i) != o.bits(i)) return false;
        return true;
    }

    /// The bit pattern of element `i`, as stored little-endian in files and fingerprints.
    public long bits(int i) {
        return switch (type) {
            case FLOAT32 -> Float.floatToRawIntBits(((float[]) array)[from + i]) & 0xffffffffL;
            case FLOAT64 -> Double.doubleToRawLongBits(((double[]) array)[from + i]);
            case INT64 -> ((long[]) array)[from + i];
        };
    }

    @Override
    public String toString() {
        int shown = Math.min(size(), 8);
        double[] head = new double[shown];
        for (int i = 0; i < shown; i++) head[i] = at(i);
        return type.code() + shape + Arrays.toString(head) + (shown < size() ? "…" : "");
    }
}
