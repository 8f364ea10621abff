package dev.tiefgang.bench.race;

/// A convolution of square pictures with padding that keeps their size at stride 1, without bias.
///
/// @param batch pictures
/// @param in maps of the input
/// @param out maps of the output
/// @param side rows and columns of the input
/// @param size rows and columns of the filters
/// @param depthwise whether each filter sees one map only
public record Geometry(int batch, int in, int out, int side, int size, int stride, boolean depthwise) {
    /// A dense one with stride 1.
    static Geometry of(int batch, int in, int out, int side, int size) {
        return new Geometry(batch, in, out, side, size, 1, false);
    }

    /// Zeros on each side.
    public int padding() {
        return size / 2;
    }

    /// Groups of maps that do not see each other.
    public int groups() {
        return depthwise ? in : 1;
    }

    /// Rows and columns of the output.
    public int outSide() {
        return (side + 2 * padding() - size) / stride + 1;
    }

    /// Numbers of the input.
    public int inputs() {
        return batch * in * side * side;
    }

    /// Numbers of the output.
    public int outputs() {
        return batch * out * outSide() * outSide();
    }

    /// Numbers of the filters.
    public int filters() {
        return out * (in / groups()) * size * size;
    }

    double flops() {
        return 2.0 * outputs() * filters() / out;
    }
}
