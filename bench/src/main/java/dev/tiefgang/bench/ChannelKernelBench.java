package dev.tiefgang.bench;

import dev.tiefgang.runtime.ChannelKernels;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Winograd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The loops of pictures with channels innermost, shape by shape on one core: GFLOP/s and the share of the FMA
/// peak measured before. Argument: part of a name.
public final class ChannelKernelBench {
    private static final double WARM_UP_SECONDS = 3;
    private static final int ROUNDS = 51;
    /// Floating-point operations of one round: long enough for the clock, short enough for few disturbances.
    private static final double ROUND_FLOPS = 2e7;

    /// The bounds of ReLU6.
    private static final float LOW = 0, HIGH = 6;

    private final Kernels kernels = KernelChoice.current().kernels();
    private final float[] x = numbers(1 << 23);
    /// A large array of the default collector begins 16 bytes into a line of 64.
    private int used = Integer.getInteger("first", 12);
    private final List<Case> cases = new ArrayList<>();

    private final double peak = Machine.measure().peak();

    private ChannelKernelBench() {}

    /// @param flops of one run
    /// @param small the same loops on little: the compiler counts calls, and here they come fast. A long loop
    ///     that is met first is compiled while it runs, which takes seconds
    private record Case(String name, double flops, Runnable small, Runnable work) {}

    /// Measures and prints one line per shape.
    public static void main(String[] args) {
        var bench = new ChannelKernelBench();
        bench.addAll();
        System.out.printf(Locale.ROOT, "%s, FMA peak %.1f GFLOP/s%n", bench.kernels.name(), bench.peak);
        for (var c : bench.cases) {
            if (args.length == 0 || c.name.contains(args[0])) {
                System.out.println(bench.line(c));
            }
        }
    }

    private void addAll() {
        for (var n : new int[] {64, 48, 32, 24, 16}) {
            convolve(196, n, 3, 192, 64);
        }
        for (var m : new int[] {49, 112, 200}) {
            convolve(m, 64, 3, 192, 64);
        }
        for (var m : new int[] {16, 24, 36, 49}) {
            for (var len : new int[] {64, 256, 512}) {
                convolve(m, 64, 1, len, len);
            }
        }
        convolve(192, 16, 1, 256, 256);
        convolve(192, 32, 1, 256, 256);
        convolve(784, 6, 5, 5, 1);
        convolve(100, 16, 5, 30, 6);
        convolve(196, 16, 3, 48, 16);
        convolve(196, 32, 3, 9, 3);
        convolve(1, 64, 1, 400, 400);
        for (var n : new int[] {16, 64, 144, 960}) {
            depthwise(n > 500 ? 7 : 28, n, 1);
            depthwise(n > 500 ? 7 : 28, n, 2);
        }
        winograd(4, 64);
        winograd(2, 64);
    }

    /// Pixels of `c` channels one after the other; runs lie two rows of pixels of width 32 apart.
    private void convolve(int m, int n, int runs, int len, int c) {
        if (n > kernels.panel()) {
            return;
        }
        var bs = (n + 15) / 16 * 16;
        var a = range(m * c + runs * 32 * c + len);
        var b = range(runs * len * bs);
        var d = range(n);
        var y = range(m * n);
        var aRow = table(m, c);
        var aRun = table(runs, 32 * c);
        var few = m > 48 ? 24 + m % 24 : m;
        cases.add(new Case(
                "convolve m=%d n=%d runs=%d len=%d".formatted(m, n, runs, len),
                2.0 * m * n * runs * len,
                () -> kernels.convolve(few, n, runs, 5, x, a, aRow, 0, aRun, x, b, bs, x, d, 0, x, y, n, LOW, HIGH),
                () -> kernels.convolve(m, n, runs, len, x, a, aRow, 0, aRun, x, b, bs, x, d, 0, x, y, n, LOW, HIGH)));
    }

    /// Filters of 3×3 over two rows of `width` pixels of `n` channels.
    private void depthwise(int width, int n, int stride) {
        var m = 2 * width;
        var row = stride * width + 2;
        var a = range((2 * stride + 3) * row * n);
        var w = range(9 * n);
        var d = range(n);
        var y = range(m * n);
        var aRow = new int[m];
        Arrays.setAll(aRow, i -> stride * n * (i / width * row + i % width));
        var aTap = new int[9];
        Arrays.setAll(aTap, t -> n * (t / 3 * row + t % 3));
        var wTap = new int[9];
        Arrays.setAll(wTap, t -> n * t);
        cases.add(new Case(
                "depthwise 3×3/%d m=%d n=%d".formatted(stride, m, n),
                2.0 * 9 * m * n,
                () -> kernels.depthwise(
                        Math.min(m, 20), n, 9, x, a, aRow, 0, aTap, x, w, wTap, x, d, x, y, n, LOW, HIGH),
                () -> kernels.depthwise(m, n, 9, x, a, aRow, 0, aTap, x, w, wTap, x, d, x, y, n, LOW, HIGH)));
    }

    /// One tile of a picture 34 pixels wide; multiplications by zero do not count. Elements lie 49 tiles and a
    /// vector apart: a multiple of 4096 bytes would fall on the same few lines of the nearest cache.
    private void winograd(int size, int n) {
        var e = size + 2;
        var step = 49 * n + 16;
        var a = range(e * 34 * n);
        var v = range(e * e * step);
        var d = range(n);
        var y = range(size * 34 * n);
        var scratch = range(ChannelKernels.TRANSFORM);
        var input = 2.0 * n * 2 * e * terms(Winograd.Transform.INPUT.matrix(size));
        Runnable in =
                () -> kernels.winograd(Winograd.Transform.INPUT, size, n, x, a, 34 * n, n, x, v, step, x, scratch);
        cases.add(new Case("winogradInput F(%d,3) n=%d".formatted(size, n), input, in, in));
        var output = 2.0 * n * (e + size) * terms(Winograd.output(size));
        Runnable out = () -> kernels.winogradOutput(size, n, x, v, step, x, d, x, y, 34 * n, n, x, scratch, LOW, HIGH);
        cases.add(new Case("winogradOutput F(%d,3) n=%d".formatted(size, n), output, out, out));
    }

    /// The place of `n` numbers of their own in the one array, which begins with a line of the cache.
    private int range(int n) {
        var at = used;
        used += (n + 15) / 16 * 16;
        return at;
    }

    private static int[] table(int n, int step) {
        var t = new int[n];
        Arrays.setAll(t, i -> i * step);
        return t;
    }

    private static int terms(float[][] matrix) {
        var terms = 0;
        for (var row : matrix) {
            for (var t : row) {
                terms += t == 0 ? 0 : 1;
            }
        }
        return terms;
    }

    private String line(Case c) {
        var repeats = (int) Math.max(1, ROUND_FLOPS / c.flops);
        var half = (long) (WARM_UP_SECONDS * 0.5e9);
        for (var start = System.nanoTime(); System.nanoTime() - start < half; ) {
            c.small.run();
        }
        for (var start = System.nanoTime(); System.nanoTime() - start < half; ) {
            nanos(c, repeats);
        }
        var rates = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            rates[i] = c.flops * repeats / nanos(c, repeats);
        }
        Arrays.sort(rates);
        var median = rates[ROUNDS / 2];
        return String.format(
                Locale.ROOT,
                "%-40s median %6.1f GFLOP/s (%4.1f %%)  best %6.1f (%4.1f %%); %.2f µs a run",
                c.name,
                median,
                100 * median / peak,
                rates[ROUNDS - 1],
                100 * rates[ROUNDS - 1] / peak,
                c.flops / median / 1000);
    }

    private static long nanos(Case c, int repeats) {
        var start = System.nanoTime();
        for (var i = 0; i < repeats; i++) {
            c.work.run();
        }
        return System.nanoTime() - start;
    }

    private static float[] numbers(int n) {
        var x = new float[n];
        for (var i = 0; i < n; i++) {
            x[i] = i * 31 % 101 * 0.01f - 0.5f;
        }
        return x;
    }
}
