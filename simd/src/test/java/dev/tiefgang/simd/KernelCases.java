package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.RowOffsets;
import java.util.function.BiConsumer;

/// Every primitive over awkward sizes and special values; what comes out goes, with a name, to a sink.
final class KernelCases {
    /// Lengths around every vector width and block.
    private static final int[] SIZES = {1, 2, 5, 6, 7, 15, 16, 17, 31, 33, 63, 64, 65, 100};
    private static final int GUARD = KernelNumbers.GUARD;

    private final Kernels kernels;
    private final BiConsumer<String, float[]> sink;
    private final KernelNumbers numbers = new KernelNumbers();

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
        cases.copies();
        cases.transposes();
        cases.awards();
        cases.selects();
        ChannelCases.run(kernels, sink);
    }

    private void elements() {
        for (var n : new int[] {0, 1, 2, 5, 6, 7, 15, 16, 17, 63, 64, 65, 100, 1000}) {
            for (var f : Kernels.Unary.values()) {
                var y = KernelNumbers.guarded(n);
                kernels.unary(f, numbers.mixed(n + 3), 3, y, GUARD, n);
                sink.accept(f + " " + n, y);
                var same = numbers.mixed(n + 1);
                kernels.unary(f, same, 1, same, 1, n);
                sink.accept(f + " in place " + n, same);
            }
            for (var f : Kernels.Binary.values()) {
                var y = KernelNumbers.guarded(n);
                kernels.binary(f, numbers.mixed(n + 3), 3, numbers.mixed(n + 1), 1, y, GUARD, n);
                sink.accept(f + " " + n, y);
                var same = numbers.mixed(n + 1);
                kernels.binary(f, numbers.mixed(n), 0, same, 1, same, 1, n);
                sink.accept(f + " in place " + n, same);
                for (var s : KernelNumbers.SPECIAL) {
                    y = KernelNumbers.guarded(n);
                    kernels.binary(f, numbers.mixed(n + 2), 2, s, y, GUARD, n);
                    sink.accept(f + " with " + s + " " + n, y);
                }
            }
        }
    }

    private void reductions() {
        sink.accept("sum of nothing", new float[] {kernels.sum(new float[0], 0, 0)});
        for (var n : SIZES) {
            for (var offset = 0; offset < 4; offset++) {
                sink.accept("sum " + n, new float[] {kernels.sum(numbers.ordinary(n + offset), offset, n)});
                sink.accept("max " + n, new float[] {kernels.max(numbers.ordinary(n + offset), offset, n)});
                sink.accept("sum of special " + n, new float[] {kernels.sum(numbers.mixed(n + offset), offset, n)});
                sink.accept("max of special " + n, new float[] {kernels.max(numbers.mixed(n + offset), offset, n)});
            }
            sink.accept("sum of tiny " + n, new float[] {kernels.sum(KernelNumbers.filled(n, -0f), 0, n)});
            sink.accept("max of zeros " + n, new float[] {kernels.max(numbers.zeros(n), 0, n)});
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
            product(7, n, 2100, true, false);
            product(3, n, 1100, true, true);
        }
        wideRows();
    }

    /// Rows of an array so large that it is aligned, with a heap of up to 8 GB.
    private void wideRows() {
        var b = numbers.ordinary(1 << 19);
        for (var n : new int[] {15, 16, 17, 40, 1000}) {
            for (var bo = 0; bo < 16; bo++) {
                var c = KernelNumbers.guarded(n);
                kernels.product(
                        1, n, 19, numbers.ordinary(19), 0, 19, 1, b, bo, RowOffsets.every(n, 19), c, GUARD, n, true);
                sink.accept("row of " + n + " from " + bo, c);
            }
        }
    }

    private void product(int m, int n, int k, boolean accumulate, boolean special) {
        for (var turned = 0; turned < 2; turned++) {
            var a = special && k < 3 ? numbers.mixed(m * k + 5) : numbers.ordinary(m * k + 5);
            var b = special && k < 3 ? numbers.mixed(k * (n + 3) + 9) : numbers.ordinary(k * (n + 3) + 9);
            var ar = turned == 0 ? k : 1;
            var ac = turned == 0 ? 1 : m;
            for (var even : new boolean[] {true, false}) {
                var bRow = new int[k];
                for (var p = 0; p < k; p++) {
                    bRow[p] = (even ? k - 1 - p : 7 * p % k) * (n + 3);
                }
                var rows = RowOffsets.of(bRow);
                var c = KernelNumbers.guarded(m * (n + 2));
                var name = m + "×" + n + "×" + k + " turned " + turned + " even " + even;
                kernels.product(m, n, k, a, 5, ar, ac, b, 9, rows, c, GUARD, n + 2, accumulate);
                sink.accept("product " + name, c);
                kernels.product(m, n, k, a, 5, ar, ac, b, 9, rows, c, GUARD, n + 2, true);
                sink.accept("product added " + name, c);
            }
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
            var a = special == 0 ? numbers.ordinary(m * rows * aRow + 3) : numbers.tiny(m * rows * aRow + 3);
            var b = special == 0 ? numbers.ordinary(rows * bRow + 3 * n + 4) : numbers.tiny(rows * bRow + 3 * n + 4);
            var bOff = new int[n];
            for (var t = 0; t < n; t++) {
                bOff[t] = 3 * t;
            }
            var c = KernelNumbers.guarded(m * (n + 1));
            for (var accumulate : new boolean[] {false, true}) {
                kernels.dots(m, n, rows, len, a, 3, rows * aRow, aRow, b, 4, bOff, bRow, c, GUARD, n + 1, accumulate);
                sink.accept("dots " + m + "×" + n + " of " + rows + "×" + len + " added " + accumulate, c);
            }
        }
    }

    private void copies() {
        for (var m : new int[] {0, 1, 3, 20}) {
            for (var n : SIZES) {
                var y = KernelNumbers.guarded(m * (n + 2));
                kernels.copy(m, n, numbers.mixed(m * (n + 1) + 4), 4, n + 1, y, GUARD, n + 2);
                sink.accept("copy " + m + "×" + n, y);
            }
        }
    }

    private void transposes() {
        for (var m : SIZES) {
            for (var n : SIZES) {
                var y = KernelNumbers.guarded(n * (m + 2));
                kernels.transpose(m, n, numbers.mixed(m * (n + 1) + 4), 4, n + 1, y, GUARD, m + 2);
                sink.accept("transpose " + m + "×" + n, y);
            }
        }
    }

    private void selects() {
        for (var n : SIZES) {
            var c = numbers.mixed(n + 1);
            for (var i = 0; i < c.length; i += 3) {
                c[i] = i % 2 == 0 ? 0f : -0f;
            }
            var y = KernelNumbers.guarded(n);
            kernels.select(n, c, 1, numbers.mixed(n + 2), 2, numbers.mixed(n), 0, y, GUARD);
            sink.accept("select " + n, y);
        }
    }

    private void awards() {
        for (var n : SIZES) {
            var x = numbers.mixed(n + 1);
            var most = x.clone();
            for (var i = 0; i < most.length; i += 3) {
                most[i] = numbers.next();
            }
            var left = numbers.mixed(n + 2);
            var y = KernelNumbers.guarded(n);
            kernels.award(n, x, 1, most, 1, left, 2, y, GUARD);
            sink.accept("award " + n, y);
            sink.accept("left by award " + n, left);
        }
    }
}
