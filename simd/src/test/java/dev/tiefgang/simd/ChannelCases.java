package dev.tiefgang.simd;

import dev.tiefgang.runtime.ChannelKernels;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Winograd;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// The loops of pictures with channels innermost over awkward sizes; what comes out goes, with a name, to a
/// sink.
final class ChannelCases {
    private static final int GUARD = KernelNumbers.GUARD;
    private static final int[] PIXELS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 15, 18, 19, 23, 25};
    private static final int[] OUTPUTS = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 17, 24, 31, 32, 33, 40, 48, 50, 63, 64
    };

    private final Kernels kernels;
    private final BiConsumer<String, float[]> sink;
    private final KernelNumbers numbers = new KernelNumbers();

    private ChannelCases(Kernels kernels, BiConsumer<String, float[]> sink) {
        this.kernels = kernels;
        this.sink = sink;
    }

    static void run(Kernels kernels, BiConsumer<String, float[]> sink) {
        var cases = new ChannelCases(kernels, sink);
        for (var n : OUTPUTS) {
            for (var m : PIXELS) {
                cases.convolve(m, n, 3, 5);
            }
            for (var runs : new int[] {0, 1, 2, 5}) {
                for (var len : new int[] {0, 1, 2, 3, 4, 7, 8, 33}) {
                    cases.convolve(7, n, runs, len);
                    cases.convolve(25, n, runs, len);
                }
            }
            for (var width : new int[] {7, 8, 9, 15, 16, 17, 28, 33}) {
                for (var len : new int[] {2, 3, 5, 7}) {
                    cases.neighbours(n, width, len, 1);
                    cases.neighbours(n, width, len, 2);
                }
            }
        }
        cases.convolve(0, 16, 3, 5);
        for (var n : OUTPUTS) {
            for (var m : PIXELS) {
                cases.depthwise(m, n, 9, 1, 7);
            }
            for (var taps : new int[] {0, 1, 8, 9, 25}) {
                cases.depthwise(17, n, taps, 2, 5);
                cases.depthwise(25, n, taps, 2, 11);
                cases.depthwise(17, n, taps, 1, 11);
            }
        }
        for (var n : OUTPUTS) {
            for (var m : new int[] {0, 1, 2, 3, 5, 7}) {
                cases.plane(m, n, 3, 1);
                cases.plane(m, n, 3, 2);
                cases.plane(m, n, 5, 1);
            }
            cases.plane(4, n, 0, 1);
            cases.plane(4, n, 1, 1);
        }
        for (var n : OUTPUTS) {
            for (var m : PIXELS) {
                cases.correlate(m, n, 11);
            }
            cases.correlate(26, n, 0);
            cases.correlate(26, n, 100);
        }
        for (var n = 16; n <= 80; n += 16) {
            cases.winograd(2, n);
            cases.winograd(4, n);
        }
    }

    /// Two cases in three have a lower bound,
    private static float low(int kind) {
        return kind % 3 == 0 ? Float.NEGATIVE_INFINITY : 0f;
    }

    /// and two an upper one.
    private static float high(int kind) {
        return kind % 3 == 1 ? Float.POSITIVE_INFINITY : 0.5f;
    }

    /// Sums that begin with a bias of the outputs, then with a matrix, then the same sums carried on where
    /// they lie.
    private void convolve(int m, int n, int runs, int len) {
        var a = m == 4 ? numbers.mixed(9 * m + 11 * runs + len + 5) : numbers.ordinary(9 * m + 11 * runs + len + 5);
        var aRow = new int[m + 2];
        Arrays.setAll(aRow, i -> 9 * Math.floorMod(5 * (i - 2), Math.max(m, 1)));
        var aRun = new int[runs];
        Arrays.setAll(aRun, r -> 11 * (runs - 1 - r));
        var b = numbers.ordinary(runs * len * n);
        var d = numbers.ordinary(3 + Math.max(m, 1) * (n + 1));
        var c = KernelNumbers.guarded(m * (n + 3));
        for (var start = 0; start < 3; start++) {
            for (var from = 0; from < n; from += kernels.panel()) {
                var wide = Math.min(n - from, kernels.panel());
                var bs = (wide + 15) / 16 * 16;
                var panel = panel(b, n, from, wide, bs);
                var to = GUARD + from;
                if (start < 2) {
                    var dr = start * (n + 1);
                    kernels.convolve(
                            m, wide, runs, len, a, 5, aRow, 2, aRun, panel, 2, bs, d, 3 + from, dr, c, to, n + 3,
                            low(m), high(m));
                } else {
                    kernels.convolve(
                            m, wide, runs, len, a, 5, aRow, 2, aRun, panel, 2, bs, c, to, n + 3, c, to, n + 3, low(m),
                            high(m));
                }
            }
            sink.accept("convolve " + m + "×" + n + " of " + runs + "×" + len + " start " + start, c);
        }
    }

    /// Some outputs of the matrix `b`, from the third number on; what only may be read is no number.
    private static float[] panel(float[] b, int n, int from, int wide, int bs) {
        var terms = b.length / n;
        var panel = KernelNumbers.filled(2 + terms * bs, Float.NaN);
        for (var q = 0; q < terms; q++) {
            System.arraycopy(b, q * n + from, panel, 2 + q * bs, wide);
        }
        return panel;
    }

    /// Two rows of neighbours and a short one: outputs without gaps, and among others.
    private void neighbours(int n, int width, int len, int apart) {
        var m = 2 * width + 3;
        var line = apart * width + len - 1;
        var aRow = new int[m + 1];
        Arrays.setAll(aRow, i -> i == 0 ? 99 : (i - 1) / width * line + (i - 1) % width * apart);
        var aRun = new int[] {3 * line, line, 0};
        var special = width == 9;
        var length = 5 + 5 * line + 3 * apart + len - 1;
        var a = special ? numbers.mixed(length) : numbers.ordinary(length);
        var b = numbers.ordinary(3 * len * n);
        var d = numbers.ordinary(3 + n);
        for (var gap = 0; gap < 2; gap++) {
            var c = KernelNumbers.guarded(m * (n + gap));
            for (var from = 0; from < n; from += kernels.panel()) {
                var wide = Math.min(n - from, kernels.panel());
                var bs = (wide + 15) / 16 * 16;
                var panel = panel(b, n, from, wide, bs);
                var to = GUARD + from;
                kernels.convolve(
                        m, wide, 3, len, a, 5, aRow, 1, aRun, panel, 2, bs, d, 3 + from, 0, c, to, n + gap, low(n),
                        high(n));
            }
            sink.accept(
                    "convolve neighbours " + width + "×" + n + " of 3×" + len + " apart " + apart + " gap " + gap, c);
        }
    }

    /// Taps over rows of `width` pixels, `stride` apart.
    private void depthwise(int m, int n, int taps, int stride, int width) {
        var edge = taps == 25 ? 5 : 3;
        var pixel = n + 1;
        var line = (stride * width + edge) * pixel;
        var aRow = new int[m + 1];
        Arrays.setAll(aRow, i -> stride * ((i / width) * line + i % width * pixel));
        var aTap = new int[taps];
        Arrays.setAll(aTap, t -> t / edge * line + t % edge * pixel);
        var last = aRow[m] + (taps == 0 ? 0 : aTap[taps - 1]) + n;
        var special = m == 5;
        var a = special ? numbers.mixed(last + 3) : numbers.ordinary(last + 3);
        var w = special ? numbers.mixed(taps * (n + 2) + 1) : numbers.ordinary(taps * (n + 2) + 1);
        var wTap = new int[taps];
        Arrays.setAll(wTap, t -> (taps - 1 - t) * (n + 2));
        var d = numbers.ordinary(n + 4);
        var c = KernelNumbers.guarded(m * (n + 3));
        kernels.depthwise(m, n, taps, a, 3, aRow, 1, aTap, w, 1, wTap, d, 4, c, GUARD, n + 3, low(m), high(m));
        sink.accept("depthwise " + m + "×" + n + " of " + taps + " stride " + stride, c);
    }

    /// A square of taps, `apart` from each other, over rows of `n` pixels.
    private void plane(int m, int n, int edge, int apart) {
        var span = edge * apart;
        var row = n + span + 1;
        var tap = new int[edge * edge];
        Arrays.setAll(tap, t -> (t / edge * row + t % edge) * apart);
        var special = m == 5;
        var length = 2 + (m + span) * row;
        var x = special ? numbers.mixed(length) : numbers.ordinary(length);
        var w = special ? numbers.mixed(tap.length + 3) : numbers.ordinary(tap.length + 3);
        var y = KernelNumbers.guarded(m * (n + 3));
        kernels.plane(m, n, x, 2, row, tap, w, 3, y, GUARD, n + 3);
        sink.accept("plane " + m + "×" + n + " of " + tap.length + " apart " + apart, y);
    }

    /// Sums that begin with a matrix, then the same sums carried on where they lie.
    private void correlate(int m, int n, int k) {
        var a = numbers.ordinary(7 * (k + 1) + m + 3);
        var b = numbers.ordinary(5 * (k + 1) + n + 2);
        var aTerm = new int[k + 2];
        var bTerm = new int[k + 2];
        Arrays.setAll(aTerm, p -> 7 * Math.max(0, k + 1 - p));
        Arrays.setAll(bTerm, p -> 5 * p / 2);
        var d = numbers.ordinary(3 + m * (n + 1));
        var c = KernelNumbers.guarded(m * (n + 3));
        for (var from = 0; from < n; from += kernels.panel()) {
            var wide = Math.min(n - from, kernels.panel());
            var to = GUARD + from;
            kernels.correlate(m, wide, k, a, 3, aTerm, b, 2 + from, bTerm, 2, d, 3 + from, n + 1, c, to, n + 3);
            kernels.correlate(m, wide, k, a, 3, aTerm, b, 2 + from, bTerm, 1, c, to, n + 3, c, to, n + 3);
        }
        sink.accept("correlate " + m + " by " + n + " over " + k, c);
    }

    private void winograd(int size, int n) {
        for (var special = 0; special < 2; special++) {
            var e = size + 2;
            var length = 5 + e * e * (n + 3);
            var x = special == 0 ? numbers.ordinary(length) : numbers.mixed(length);
            var scratch = KernelNumbers.guarded(ChannelKernels.TRANSFORM);
            var v = KernelNumbers.guarded(e * e * (n + 2));
            kernels.winograd(
                    Winograd.Transform.INPUT, size, n, x, 5, e * (n + 3), n + 3, v, GUARD, n + 2, scratch, GUARD);
            sink.accept("winogradInput " + size + " of " + n, v);
            var y = KernelNumbers.guarded(size * (size * (n + 1) + 2));
            kernels.winogradOutput(
                    size,
                    n,
                    v,
                    GUARD,
                    n + 2,
                    x,
                    3,
                    y,
                    GUARD,
                    size * (n + 1) + 2,
                    n + 1,
                    scratch,
                    GUARD,
                    low(n / 16),
                    high(n / 16));
            sink.accept("winogradOutput " + size + " of " + n, y);
            var u = KernelNumbers.guarded(e * e * (n + 2));
            kernels.winograd(
                    Winograd.Transform.FILTER, size, n, x, 5, 3 * (n + 3), n + 3, u, GUARD, n + 2, scratch, GUARD);
            sink.accept("winogradFilter " + size + " of " + n, u);
            var g = KernelNumbers.guarded(e * e * (n + 2));
            kernels.winograd(
                    Winograd.Transform.GRADIENT, size, n, x, 5, size * (n + 3), n + 3, g, GUARD, n + 2, scratch, GUARD);
            sink.accept("winogradGradient " + size + " of " + n, g);
            var w = KernelNumbers.guarded(9 * (n + 1));
            kernels.winograd(
                    Winograd.Transform.TAPS, size, n, g, GUARD, e * (n + 2), n + 2, w, GUARD, n + 1, scratch, GUARD);
            sink.accept("winogradTaps " + size + " of " + n, w);
            Arrays.fill(scratch, GUARD, GUARD + ChannelKernels.TRANSFORM, 0f);
            sink.accept("scratch of winograd " + size, scratch);
        }
    }
}
