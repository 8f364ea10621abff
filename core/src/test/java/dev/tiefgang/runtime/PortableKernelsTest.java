package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.tensor.Rng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PortableKernelsTest {
    private static final int[] SIZES = {1, 2, 5, 7, 16, 17, 65, 600};
    private final Kernels kernels = new PortableKernels();

    static float[] random(int n, String name) {
        var rng = Rng.of(1, name, 0);
        var x = new float[n];
        for (var i = 0; i < n; i++) {
            x[i] = rng.uniform(i) - 0.5f;
        }
        return x;
    }

    @Test
    void aProductIsTheChainOfFusedMultiplyAdds() {
        for (var m : new int[] {1, 3, 6}) {
            for (var n : SIZES) {
                for (var k : new int[] {0, 1, 3, 4, 9}) {
                    product(m, n, k, false);
                    product(m, n, k, true);
                }
            }
        }
    }

    private void product(int m, int n, int k, boolean accumulate) {
        var a = random(2 + m * k * 2, "a");
        var b = random(3 + k * n, "b");
        var bRow = new int[k];
        Arrays.setAll(bRow, p -> (k - 1 - p) * n);
        var c = random(4 + m * (n + 1), "c");
        var wanted = c.clone();
        for (var i = 0; i < m; i++) {
            for (var j = 0; j < n; j++) {
                var at = 4 + i * (n + 1) + j;
                var s = accumulate ? wanted[at] : 0f;
                for (var p = 0; p < k; p++) {
                    s = Math.fma(a[2 + (i * k + p) * 2], b[3 + bRow[p] + j], s);
                }
                wanted[at] = s;
            }
        }
        kernels.product(m, n, k, a, 2, 2 * k, 2, b, 3, RowOffsets.of(bRow), c, 4, n + 1, accumulate);
        assertThat(c).as("%d×%d×%d accumulate %s", m, n, k, accumulate).isEqualTo(wanted);
    }

    @Test
    void dotsAreSumsOfProductsOverTheStretches() {
        for (var len : new int[] {0, 1, 15, 16, 17, 100}) {
            var rows = 3;
            var a = random(2 * rows * (len + 2), "a");
            var b = random(rows * (len + 7) + 8, "b");
            var c = new float[] {1, 1, 1, 1, 1, 1};
            kernels.dots(
                    2,
                    3,
                    rows,
                    len,
                    a,
                    0,
                    rows * (len + 2),
                    len + 2,
                    b,
                    0,
                    new int[] {0, 1, 5},
                    len + 7,
                    c,
                    0,
                    3,
                    true);
            var off = new int[] {0, 1, 5};
            for (var i = 0; i < 2; i++) {
                for (var t = 0; t < 3; t++) {
                    var s = 1.0;
                    for (var r = 0; r < rows; r++) {
                        for (var j = 0; j < len; j++) {
                            s += (double) a[(i * rows + r) * (len + 2) + j] * b[off[t] + r * (len + 7) + j];
                        }
                    }
                    assertThat((double) c[i * 3 + t]).as("len %d", len).isCloseTo(s, within(1e-4));
                }
            }
        }
    }

    @Test
    void aSumRunsInSixteenVirtualLanes() {
        for (var n : new int[] {0, 1, 15, 16, 17, 33, 100}) {
            var x = random(n + 2, "x");
            var lanes = new float[16];
            for (var j = 0; j < Math.ceilDiv(n, 16) * 16; j++) {
                lanes[j % 16] += j < n ? x[2 + j] : 0f;
            }
            for (var step = 8; step > 0; step /= 2) {
                for (var i = 0; i < step; i++) {
                    lanes[i] += lanes[i + step];
                }
            }
            assertThat(kernels.sum(x, 2, n)).as("n = %d", n).isEqualTo(lanes[0]);
        }
    }

    @Test
    void theLargestFollowsMathMax() {
        assertThat(kernels.max(new float[] {9, -3, 2, -1}, 1, 3)).isEqualTo(2f);
        assertThat(kernels.max(new float[] {1, Float.NaN, 2}, 0, 3)).isNaN();
        assertThat(Float.floatToRawIntBits(kernels.max(new float[] {-0f, 0f, -0f}, 0, 3)))
                .isZero();
    }

    @Test
    void functionsOfOneElement() {
        var x = new float[] {-2f, -0f, 0f, 0.5f, 3f, Float.NaN};
        assertThat(unary(Kernels.Unary.NEG, x)).containsExactly(2f, 0f, -0f, -0.5f, -3f, Float.NaN);
        assertThat(unary(Kernels.Unary.RELU, x)).containsExactly(0f, 0f, 0f, 0.5f, 3f, Float.NaN);
        assertThat(unary(Kernels.Unary.STEP, x)).containsExactly(0f, 0f, 0f, 1f, 1f, 0f);
        assertThat(unary(Kernels.Unary.EXP, x)).isEqualTo(each(x, FloatMath::exp));
        assertThat(unary(Kernels.Unary.LOG, x)).isEqualTo(each(x, FloatMath::log));
        assertThat(unary(Kernels.Unary.TANH, x)).isEqualTo(each(x, FloatMath::tanh));
        assertThat(unary(Kernels.Unary.SIGMOID, x)).isEqualTo(each(x, FloatMath::sigmoid));
        assertThat(unary(Kernels.Unary.SQRT, x)).isEqualTo(each(x, v -> (float) Math.sqrt(v)));
    }

    private interface FloatFunction {
        float apply(float x);
    }

    private static float[] each(float[] x, FloatFunction f) {
        var y = new float[x.length];
        for (var i = 0; i < x.length; i++) {
            y[i] = f.apply(x[i]);
        }
        return y;
    }

    private float[] unary(Kernels.Unary f, float[] x) {
        var y = new float[x.length];
        kernels.unary(f, x, 0, y, 0, x.length);
        return y;
    }

    @Test
    void functionsOfTwoElements() {
        var a = new float[] {1, 2, 3, Float.NaN};
        var b = new float[] {3, 2, -1, 1};
        var nan = Float.NaN;
        assertBinary(Kernels.Binary.ADD, a, b, 4, 4, 2, nan);
        assertBinary(Kernels.Binary.SUB, a, b, -2, 0, 4, nan);
        assertBinary(Kernels.Binary.MUL, a, b, 3, 4, -3, nan);
        assertBinary(Kernels.Binary.DIV, a, b, 1f / 3, 1, -3, nan);
        assertBinary(Kernels.Binary.MAX, a, b, 3, 2, 3, nan);
        assertBinary(Kernels.Binary.MIN, a, b, 1, 2, -1, nan);
        assertBinary(Kernels.Binary.GREATER, a, b, 0, 0, 1, 0);
        assertBinary(Kernels.Binary.LESS, a, b, 1, 0, 0, 0);
        assertBinary(Kernels.Binary.EQUAL, a, b, 0, 1, 0, 0);
    }

    private void assertBinary(Kernels.Binary f, float[] a, float[] b, float... wanted) {
        var y = new float[a.length];
        kernels.binary(f, a, 0, b, 0, y, 0, a.length);
        assertThat(y).as("%s", f).isEqualTo(wanted);
        for (var i = 0; i < a.length; i++) {
            kernels.binary(f, a, i, b[i], y, i, 1);
        }
        assertThat(y).as("%s with a number", f).isEqualTo(wanted);
    }

    @Test
    void aCopyTakesAPartOfEveryRow() {
        var x = random(2 + 3 * 40, "x");
        var y = new float[4 + 3 * 35];
        kernels.copy(3, 33, x, 2, 40, y, 4, 35);
        for (var i = 0; i < 3; i++) {
            for (var j = 0; j < 33; j++) {
                assertThat(y[4 + i * 35 + j]).isEqualTo(x[2 + i * 40 + j]);
            }
        }
    }

    @Test
    void aTransposeTurnsAMatrixOver() {
        for (var m : SIZES) {
            var n = 33;
            var x = random(2 + m * (n + 1), "x");
            var y = new float[3 + n * (m + 2)];
            kernels.transpose(m, n, x, 2, n + 1, y, 3, m + 2);
            for (var i = 0; i < m; i++) {
                for (var j = 0; j < n; j++) {
                    assertThat(y[3 + j * (m + 2) + i]).isEqualTo(x[2 + i * (n + 1) + j]);
                }
            }
        }
    }

    @Test
    void aRangeOutsideItsArrayIsRefused() {
        var x = new float[4];
        assertThatThrownBy(() -> kernels.unary(Kernels.Unary.NEG, x, 2, x, 0, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernels.sum(x, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
