package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Copies a tensor along strides: transposing, expanding and cutting out. Matrices, one or a pile of them,
/// are turned over block by block.
final class StridedRoutine implements Routine {
    private static final int WORK = 32_768;

    private final Strided strided;
    private final int offset;
    private final boolean matrices;
    /// Rows and columns of a matrix as it lies in the source.
    private final int rows;
    private final int columns;
    /// Rows or columns of one matrix, whichever are more, or elements of the result.
    private final Chunks chunks;
    private final int count;

    /// @param out the shape that is filled
    /// @param strides for each of its axes, how far the position in the source moves
    /// @param offset where the source begins
    StridedRoutine(Shape out, int[] strides, int offset) {
        this.strided = new Strided(out, strides);
        this.offset = offset;
        int last = strided.rank() - 1;
        this.rows = strided.extent(last);
        this.columns = last > 0 ? strided.extent(last - 1) : 1;
        boolean turned = (last == 1 || last == 2) && strided.stride(last - 1) == 1 && strided.stride(last) == columns;
        boolean piled = last < 2 || strided.stride(0) == rows * columns;
        this.matrices = turned && piled && out.size() > 0;
        this.count = matrices ? out.size() / (rows * columns) : 1;
        this.chunks = matrices
                ? Chunks.of(Math.max(rows, columns), 16, Math.min(rows, columns), WORK)
                : new Chunks(out.size(), WORK);
    }

    @Override
    public int chunks() {
        return count * chunks.count();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), y = out.floats();
        int xo = in[0].from() + offset, yo = out.from();
        if (!matrices)
            return (chunk, _) -> {
                int from = chunks.from(chunk);
                strided.fill(x, xo, from, chunks.to(chunk) - from, y, yo + from);
            };
        return (chunk, _) -> {
            int part = chunk % chunks.count(), from = chunks.from(part), n = chunks.to(part) - from;
            int start = chunk / chunks.count() * rows * columns;
            if (rows < columns)
                kernels.transpose(rows, n, x, xo + start + from, columns, y, yo + start + from * rows, rows);
            else kernels.transpose(n, columns, x, xo + start + from * columns, columns, y, yo + start + from, rows);
        };
    }
}
