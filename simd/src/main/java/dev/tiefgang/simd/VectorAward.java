package dev.tiefgang.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Gradients through a maximum: equal elements and NaN take what is left.
final class VectorAward {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;

    private VectorAward() {}

    static void award(int n, float[] x, int xo, float[] most, int mo, float[] left, int lo, float[] y, int yo) {
        var zero = FloatVector.zero(S);
        var j = 0;
        for (; j + L <= n; j += L) {
            var values = FloatVector.fromArray(S, x, xo + j);
            var won = values.eq(FloatVector.fromArray(S, most, mo + j)).or(values.compare(VectorOperators.NE, values));
            var rest = FloatVector.fromArray(S, left, lo + j);
            var old = FloatVector.fromArray(S, y, yo + j);
            old.blend(old.add(rest), won).intoArray(y, yo + j);
            rest.blend(zero, won).intoArray(left, lo + j);
        }
        for (; j < n; j++) {
            if (x[xo + j] == most[mo + j] || Float.isNaN(x[xo + j])) {
                y[yo + j] += left[lo + j];
                left[lo + j] = 0f;
            }
        }
    }
}
