package dev.tiefgang.bench;

import dev.tiefgang.runtime.Aligned;
import dev.tiefgang.runtime.Gemm;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Kernels;
import java.util.Arrays;
import java.util.Locale;

/// Square matrix products on one core: GFLOP/s, and the share of the FMA peak measured between the rounds.
public final class GemmBench {
    private static final int[] SIZES = {256, 512, 1024, 2048};
    private static final double WARM_UP_FLOPS = 2e10;
    private static final double ROUND_FLOPS = 4e10;

    private GemmBench() {}

    /// Measures and prints one line per size.
    public static void main(String[] args) {
        var choice = KernelChoice.current();
        System.out.println(choice.why());
        for (var size : SIZES) {
            System.out.println(line(choice.kernels(), size));
        }
    }

    /// One size: the median and the best of many rounds against the best peak seen meanwhile.
    static String line(Kernels kernels, int size) {
        var gemm = Gemm.of(size, size, size, false, false);
        var a = filled(size, 0.7f);
        var b = filled(size, 0.3f);
        var c = new float[size * size];
        var scratch = Aligned.floats(gemm.scratch());
        var flops = 2.0 * size * size * size;
        for (var done = 0.0; done < WARM_UP_FLOPS; done += flops) {
            round(gemm, kernels, a, b, c, scratch);
            Machine.peakRound();
        }
        var rounds = new double[(int) Math.max(9, ROUND_FLOPS / flops)];
        var peak = 0.0;
        for (var i = 0; i < rounds.length; i++) {
            peak = Math.max(peak, Machine.peakRound());
            rounds[i] = flops / round(gemm, kernels, a, b, c, scratch);
        }
        Arrays.sort(rounds);
        var median = rounds[rounds.length / 2];
        var best = rounds[rounds.length - 1];
        return String.format(
                Locale.ROOT,
                "SGEMM %4d³  median %6.1f GFLOP/s (%4.1f %%)  best %6.1f GFLOP/s (%4.1f %%)  of a peak of %.1f",
                size,
                median,
                100 * median / peak,
                best,
                100 * best / peak,
                peak);
    }

    private static long round(Gemm gemm, Kernels kernels, float[] a, float[] b, float[] c, float[] scratch) {
        var start = System.nanoTime();
        for (var chunk = 0; chunk < gemm.chunks(); chunk++) {
            gemm.run(kernels, a, b, c, scratch, chunk, Gemm.Epilogue.NONE);
        }
        return System.nanoTime() - start;
    }

    private static float[] filled(int size, float value) {
        var x = new float[size * size];
        for (var i = 0; i < x.length; i++) {
            x[i] = value + i % 13 * 0.01f;
        }
        return x;
    }
}
