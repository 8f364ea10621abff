package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [SpreadBack]: for each row of the result and each tap that reaches it, the pixels that the tap
/// reaches, every `stride`-th of the row, get their share of the output gradients.
final class SpreadBackRoutine implements Routine {
    private static final int[] ONE_RUN = {0};

    private final SpreadBack op;
    private final Window f;
    private final int outH;
    private final int outW;
    private final int groupMaps;
    private final int groupOutputs;
    private final int outputs;
    private final int[] pixels;
    private final MakingChunks chunks;

    SpreadBackRoutine(SpreadBack op, Shape dy) {
        this.op = op;
        this.f = op.window();
        this.outH = dy.dim(1);
        this.outW = dy.dim(2);
        this.outputs = dy.dim(3);
        this.groupMaps = op.maps() / op.groups();
        this.groupOutputs = outputs / op.groups();
        this.pixels = new int[outW];
        Arrays.setAll(pixels, s -> s * outputs);
        double work = (double) dy.size() / dy.dim(0) * groupMaps * f.h() * f.w();
        this.chunks = MakingChunks.of(dy.dim(0), op.h(), 1, 1, op.groups() == 1 ? op.maps() : 1, work);
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] dy = in[0].floats(), w = in[1].floats(), dx = out.floats();
        int dyo = in[0].from(), wo = in[1].from(), dxo = out.from();
        return (chunk, _) -> {
            int picture = chunks.picture(chunk);
            int from = op.groups() == 1 ? chunks.fromOutput(chunk) : 0;
            int to = op.groups() == 1 ? chunks.toOutput(chunk) : groupMaps;
            for (int row = chunks.fromRow(chunk); row < chunks.toRow(chunk); row++)
                for (int g = 0; g < op.groups(); g++) row(k, dy, dyo, w, wo, dx, dxo, picture, row, g, from, to);
        };
    }

    private void row(
            Kernels k,
            float[] dy,
            int dyo,
            float[] w,
            int wo,
            float[] dx,
            int dxo,
            int picture,
            int row,
            int g,
            int from,
            int to) {
        int start = dxo + ((picture * op.h() + row) * op.w()) * op.maps() + g * groupMaps;
        for (int s = 0; s < op.w(); s++) Arrays.fill(dx, start + s * op.maps() + from, start + s * op.maps() + to, 0);
        for (int i = 0; i < f.h(); i++) {
            int reached = row + f.top() - i * f.dilationH();
            if (reached % f.strideH() != 0 || reached < 0 || reached / f.strideH() >= outH) continue;
            int source = dyo + ((picture * outH + reached / f.strideH()) * outW) * outputs + g * groupOutputs;
            for (int j = 0; j < f.w(); j++) tap(k, dy, source, w, wo, i * f.w() + j, dx, start, j, g, from, to);
        }
    }

    /// One tap of a row: output `s` reaches pixel `s·stride + j·dilation − left`.
    private void tap(
            Kernels k,
            float[] dy,
            int source,
            float[] w,
            int wo,
            int tap,
            float[] dx,
            int start,
            int j,
            int g,
            int from,
            int to) {
        int shift = j * f.dilationW() - f.left(), step = f.strideW() * op.maps();
        int first = shift >= 0 ? 0 : Math.ceilDiv(-shift, f.strideW());
        int last = Math.min(outW - 1, Math.floorDiv(op.w() - 1 - shift, f.strideW()));
        if (last < first) return;
        int taps = f.h() * f.w(), terms = taps * groupOutputs;
        for (int c = from; c < to; c += k.panel()) {
            int n = Math.min(k.panel(), to - c), stored = PackFilter.padded(n);
            // The taps are turned round.
            int b = wo + terms * (g * PackFilter.padded(groupMaps) + c) + (taps - 1 - tap) * groupOutputs * stored;
            int at = start + (first * f.strideW() + shift) * op.maps() + c;
            k.convolve(
                    last - first + 1,
                    n,
                    1,
                    groupOutputs,
                    dy,
                    source,
                    pixels,
                    first,
                    ONE_RUN,
                    w,
                    b,
                    stored,
                    dx,
                    at,
                    step,
                    dx,
                    at,
                    step,
                    Bounds.NONE.low(),
                    Bounds.NONE.high());
        }
    }
}
