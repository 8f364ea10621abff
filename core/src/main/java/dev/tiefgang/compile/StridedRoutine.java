package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Copies a tensor along strides: transposing, expanding and cutting out.
final class StridedRoutine implements Routine {
    private final Strided strided;
    private final int offset;
    private final boolean matrix;
    private final Chunks chunks;

    /// @param out the shape that is filled
    /// @param strides for each of its axes, how far the position in the source moves
    /// @param offset where the source begins
    StridedRoutine(Shape out, int[] strides, int offset) {
        this.strided = new Strided(out, strides);
        this.offset = offset;
        this.matrix = strided.rank() == 2
                && strided.stride(0) == 1
                && strided.stride(1) == strided.extent(0)
                && out.size() > 0;
        this.chunks = new Chunks(matrix ? strided.extent(1) : out.size(), matrix ? rows() : 32_768);
    }

    /// Rows of the source that one chunk of a matrix turns over.
    private int rows() {
        return Chunks.of(strided.extent(1), 16, strided.extent(0), 32_768).size();
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), y = out.floats();
        if (matrix) {
            int rows = strided.extent(1), columns = strided.extent(0);
            return (chunk, _) -> {
                int from = chunks.from(chunk);
                kernels.transpose(chunks.to(chunk) - from, columns, x, offset + from * columns, columns, y, from, rows);
            };
        }
        return (chunk, _) -> strided.fill(
                x, offset, chunks.from(chunk), chunks.to(chunk) - chunks.from(chunk), y, chunks.from(chunk));
    }
}
