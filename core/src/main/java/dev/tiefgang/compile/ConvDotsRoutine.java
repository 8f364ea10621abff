package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [ConvDots]: every tap of every filter is a dot product of output gradients with the pixels it saw.
///
/// The rows of a map are taken a few at a time, so that what the dot products share stays in the cache; the
/// partial sums are added in the order of the rows.
final class ConvDotsRoutine implements Routine {
    private static final int TAPS = 8;
    private static final int STRETCH = 4096;

    private final int groups;
    private final int outputs;
    private final int taps;
    private final int height;
    private final int columns;
    private final int mapsPerGroup;
    private final int rowStep;
    private final int[][] tapOffsets;
    private final Chunks blocks;
    private final Chunks rows;

    ConvDotsRoutine(ConvDots op, Shape x, Shape dy) {
        this.groups = op.groups();
        this.outputs = dy.dim(0) / groups;
        int maps = x.dim(0) / groups;
        int[] offsets = Taps.offsets(op.window(), maps, x);
        this.taps = offsets.length;
        this.height = dy.dim(1);
        this.columns = dy.span(2, 4);
        this.mapsPerGroup = maps * Taps.mapSize(x);
        this.rowStep = op.window().strideH() * Taps.rowSize(x);
        this.blocks = new Chunks(taps, TAPS);
        this.rows = Chunks.of(height, 1, columns, STRETCH);
        this.tapOffsets = new int[blocks.count()][];
        for (int b = 0; b < tapOffsets.length; b++)
            tapOffsets[b] = Arrays.copyOfRange(offsets, blocks.from(b), blocks.to(b));
    }

    @Override
    public int chunks() {
        return groups * blocks.count();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), dy = in[1].floats(), dw = out.floats();
        int map = height * columns, xo = in[0].from(), dyo = in[1].from(), dwo = out.from();
        return (chunk, _) -> {
            int group = chunk / blocks.count(), block = chunk % blocks.count(), first = group * outputs;
            int[] offsets = tapOffsets[block];
            for (int r = 0; r < rows.count(); r++) {
                int from = rows.from(r);
                k.dots(
                        outputs,
                        offsets.length,
                        rows.to(r) - from,
                        columns,
                        dy,
                        dyo + first * map + from * columns,
                        map,
                        columns,
                        x,
                        xo + group * mapsPerGroup + from * rowStep,
                        offsets,
                        rowStep,
                        dw,
                        dwo + first * taps + blocks.from(block),
                        taps,
                        r > 0);
            }
        };
    }
}
