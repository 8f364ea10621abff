package dev.tiefgang.bench;

import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The loops of pictures with channels innermost, shape by shape on one core: GFLOP/s and the share of the FMA peak
/// measured between the rounds. Nothing else runs: `java -cp … dev.tiefgang.bench.ChannelKernelBench [PART OF A NAME]`.
public final class ChannelKernelBench {
    private static final double WARM_UP_SECONDS = 4;
    private static final int ROUNDS = 25;
    /// Floating-point operations of one round: long enough for the clock, short enough for few disturbances.
    private static final double ROUND_FLOPS = 2e7;

    private final Kernels kernels = KernelChoice.current().kernels();
    private final List<Case> cases = new ArrayList<>();

    private ChannelKernelBench() {}

    /// @param flops of one run
    private record Case(String name, double flops, Runnable work) {}

    /// Measures and prints one line per shape.
    public static void main(String[] args) {
        var bench = new ChannelKernelBench();
        bench.addAll();
        System.out.println(bench.kernels.name());
        for (var c : bench.cases) {
            if (args.length == 0 || c.name.contains(args[0])) {
                System.out.println(line(c));
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
        convolve(784, 6, 5, 5, 1);
        convolve(100, 16, 5, 30, 6);
        convolve(1, 64, 1, 400, 400);
    }

    /// Pixels of `c` channels one after the other; runs lie two rows of pixels of width 32 apart.
    private void convolve(int m, int n, int runs, int len, int c) {
        var bs = (n + 15) / 16 * 16;
        var a = numbers(m * c + runs * 32 * c + len);
        var b = numbers(runs * len * bs);
        var y = new float[m * n];
        var d = new float[n];
        var aRow = new int[m];
        Arrays.setAll(aRow, i -> i * c);
        var aRun = new int[runs];
        Arrays.setAll(aRun, r -> r * 32 * c);
        add(
                "convolve m=%d n=%d runs=%d len=%d".formatted(m, n, runs, len),
                2.0 * m * n * runs * len,
                () -> kernels.convolve(m, n, runs, len, a, 0, aRow, 0, aRun, b, 0, bs, d, 0, 0, y, 0, n));
    }

    private void add(String name, double flops, Runnable work) {
        cases.add(new Case(name, flops, work));
    }

    private static String line(Case c) {
        var repeats = (int) Math.max(1, ROUND_FLOPS / c.flops);
        var end = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
        while (System.nanoTime() < end) {
            nanos(c, repeats);
            Machine.peakRound();
        }
        var peak = 0.0;
        var rates = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            peak = Math.max(peak, Machine.peakRound());
            rates[i] = c.flops * repeats / nanos(c, repeats);
        }
        Arrays.sort(rates);
        var median = rates[ROUNDS / 2];
        return String.format(
                Locale.ROOT,
                "%-40s median %6.1f GFLOP/s (%4.1f %%)  best %6.1f (%4.1f %%)  of %.1f; %.2f µs a run",
                c.name,
                median,
                100 * median / peak,
                rates[ROUNDS - 1],
                100 * rates[ROUNDS - 1] / peak,
                peak,
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
