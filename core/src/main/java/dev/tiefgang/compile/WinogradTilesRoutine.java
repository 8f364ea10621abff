package dev.tiefgang.compile;

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
        return tiles.scratch();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), v = out.floats();
        int step = out.shape().dim(1), xo = in[0].from(), vo = out.from();
        Winograd.Transform t = gradient ? Winograd.Transform.GRADIENT : Winograd.Transform.INPUT;
        return (chunk, scratch) -> {
            for (int r = rows.from(chunk); r < rows.to(chunk); r++)
                for (int s = 0; s < across; s++) {
                    int to = vo + (r * across + s) * maps;
                    tiles.transform(k, t, size, x, xo, r / down, r % down * size, s * size, v, to, step, scratch, 0);
                }
        };
    }
}
