package dev.tiefgang.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.runtime.Gemm;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.PortableKernels;
import dev.tiefgang.runtime.RowOffsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class VectorKernelsTest {
    private final Kernels vector = new VectorKernels();

    @Test
    void agreesWithThePortableKernelsBitForBit() {
        var wanted = new ArrayList<float[]>();
        KernelCases.run(new PortableKernels(), (name, values) -> wanted.add(values.clone()));
        var index = new int[1];
        KernelCases.run(vector, (name, values) -> {
            var portable = wanted.get(index[0]++);
            for (var i = 0; i < portable.length; i++) {
                if (Float.floatToIntBits(values[i]) != Float.floatToIntBits(portable[i])) {
                    assertThat(values[i])
                            .as("%s, element %d of %d", name, i, portable.length)
                            .isEqualTo(portable[i]);
                }
            }
        });
        assertThat(index[0]).isEqualTo(wanted.size()).isGreaterThan(5000);
    }

    @Test
    void largeProductsAgreeWithThePortableKernelsInEveryPacking() {
        for (var turned = 0; turned < 4; turned++) {
            var gemm = Gemm.of(187, 518, 1100, (turned & 1) != 0, (turned & 2) != 0);
            assertThat(product(gemm, vector)).as("turned %d", turned).isEqualTo(product(gemm, new PortableKernels()));
        }
    }

    private static float[] product(Gemm gemm, Kernels kernels) {
        var a = new float[187 * 1100];
        var b = new float[1100 * 518];
        for (var i = 0; i < a.length; i++) {
            a[i] = (i * 31 % 101) * 0.013f - 0.5f;
        }
        for (var i = 0; i < b.length; i++) {
            b[i] = (i * 37 % 103) * 0.017f - 0.6f;
        }
        var c = new float[187 * 518];
        var bias = b.clone();
        var scratch = new float[gemm.scratch()];
        for (var chunk = 0; chunk < gemm.chunks(); chunk++) {
            gemm.run(kernels, a, b, c, scratch, chunk, new Gemm.Epilogue(Kernels.Unary.SIGMOID, bias, true));
        }
        return c;
    }

    @Test
    void isFoundAsAService() {
        var choice = KernelChoice.choose("auto");
        assertThat(choice.kernels()).isInstanceOf(VectorKernels.class);
        assertThat(choice.why()).startsWith("Vector kernels").contains(vector.name());
        assertThat(KernelChoice.choose("portable").kernels()).isInstanceOf(PortableKernels.class);
    }

    @Test
    void aRangeOutsideItsArrayIsRefused() {
        var x = new float[40];
        assertThatThrownBy(() -> vector.unary(Kernels.Unary.NEG, x, 2, x, 0, 39))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.sum(x, -1, 33)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() ->
                        vector.product(6, 32, 1, x, 0, 1, 1, x, 9, RowOffsets.every(1, 1), x.clone(), 0, 0, false))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
