package dev.tiefgang.compile;

import dev.tiefgang.runtime.ChannelKernels;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;

/// What becomes of the products of Winograd's algorithm: tiles of the result `[n, h, w, c]`, cut at its edges.
final class WinogradResult {
    private final ConvChannels op;
    private final int size;
    private final int pictures;
    private final int height;
    private final int width;
    private final int c;
    private final int down;
    private final int across;

    WinogradResult(ConvChannels op, Shape out) {
        this.op = op;
        this.size = op.algorithm().tile();
        this.pictures = out.dim(0);
        this.height = out.dim(1);
        this.width = out.dim(2);
        this.c = out.dim(3);
        this.down = Math.ceilDiv(height, size);
        this.across = Math.ceilDiv(width, size);
    }

    /// Tiles of all pictures, one row after the other.
    int tiles() {
        return pictures * down * across;
    }

    /// Tiles of a row.
    int across() {
        return across;
    }

    /// Rows of tiles of a picture.
    int down() {
        return down;
    }

    /// Pixels of a row.
    int width() {
        return width;
    }

    /// Floats of scratch memory: for the transform, and for a tile that is cut.
    int scratch() {
        return ChannelKernels.TRANSFORM + size * size * MakingChunks.OUTPUTS;
    }

    /// Transforms the products of a tile, `n` outputs of it.
    ///
    /// @param at where they begin in `m`, from one matrix to the next `step`
    /// @param o the first of these outputs
    /// @param own scratch memory in `m`
    void tile(
            Kernels k, float[] m, int at, int step, int n, ConvWeights w, int o, float[] y, int yo, int tile, int own) {
        float low = op.bounds().low(), high = op.bounds().high();
        int row = row(tile), column = column(tile), to = yo + pixel(tile) * c + o, bo = w.bo() + o;
        if (row + size <= height && column + size <= width) {
            k.winogradOutput(size, n, m, at, step, w.bias(), bo, y, to, width * c, c, m, own, low, high);
            return;
        }
        int whole = own + ChannelKernels.TRANSFORM;
        k.winogradOutput(size, n, m, at, step, w.bias(), bo, m, whole, size * n, n, m, own, low, high);
        for (int i = 0; i < Math.min(size, height - row); i++)
            for (int j = 0; j < Math.min(size, width - column); j++)
                System.arraycopy(m, whole + (i * size + j) * n, y, to + (i * width + j) * c, n);
    }

    /// Says that `n` outputs of a tile are there, from output `o` on.
    void follow(MakingRoutine.Behind behind, int tile, int o, int n, float[] y, int yo, float[] scratch) {
        if (behind.equals(MakingRoutine.Behind.NOTHING)) return;
        int rows = Math.min(size, height - row(tile)), columns = Math.min(size, width - column(tile));
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) {
                int part = (pixel(tile) + i * width + j) * c + o;
                behind.run(part, n, y, yo + part, scratch);
            }
    }

    /// The first row of a tile in its picture.
    int row(int tile) {
        return tile / across % down * size;
    }

    /// The first column likewise.
    int column(int tile) {
        return tile % across * size;
    }

    /// The first pixel of a tile among those of all pictures.
    int pixel(int tile) {
        return (tile / (down * across) * height + row(tile)) * width + column(tile);
    }
}
