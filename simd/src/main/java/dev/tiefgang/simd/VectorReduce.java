package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.PortableKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Sums and maxima of long ranges, and the last steps of a sum in 16 virtual lanes.
final class VectorReduce {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    private static final VectorShuffle<Float> BY_8 = turn(8);
    private static final VectorShuffle<Float> BY_4 = turn(4);
    private static final VectorShuffle<Float> BY_2 = turn(2);
    private static final VectorShuffle<Float> BY_1 = turn(1);

    /// Sums of short ranges, for the reason given in [VectorMath]; the same bits.
    private static final Kernels SHORT_SUMS = new PortableKernels();

    private VectorReduce() {}

    private static VectorShuffle<Float> turn(int by) {
        return VectorShuffle.fromOp(S, i -> (i + by) % L);
    }

    /// The sum of the lanes of a vector: the first adds lane `i + 8` to lane `i`, then `+4`, `+2`, `+1`; a
    /// vector of fewer than 16 lanes has the first steps behind it.
    static float fold(FloatVector v) {
        return foldFour(foldEight(foldSixteen(v)));
    }

    private static FloatVector foldSixteen(FloatVector v) {
        return L == 16 ? v.add(v.rearrange(BY_8)) : v;
    }

    private static FloatVector foldEight(FloatVector v) {
        return L >= 8 ? v.add(v.rearrange(BY_4)) : v;
    }

    private static float foldFour(FloatVector v) {
        var two = v.add(v.rearrange(BY_2));
        return two.add(two.rearrange(BY_1)).lane(0);
    }

    /// The sum of 16 virtual lanes in memory.
    static float fold(float[] lanes, int at) {
        var v = FloatVector.fromArray(S, lanes, at);
        if (L == 8) {
            v = v.add(FloatVector.fromArray(S, lanes, at + 8));
        } else if (L == 4) {
            var odd = FloatVector.fromArray(S, lanes, at + 4).add(FloatVector.fromArray(S, lanes, at + 12));
            v = v.add(FloatVector.fromArray(S, lanes, at + 8)).add(odd);
        }
        return fold(v);
    }

    static float sum(float[] x, int xo, int n) {
        if (n < VectorMath.SHORT) {
            return SHORT_SUMS.sum(x, xo, n);
        }
        var whole = n - n % Kernels.LANES;
        var s0 = FloatVector.zero(S);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        for (var j = 0; j < whole; j += Kernels.LANES) {
            s0 = s0.add(FloatVector.fromArray(S, x, xo + j));
            if (L <= 8) {
                s1 = s1.add(FloatVector.fromArray(S, x, xo + j + L));
            }
            if (L == 4) {
                s2 = s2.add(FloatVector.fromArray(S, x, xo + j + 2 * L));
                s3 = s3.add(FloatVector.fromArray(S, x, xo + j + 3 * L));
            }
        }
        if (whole < n) {
            s0 = s0.add(VectorTail.load(x, xo + whole, n - whole));
            if (L <= 8) {
                s1 = s1.add(VectorTail.load(x, xo + whole + L, n - whole - L));
            }
            if (L == 4) {
                s2 = s2.add(VectorTail.load(x, xo + whole + 2 * L, n - whole - 2 * L));
                s3 = s3.add(VectorTail.load(x, xo + whole + 3 * L, n - whole - 3 * L));
            }
        }
        if (L == 4) {
            return fold(s0.add(s2).add(s1.add(s3)));
        }
        return fold(L == 8 ? s0.add(s1) : s0);
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
