package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.PortableKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Many numbers become one.
///
/// Vectors do the whole blocks of 16 lanes; the last block and the sum of the lanes are done in plain loops, because
/// vector code that runs once a call is compiled late, and its vectors are objects until then.
final class VectorReduce {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    /// The lanes of a long sum, one set for each thread.
    private static final ThreadLocal<float[]> LANES_OF_THREAD = ThreadLocal.withInitial(() -> new float[Kernels.LANES]);
    /// Sums of short ranges, with the same bits.
    private static final Kernels SHORT_SUMS = new PortableKernels();

    private VectorReduce() {}

    /// The sum of 16 virtual lanes in memory: `l[i] + l[i + 8]`, then `+4`, `+2`, `+1`.
    static float fold(float[] l, int at) {
        float a = l[at] + l[at + 8], b = l[at + 1] + l[at + 9], c = l[at + 2] + l[at + 10], d = l[at + 3] + l[at + 11];
        float e = l[at + 4] + l[at + 12], f = l[at + 5] + l[at + 13];
        float g = l[at + 6] + l[at + 14], h = l[at + 7] + l[at + 15];
        return ((a + e) + (c + g)) + ((b + f) + (d + h));
    }

    static float sum(float[] x, int xo, int n) {
        if (n < VectorMath.SHORT) {
            return SHORT_SUMS.sum(x, xo, n);
        }
        var whole = n - n % Kernels.LANES;
        var lanes = LANES_OF_THREAD.get();
        blocks(x, xo, xo + whole, lanes);
        if (whole < n) {
            for (var lane = 0; lane < Kernels.LANES; lane++) {
                lanes[lane] += whole + lane < n ? x[xo + whole + lane] : 0f;
            }
        }
        return fold(lanes, 0);
    }

    private static void blocks(float[] x, int from, int to, float[] lanes) {
        var s0 = FloatVector.zero(S);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        for (var j = from; j < to; j += Kernels.LANES) {
            s0 = s0.add(FloatVector.fromArray(S, x, j));
            if (L <= 8) {
                s1 = s1.add(FloatVector.fromArray(S, x, j + L));
            }
            if (L == 4) {
                s2 = s2.add(FloatVector.fromArray(S, x, j + 2 * L));
                s3 = s3.add(FloatVector.fromArray(S, x, j + 3 * L));
            }
        }
        s0.intoArray(lanes, 0);
        if (L <= 8) {
            s1.intoArray(lanes, L);
        }
        if (L == 4) {
            s2.intoArray(lanes, 2 * L);
            s3.intoArray(lanes, 3 * L);
        }
    }

    static float max(float[] x, int xo, int n) {
        var j = 0;
        var max = x[xo];
        if (n >= L) {
            var v = FloatVector.fromArray(S, x, xo);
            for (j = L; j + L <= n; j += L) {
                v = v.max(FloatVector.fromArray(S, x, xo + j));
            }
            max = v.reduceLanes(VectorOperators.MAX);
        }
        for (; j < n; j++) {
            max = Math.max(max, x[xo + j]);
        }
        return max;
    }
}
