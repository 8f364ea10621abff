package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.runtime.RowOffsets;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [ConvRows]: for each group and each row of output pixels a product of the filters with the rows of the
/// prepared maps that the row's windows touch. Pixels and pictures of a row are the columns of the product.
final class ConvRoutine implements Routine {
    private final ConvRows op;
    private final int groups;
    private final int outputs;
    private final int taps;
    private final int columns;
    private final int mapsPerGroup;
    private final int rowStep;
    private final RowOffsets tapOffsets;
    private final Chunks rows;

    ConvRoutine(ConvRows op, Shape x, Shape w) {
        this.op = op;
        this.groups = op.groups();
        this.outputs = w.dim(0) / groups;
        this.tapOffsets = RowOffsets.of(Taps.offsets(op.window(), w.dim(1), x));
        this.taps = tapOffsets.table().length;
        this.columns = op.outW() * x.dim(4);
        this.mapsPerGroup = w.dim(1) * Taps.mapSize(x);
        this.rowStep = op.window().strideH() * Taps.rowSize(x);
        this.rows = Chunks.of(op.outH(), 1, (double) outputs * taps * columns, 150_000);
    }

    @Override
    public int chunks() {
        return groups * rows.count();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), w = in[1].floats(), y = out.floats();
        float[] bias = op.bias() ? in[2].floats() : new float[0];
        int xo = in[0].from(), wo = in[1].from(), yo = out.from(), bo = op.bias() ? in[2].from() : 0;
        Kernels.Unary activation = op.activation().orElse(Kernels.Unary.RELU);
        boolean active = op.activation().isPresent();
        int map = op.outH() * columns;
        return (chunk, _) -> {
            int group = chunk / rows.count(), first = group * outputs;
            for (int r = rows.from(chunk % rows.count()); r < rows.to(chunk % rows.count()); r++) {
                int at = yo + first * map + r * columns;
                k.product(
                        outputs,
                        columns,
                        taps,
                        w,
                        wo + first * taps,
                        taps,
                        1,
                        x,
                        xo + group * mapsPerGroup + r * rowStep,
                        tapOffsets,
                        y,
                        at,
                        map,
                        false);
                for (int o = 0; o < outputs; o++) {
                    int row = at + o * map;
                    if (op.bias()) k.binary(Kernels.Binary.ADD, y, row, bias[bo + first + o], y, row, columns);
                    if (active) k.unary(activation, y, row, y, row, columns);
                }
            }
        };
    }
}
