package dev.tiefgang.runtime;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where the slots of a plan lie: those of real numbers that only steps see in a few large arrays, each slot at the
/// beginning of a line of the cache ([Aligned]); all others in arrays of their own.
///
/// What is prepared for many runs lies in arrays by itself.
final class Slabs {
    /// Elements of a slab at most.
    private static final int LARGEST = 1 << 28;
    /// The slot has an array of its own.
    private static final int ALONE = -1;

    private final List<Storage.Size> slots;
    /// For each slot the slab that it lies in, and where.
    private final int[] slab;

    private final int[] from;
    private final List<Integer> lengths = new ArrayList<>();

    /// @param slots sizes of all slots
    /// @param prepared which of them are filled once for many runs
    /// @param seen which of them the outside reads or writes: they begin with element 0 of an array
    Slabs(List<Storage.Size> slots, Set<Integer> prepared, Set<Integer> seen) {
        this.slots = slots;
        this.slab = new int[slots.size()];
        this.from = new int[slots.size()];
        lay(prepared, seen, true);
        lay(prepared, seen, false);
    }

    private void lay(Set<Integer> prepared, Set<Integer> seen, boolean those) {
        int begin = lengths.size(), end = 0;
        for (int i = 0; i < slab.length; i++) {
            if (prepared.contains(i) != those) continue;
            Storage.Size s = slots.get(i);
            slab[i] = ALONE;
            if (s.type() != Type.FLOAT32 || seen.contains(i) || s.elements() > LARGEST) continue;
            // A line of the cache between two slots: sizes are often multiples of 4096 bytes, and what lies such a
            // multiple apart meets the same lines of the nearest cache.
            int at = Aligned.from(end) + Kernels.LANES;
            if (lengths.size() == begin || at + s.elements() > LARGEST) {
                lengths.add(0);
                at = Aligned.FIRST;
            }
            slab[i] = lengths.size() - 1;
            from[i] = at;
            end = at + s.elements();
            lengths.set(slab[i], end);
        }
    }

    /// Memory for all slots.
    ///
    /// @param there slots that lie in memory already, null for the others
    Tensor[] allocate(Tensor[] there) {
        float[][] arrays = new float[lengths.size()][];
        Tensor[] tensors = there.clone();
        for (int i = 0; i < tensors.length; i++) {
            if (tensors[i] != null) continue;
            Shape shape = Shape.of(slots.get(i).elements());
            if (slab[i] == ALONE) tensors[i] = Tensor.zeros(slots.get(i).type(), shape);
            else {
                if (arrays[slab[i]] == null) arrays[slab[i]] = Aligned.floats(lengths.get(slab[i]));
                tensors[i] = Tensor.within(arrays[slab[i]], from[i], shape);
            }
        }
        return tensors;
    }

    /// Bytes of all slots.
    long bytes() {
        long bytes = 0;
        for (int length : lengths) bytes += Aligned.bytes(length);
        for (int i = 0; i < slab.length; i++)
            if (slab[i] == ALONE) bytes += slots.get(i).bytes();
        return bytes;
    }
}
