package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GemmTest {
    private final Kernels kernels = new PortableKernels();

    @Test
    void equalsTheChainOfFusedMultiplyAddsBitForBit() {
        for (var size : new int[][] {
            {1, 1, 1},
            {1, 1, 0},
            {2, 3, 5},
            {6, 16, 7},
            {7, 17, 33},
            {16, 64, 15},
            {65, 63, 100},
            {5, 130, 400},
            {100, 1, 17},
            {1, 100, 17},
            {190, 200, 3}
        }) {
            for (var turned = 0; turned < 4; turned++) {
                check(size[0], size[1], size[2], (turned & 1) != 0, (turned & 2) != 0, Gemm.Epilogue.NONE);
            }
        }
    }

    @Test
    void aLargeMatrixIsPackedWithTheSameBits() {
        check(185, 500, 1105, false, false, Gemm.Epilogue.NONE);
        check(600, 130, 385, false, true, Gemm.Epilogue.NONE);
        check(185, 500, 1105, true, false, Gemm.Epilogue.NONE);
    }

    @Test
    void biasAndActivationComeLast() {
        var bias = PortableKernelsTest.random(210, "bias");
        for (var perRow : new boolean[] {false, true}) {
            for (var transB : new boolean[] {false, true}) {
                check(20, 150, 30, false, transB, new Gemm.Epilogue(Kernels.Unary.RELU, bias, perRow));
                check(20, 150, 400, false, transB, new Gemm.Epilogue(null, bias, perRow));
                check(200, 150, 400, true, transB, new Gemm.Epilogue(Kernels.Unary.TANH, null, perRow));
            }
        }
    }

    private void check(int m, int n, int k, boolean transA, boolean transB, Gemm.Epilogue e) {
        var a = PortableKernelsTest.random(m * k, "a");
        var b = PortableKernelsTest.random(k * n, "b");
        var wanted = new float[m * n];
        for (var i = 0; i < m; i++) {
            for (var j = 0; j < n; j++) {
                var s = 0f;
                for (var p = 0; p < k; p++) {
                    s = Math.fma(a[transA ? p * m + i : i * k + p], b[transB ? j * k + p : p * n + j], s);
                }
                wanted[i * n + j] = finished(s, i, j, e);
            }
        }
        var gemm = Gemm.of(m, n, k, transA, transB);
        var c = new float[m * n];
        Arrays.fill(c, Float.NaN);
        var scratch = new float[gemm.scratch()];
        Arrays.fill(scratch, Float.NaN);
        for (var chunk = gemm.chunks() - 1; chunk >= 0; chunk--) {
            gemm.run(kernels, a, b, c, scratch, chunk, e);
        }
        assertThat(c).as("%d×%d×%d turned %s %s", m, n, k, transA, transB).isEqualTo(wanted);
    }

    private static float finished(float s, int i, int j, Gemm.Epilogue e) {
        var bias = e.bias();
        var sum = bias == null ? s : s + bias[e.biasPerRow() ? i : j];
        if (e.activation() == null) {
            return sum;
        }
        return e.activation() == Kernels.Unary.RELU ? Math.max(sum, 0f) : FloatMath.tanh(sum);
    }

    @Test
    void chunksFollowTheWorkAlone() {
        assertThat(Gemm.of(3, 1, 2, false, false).chunks()).isEqualTo(1);
        assertThat(Gemm.of(32, 128, 784, false, false).chunks()).isBetween(8, 64);
        assertThat(Gemm.of(784, 128, 32, true, false).chunks()).isBetween(16, 64);
        assertThat(Gemm.of(1024, 1024, 1024, false, false).chunks()).isBetween(16, 64);
        assertThat(Gemm.of(0, 5, 5, false, false).chunks()).isZero();
        assertThat(Gemm.of(64, 64, 64, false, false).scratch()).isZero();
    }

    @Test
    void impossibleSizesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gemm.of(-1, 2, 3, false, false))
                .withMessageContaining("must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gemm.of(70_000, 70_000, 1, false, false))
                .withMessageContaining("2147483647");
    }
}
