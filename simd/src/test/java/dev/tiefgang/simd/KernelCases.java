package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// Every primitive over awkward sizes and special values; what comes out goes, with a name, to a sink.
final class KernelCases {
    /// Lengths around every vector width and block.
    private static final int[] SIZES = {1, 2, 5, 6, 7, 15, 16, 17, 31, 33, 63, 64, 65, 100};
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        0x1.8p-130f,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        88.7f,
        88.73f,
        89f,
        90f,
        -87.3f,
        -103.9f,
        -104f,
        -104.1f,
        0.625f,
        0.62499f,
        -0.625f,
        1e-30f,
        -1e-30f,
        0x1.6a09e6p-1f,
        0x1p23f,
        3e9f
    };
    private static final int GUARD = 40;

    private final Kernels kernels;
    private final BiConsumer<String, float[]> sink;
    private int state = 1;

    private KernelCases(Kernels kernels, BiConsumer<String, float[]> sink) {
        this.kernels = kernels;
        this.sink = sink;
    }

    static void run(Kernels kernels, BiConsumer<String, float[]> sink) {
        var cases = new KernelCases(kernels, sink);
        cases.elements();
        cases.reductions();
        cases.products();
        cases.dots();
        cases.transposes();
        cases.awards();
        cases.selects();
    }

    private void elements() {
        for (var n : new int[] {0, 1, 2, 5, 6, 7, 15, 16, 17, 63, 64, 65, 100, 1000}) {
            for (var f : Kernels.Unary.values()) {
                var y = guarded(n);
                kernels.unary(f, mixed(n + 3), 3, y, GUARD, n);
                sink.accept(f + " " + n, y);
                var same = mixed(n + 1);
                kernels.unary(f, same, 1, same, 1, n);
                sink.accept(f + " in place " + n, same);
            }
            for (var f : Kernels.Binary.values()) {
                var y = guarded(n);
                kernels.binary(f, mixed(n + 3), 3, mixed(n + 1), 1, y, GUARD, n);
                sink.accept(f + " " + n, y);
                var same = mixed(n + 1);
                kernels.binary(f, mixed(n), 0, same, 1, same, 1, n);
                sink.accept(f + " in place " + n, same);
                for (var s : SPECIAL) {
                    y = guarded(n);
                    kernels.binary(f, mixed(n + 2), 2, s, y, GUARD, n);
                    sink.accept(f + " with " + s + " " + n, y);
                }
            }
        }
    }

    private void reductions() {
        sink.accept("sum of nothing", new float[] {kernels.sum(new float[0], 0, 0)});
        for (var n : SIZES) {
            for (var offset = 0; offset < 4; offset++) {
                sink.accept("sum " + n, new float[] {kernels.sum(ordinary(n + offset), offset, n)});
                sink.accept("max " + n, new float[] {kernels.max(ordinary(n + offset), offset, n)});
                sink.accept("sum of special " + n, new float[] {kernels.sum(mixed(n + offset), offset, n)});
                sink.accept("max of special " + n, new float[] {kernels.max(mixed(n + offset), offset, n)});
            }
            sink.accept("sum of tiny " + n, new float[] {kernels.sum(filled(n, -0f), 0, n)});
            sink.accept("max of zeros " + n, new float[] {kernels.max(zeros(n), 0, n)});
        }
    }

    private void products() {
        for (var m : new int[] {1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 16, 17}) {
            for (var n : SIZES) {
                for (var k : new int[] {0, 1, 2, 25}) {
                    product(m, n, k, false, true);
                }
            }
        }
        for (var n : new int[] {1, 17, 64, 70}) {
            product(7, n, 900, true, false);
            product(3, n, 400, true, true);
        }
    }

    private void product(int m, int n, int k, boolean accumulate, boolean special) {
        for (var turned = 0; turned < 2; turned++) {
            var a = special && k < 3 ? mixed(m * k + 5) : ordinary(m * k + 5);
            var b = special && k < 3 ? mixed(k * (n + 3) + 9) : ordinary(k * (n + 3) + 9);
            var bRow = new int[k];
            for (var p = 0; p < k; p++) {
                bRow[p] = (k - 1 - p) * (n + 3);
            }
            var c = guarded(m * (n + 2));
            kernels.product(
                    m, n, k, a, 5, turned == 0 ? k : 1, turned == 0 ? 1 : m, b, 9, bRow, c, GUARD, n + 2, accumulate);
            sink.accept("product " + m + "×" + n + "×" + k + " turned " + turned, c);
            kernels.product(m, n, k, a, 5, turned == 0 ? k : 1, turned == 0 ? 1 : m, b, 9, bRow, c, GUARD, n + 2, true);
            sink.accept("product added " + m + "×" + n + "×" + k + " turned " + turned, c);
        }
    }

    private void dots() {
        for (var m = 1; m <= 7; m++) {
            for (var n : new int[] {1, 2, 3, 4, 5, 6, 9, 25}) {
                for (var len : new int[] {0, 1, 7, 8, 15, 16, 17, 31, 32, 100}) {
                    for (var rows : new int[] {0, 1, 3}) {
                        dots(m, n, rows, len);
                    }
                }
            }
        }
    }

    private void dots(int m, int n, int rows, int len) {
        for (var special = 0; special < 2; special++) {
            var aRow = len + 2;
            var bRow = len + 5;
            var a = special == 0 ? ordinary(m * rows * aRow + 3) : tiny(m * rows * aRow + 3);
            var b = special == 0 ? ordinary(rows * bRow + 3 * n + 4) : tiny(rows * bRow + 3 * n + 4);
            var bOff = new int[n];
            for (var t = 0; t < n; t++) {
                bOff[t] = 3 * t;
            }
            var c = guarded(m * (n + 1));
            for (var accumulate : new boolean[] {false, true}) {
                kernels.dots(m, n, rows, len, a, 3, rows * aRow, aRow, b, 4, bOff, bRow, c, GUARD, n + 1, accumulate);
                sink.accept("dots " + m + "×" + n + " of " + rows + "×" + len + " added " + accumulate, c);
            }
        }
    }

    private void transposes() {
        for (var m : SIZES) {
            for (var n : SIZES) {
                var y = guarded(n * (m + 2));
                kernels.transpose(m, n, mixed(m * (n + 1) + 4), 4, n + 1, y, GUARD, m + 2);
                sink.accept("transpose " + m + "×" + n, y);
            }
        }
    }

    private void selects() {
        for (var n : SIZES) {
            var c = mixed(n + 1);
            for (var i = 0; i < c.length; i += 3) {
                c[i] = i % 2 == 0 ? 0f : -0f;
            }
            var y = guarded(n);
            kernels.select(n, c, 1, mixed(n + 2), 2, mixed(n), 0, y, GUARD);
            sink.accept("select " + n, y);
        }
    }

    private void awards() {
        for (var n : SIZES) {
            var x = mixed(n + 1);
            var most = x.clone();
            for (var i = 0; i < most.length; i += 3) {
                most[i] = next();
            }
            var left = mixed(n + 2);
            var y = guarded(n);
            kernels.award(n, x, 1, most, 1, left, 2, y, GUARD);
            sink.accept("award " + n, y);
            sink.accept("left by award " + n, left);
        }
    }

    /// An array with room for `n` numbers between two guard zones; the sink sees the zones, so a stray write
    /// shows.
    private static float[] guarded(int n) {
        return filled(n + 2 * GUARD, 7.5f);
    }

    private static float[] filled(int n, float value) {
        var x = new float[n];
        Arrays.fill(x, value);
        return x;
    }

    private float[] ordinary(int n) {
        var x = new float[n];
        for (var i = 0; i < n; i++) {
            x[i] = next() * 0x1p-31f;
        }
        return x;
    }

    /// Products of these fall below the smallest float, so zeros of both signs appear.
    private float[] tiny(int n) {
        var x = ordinary(n);
        for (var i = 0; i < n; i++) {
            x[i] *= 0x1p-90f;
        }
        return x;
    }

    private float[] zeros(int n) {
        var x = new float[n];
        for (var i = 0; i < n; i++) {
            x[i] = next() < 0 ? -0f : 0f;
        }
        return x;
    }

    /// Special values among numbers of all sizes.
    private float[] mixed(int n) {
        var x = new float[n];
        for (var i = 0; i < n; i++) {
            var r = next();
            x[i] = switch (r & 3) {
                case 0 -> SPECIAL[(r >>> 8) % SPECIAL.length];
                case 1 -> Float.intBitsToFloat(next());
                default -> next() * 0x1p-27f;
            };
        }
        return x;
    }

    private int next() {
        state += 0x9E3779B9;
        var z = (state ^ (state >>> 16)) * 0x85EBCA6B;
        z = (z ^ (z >>> 13)) * 0xC2B2AE35;
        return z ^ (z >>> 16);
    }
}
