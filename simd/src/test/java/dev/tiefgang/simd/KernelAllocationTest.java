package dev.tiefgang.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tiefgang.runtime.Gemm;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.RowOffsets;
import dev.tiefgang.runtime.Winograd;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A vector that the compiler cannot keep in a register becomes an object: none may be left after warm-up.
@Tag("alloc")
class KernelAllocationTest {
    private static final int WARM_UP_MILLIS = 20_000;
    private static final int CLEAN_ROUNDS = 20;

    private final Kernels kernels = new VectorKernels();
    private final float[] a = new float[64 * 1024];
    private final float[] b = new float[64 * 1024];
    private final float[] c = new float[64 * 1024];
    private final int[] offsets = new int[700];
    private final int[] neighbours = new int[700];
    private final Winograd.Transform[] transforms = Winograd.Transform.values();

    @Test
    void nothingIsAllocatedOnceCompiled() {
        for (var i = 0; i < offsets.length; i++) {
            offsets[i] = 16 * i;
            neighbours[i] = i;
        }
        for (var f : Kernels.Unary.values()) {
            check("unary " + f, () -> kernels.unary(f, a, 0, c, 0, 1003));
        }
        for (var f : Kernels.Binary.values()) {
            check("binary " + f, () -> kernels.binary(f, a, 0, b, 0, c, 0, 1003));
            check("binary with a number " + f, () -> kernels.binary(f, a, 0, 2f, c, 0, 1003));
        }
        check("sum", () -> kernels.sum(a, 0, 1003));
        check("max", () -> kernels.max(a, 0, 1003));
        check("select", () -> kernels.select(1003, a, 0, b, 0, c, 0, c, 2000));
        check("award", () -> kernels.award(1003, a, 0, b, 0, c, 0, c, 2000));
        check("copy", () -> kernels.copy(33, 65, a, 0, 65, c, 0, 70));
        check("transpose", () -> kernels.transpose(33, 65, a, 0, 65, c, 0, 33));
        var even = RowOffsets.every(16, 30);
        var taps = RowOffsets.of(IntStream.range(0, 30).map(p -> p * p).toArray());
        for (var m : new int[] {1, 4, 6, 10, 17}) {
            check("rows " + m, () -> kernels.product(m, 77, 30, a, 0, 30, 1, b, 0, even, c, 0, 77, false));
            check("rows of taps " + m, () -> kernels.product(m, 77, 30, a, 0, 30, 1, b, 0, taps, c, 0, 77, false));
            check("columns " + m, () -> kernels.product(m, 77, 30, a, 0, 1, m, b, 0, even, c, 0, 77, true));
        }
        for (var n : new int[] {6, 40, 200}) {
            check("a row of " + n, () -> kernels.product(1, n, 30, a, 0, 30, 1, b, 0, taps, c, 0, n, false));
        }
        for (var n : new int[] {6, 16, 24, 40, 64}) {
            if (n <= kernels.panel()) {
                check("convolve " + n, () -> convolve(n));
            }
        }
        for (var n : new int[] {6, 16}) {
            check("convolve neighbours " + n, () -> neighbours(n));
        }
        check("depthwise", this::depthwise);
        var square = IntStream.range(0, 9).map(t -> t / 3 * 70 + t % 3).toArray();
        for (var apart : new int[][] {square, {0, 3, 70, 73}}) {
            check("plane of " + apart.length, () -> kernels.plane(20, 65, a, 0, 70, apart, b, 0, c, 0, 65));
        }
        for (var size : new int[] {2, 4}) {
            check("winograd " + size, () -> {
                for (var t : transforms) {
                    kernels.winograd(t, size, 64, a, 0, 400, 64, b, 0, 80, c, 0);
                }
                kernels.winogradOutput(size, 64, b, 0, 80, a, 0, c, 1000, 400, 64, c, 0, 0f, 6f);
            });
        }
        check("dots", () -> kernels.dots(5, 9, 3, 100, a, 0, 300, 100, b, 0, offsets, 100, c, 0, 9, false));
        var gemm = Gemm.of(40, 70, 400, false, true);
        var scratch = new float[gemm.scratch()];
        var epilogue = new Gemm.Epilogue(Kernels.Unary.RELU, b, true);
        check("packed product", () -> gemm.run(kernels, a, b, c, scratch, 0, epilogue));
    }

    /// A number of pixels that every tile has a share in.
    private void convolve(int n) {
        for (var m = 1; m < 30; m += 4) {
            kernels.convolve(m, n, 3, 20, a, 0, offsets, 0, offsets, b, 0, 64, a, 0, 0, c, 0, n, 0f, 6f);
        }
    }

    /// Rows of 3 and of 5 taps, in tiles of both sizes.
    private void neighbours(int n) {
        for (var len = 3; len <= 5; len += 2) {
            for (var m = 9; m < 40; m += 24) {
                kernels.convolve(m, n, 3, len, a, 0, neighbours, 0, offsets, b, 0, 16, a, 0, 0, c, 0, n, 0f, 6f);
            }
        }
    }

    /// Neighbours and others, in tiles of all sizes, with channels that fill no vector at the end.
    private void depthwise() {
        for (var m = 3; m < 18; m += 7) {
            kernels.depthwise(m, 56, 9, a, 0, offsets, 0, offsets, b, 0, offsets, a, 0, c, 0, 56, 0f, 6f);
            kernels.depthwise(m, 56, 7, a, 0, offsets, 0, offsets, b, 0, offsets, a, 0, c, 0, 56, 0f, 6f);
        }
    }

    /// Runs the work until a number of rounds in a row allocated nothing; the compiler decides when that begins.
    private static void check(String name, Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var end = System.nanoTime() + WARM_UP_MILLIS * 1_000_000L;
        var clean = 0;
        var bytes = 0L;
        while (clean < CLEAN_ROUNDS && System.nanoTime() < end) {
            var before = threads.getCurrentThreadAllocatedBytes();
            for (var i = 0; i < 200; i++) {
                work.run();
            }
            bytes = threads.getCurrentThreadAllocatedBytes() - before;
            clean = bytes == 0 ? clean + 1 : 0;
        }
        assertThat(clean).as("%s: %d bytes in the last 200 runs", name, bytes).isEqualTo(CLEAN_ROUNDS);
    }
}
