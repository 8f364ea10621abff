package dev.tiefgang.compile;

import dev.tiefgang.runtime.ChannelKernels;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.runtime.Winograd;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [WinogradTiles], a row of tiles of a picture at a time.
final class WinogradTilesRoutine implements Routine {
    /// Tiles times maps of a chunk.
    private static final int WORK = 1_024;

    private final boolean gradient;
    private final int size;
    private final PictureTiles tiles;
    private final int down;
    private final int across;
    private final int maps;
    private final Chunks rows;

    WinogradTilesRoutine(WinogradTiles op, Shape x) {
        this.gradient = op.gradient();
        this.size = op.size();
        this.tiles = gradient
                ? new PictureTiles(x, size, 0, 0)
                : new PictureTiles(x, size + 2, op.window().top(), op.window().left());
        this.down = op.down(x);
        this.across = op.across(x);
        this.maps = x.dim(3);
        this.rows = Chunks.of(x.dim(0) * down, 1, (double) across * maps, WORK);
    }

    @Override
    public int chunks() {
        return rows.count();
    }

    @Override
    public int scratch() {
        return ChannelKernels.TRANSFORM + tiles.scratch();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), v = out.floats();
        int step = out.shape().dim(1), xo = in[0].from(), vo = out.from();
        return (chunk, scratch) -> {
            for (int r = rows.from(chunk); r < rows.to(chunk); r++)
                for (int s = 0; s < across; s++) {
                    int picture = r / down, row = r % down * size, column = s * size;
                    int to = vo + (r * across + s) * maps;
                    if (tiles.isInside(row, column))
                        transform(k, x, xo + tiles.from(picture, row, column), tiles.row(), v, to, step, scratch);
                    else {
                        tiles.lay(x, xo, picture, row, column, scratch, ChannelKernels.TRANSFORM);
                        int width = tiles.edge() * maps;
                        transform(k, scratch, ChannelKernels.TRANSFORM, width, v, to, step, scratch);
                    }
                }
        };
    }

    private void transform(Kernels k, float[] x, int from, int row, float[] v, int to, int step, float[] scratch) {
        Winograd.Transform t = gradient ? Winograd.Transform.GRADIENT : Winograd.Transform.INPUT;
        k.winograd(t, size, maps, x, from, row, maps, v, to, step, scratch, 0);
    }
}
