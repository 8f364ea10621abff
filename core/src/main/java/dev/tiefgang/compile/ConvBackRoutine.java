package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.runtime.RowOffsets;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs [ConvBack].
///
/// Row `r` of the input is reached by output row `(r + top − i·dilation) / stride` through row `i` of the
/// window, where that goes up and exists. These `i` are neighbours in the turned filter, so each row is a
/// single product per group.
final class ConvBackRoutine implements Routine {
    /// The terms of one row's product: `count` from `first` on, which read `dy` from `base` on at the given
    /// offsets.
    private record Row(int first, int count, int base, RowOffsets offsets) {}

    private final int groups;
    private final int inputs;
    private final int outputs;
    private final int terms;
    private final int columns;
    private final int height;
    private final int mapSize;
    private final Row[] rows;
    private final Chunks chunks;

    ConvBackRoutine(ConvBack op, Shape dy, Shape turned) {
        Window f = op.window();
        this.groups = op.groups();
        this.inputs = turned.dim(0) / groups;
        this.outputs = turned.dim(2);
        this.terms = turned.tail().size();
        this.columns = op.w() * dy.dim(4);
        this.height = op.h();
        this.mapSize = Taps.mapSize(dy);
        this.rows = rows(new TurnFilter(f, groups), dy);
        double perRow = (double) inputs * terms * columns / f.strideH();
        this.chunks = Chunks.of(height, 1, perRow, 150_000);
    }

    private Row[] rows(TurnFilter turn, Shape dy) {
        Window f = turn.window();
        List<Integer> order = turn.order();
        int perTap = outputs * f.w(), rowSize = Taps.rowSize(dy);
        int[] offsets = new int[terms];
        for (int k = 0; k < terms; k++) {
            int i = order.get(k / perTap), o = k % perTap / f.w(), j = k % f.w();
            int back = (i * f.dilationH() - turn.remainder(i)) / f.strideH();
            offsets[k] = o * mapSize - back * rowSize + j * f.dilationW() * dy.dim(4);
        }
        List<Row> distinct = new ArrayList<>();
        Row[] all = new Row[height];
        for (int r = 0; r < height; r++) {
            int first = -1, count = 0, base = 0;
            for (int p = 0; p < order.size(); p++) {
                int from = r + f.top() - order.get(p) * f.dilationH();
                if (from < 0 || from % f.strideH() != 0 || from / f.strideH() >= dy.dim(1)) continue;
                if (count++ > 0) continue;
                first = p;
                base = (r + f.top() - turn.remainder(order.get(p))) / f.strideH() * rowSize;
            }
            all[r] = row(distinct, Math.max(first, 0) * perTap, count * perTap, base, offsets);
        }
        return all;
    }

    /// Rows that take the same terms share their table.
    private static Row row(List<Row> known, int first, int count, int base, int[] offsets) {
        for (Row k : known)
            if (k.first() == first && k.count() == count) return new Row(first, count, base, k.offsets());
        var fresh = new Row(first, count, base, RowOffsets.of(Arrays.copyOfRange(offsets, first, first + count)));
        known.add(fresh);
        return fresh;
    }

    @Override
    public int chunks() {
        return groups * chunks.count();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] dy = in[0].floats(), w = in[1].floats(), dx = out.floats();
        int map = height * columns, dyo = in[0].from(), wo = in[1].from(), dxo = out.from();
        return (chunk, _) -> {
            int group = chunk / chunks.count();
            for (int r = chunks.from(chunk % chunks.count()); r < chunks.to(chunk % chunks.count()); r++) {
                Row row = rows[r];
                k.product(
                        inputs,
                        columns,
                        row.count(),
                        w,
                        wo + group * inputs * terms + row.first(),
                        terms,
                        1,
                        dy,
                        dyo + group * outputs * mapSize + row.base(),
                        row.offsets(),
                        dx,
                        dxo + group * inputs * map + r * columns,
                        map,
                        false);
            }
        };
    }
}
