package dev.tiefgang.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The last, incomplete vector of a range.
final class VectorTail {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;

    /// For each count of lanes, but all, a mask of the first ones.
    static final VectorMask<Float>[] MASKS = masks();

    private VectorTail() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static VectorMask<Float>[] masks() {
        var masks = new VectorMask[L];
        for (var i = 0; i < L; i++) {
            masks[i] = S.indexInRange(0, i);
        }
        return masks;
    }

    /// A vector of `x[at], x[at + 1], …`, zero from element `count` on (which may be negative or beyond the
    /// vector).
    ///
    /// Machines with vectors of 128 bit have no masked loads, so there the elements are put in one by one.
    static FloatVector load(float[] x, int at, int count) {
        if (L > 4) {
            return FloatVector.fromArray(S, x, at, S.indexInRange(0, count));
        }
        return FloatVector.zero(S)
                .withLane(0, count > 0 ? x[at] : 0f)
                .withLane(1, count > 1 ? x[at + 1] : 0f)
                .withLane(2, count > 2 ? x[at + 2] : 0f)
                .withLane(3, count > 3 ? x[at + 3] : 0f);
    }

    /// Writes the first `count` elements of a vector, fewer than all.
    static void store(FloatVector v, float[] x, int at, int count) {
        if (L > 4) {
            v.intoArray(x, at, S.indexInRange(0, count));
            return;
        }
        if (count > 0) {
            x[at] = v.lane(0);
        }
        if (count > 1) {
            x[at + 1] = v.lane(1);
        }
        if (count > 2) {
            x[at + 2] = v.lane(2);
        }
    }
}
