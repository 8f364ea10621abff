package dev.tiefgang.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// One of two elements, as a third says.
final class VectorSelect {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;

    private VectorSelect() {}

    static void select(int n, float[] c, int co, float[] a, int ao, float[] b, int bo, float[] y, int yo) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var first = FloatVector.fromArray(S, c, co + j).compare(VectorOperators.NE, 0f);
            var x = FloatVector.fromArray(S, a, ao + j);
            FloatVector.fromArray(S, b, bo + j).blend(x, first).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = c[co + j] != 0f ? a[ao + j] : b[bo + j];
        }
    }
}
