package dev.tiefgang.runtime;

import dev.tiefgang.compile.InPlace;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Fill;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.Param;
import dev.tiefgang.op.Reshape;
import dev.tiefgang.op.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Gives every value of a plan a place: parameters where they are, reshapes where their source is, and
/// everything else a slot that is free again after its last reader.
final class Memory {
    private final Graph graph;
    private final Precision precision;
    private final boolean[] live;
    /// Computed before all else and kept for every run.
    private final boolean[] lasting;
    private final Set<Integer> lastingSlots = new HashSet<>();
    private final int[] root;
    private final int[] lastRead;
    private final Map<Integer, String> updated;
    private final Storage[] storage;
    private final List<Storage.Size> slots = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();

    private Memory(
            Graph graph,
            Precision precision,
            boolean[] live,
            List<Integer> kept,
            Map<String, Integer> updates,
            boolean[] prepared) {
        this.graph = graph;
        this.precision = precision;
        this.live = live;
        this.root = new int[graph.size()];
        this.lastRead = new int[graph.size()];
        this.storage = new Storage[graph.size()];
        for (int i = 0; i < graph.size(); i++) {
            Graph.Node node = graph.node(i);
            root[i] = node.op() instanceof Reshape ? root[node.in().getFirst()] : i;
            if (live[i]) for (int in : node.in()) lastRead[root[in]] = i;
        }
        for (int i : kept) lastRead[root[i]] = Integer.MAX_VALUE;
        this.lasting = lasting(prepared, kept);
        this.updated = inPlaceUpdates(kept, updates);
        for (int i : updates.values()) lastRead[root[i]] = Integer.MAX_VALUE;
    }

    /// The places, and the parameters that are written in place.
    ///
    /// @param prepared slots of what is prepared once for many runs
    /// @param seen slots that the outside reads or writes: inputs, what is kept, what parameters become
    record Layout(
            Storage[] storage,
            List<Storage.Size> slots,
            Map<Integer, String> inPlace,
            Set<Integer> prepared,
            Set<Integer> seen) {}

    /// @param kept values that can be read after a run
    /// @param updates for each parameter that changes the value that it becomes
    /// @param prepared nodes that are computed before all else
    static Layout plan(
            Graph graph,
            Precision precision,
            boolean[] live,
            List<Integer> kept,
            Map<String, Integer> updates,
            boolean[] prepared) {
        var memory = new Memory(graph, precision, live, kept, updates, prepared);
        for (int i = 0; i < graph.size(); i++) if (live[i]) memory.place(i);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < graph.size(); i++)
            if ((graph.node(i).op() instanceof Input || kept.contains(i) || updates.containsValue(i))
                    && memory.storage[i] instanceof Storage.Slot(int slot)) seen.add(slot);
        return new Layout(memory.storage, memory.slots, memory.updated, memory.lastingSlots, seen);
    }

    /// Updates that an element-wise step can write straight into the parameter, because nobody reads the old
    /// one later.
    ///
    /// Only steps behind all that is kept do so: what is kept can then be looked at before any parameter changes.
    private Map<Integer, String> inPlaceUpdates(List<Integer> kept, Map<String, Integer> updates) {
        Map<Integer, String> inPlace = new HashMap<>();
        int lastKept = kept.stream().mapToInt(i -> i).max().orElse(-1);
        updates.forEach((name, value) -> {
            boolean alone = updates.values().stream()
                            .filter(v -> root[v] == root[value])
                            .count()
                    == 1;
            if (value <= lastKept || root[value] != value || !alone) return;
            for (int i = 0; i < graph.size(); i++)
                if (live[i] && graph.node(i).op() instanceof Param(String n, var _) && n.equals(name)) {
                    boolean lastReader = lastRead[i] <= value && !kept.contains(i);
                    boolean whole = graph.node(i).shape().size()
                            == graph.node(value).shape().size();
                    if (lastReader && whole && mayOverwrite(value, i)) inPlace.put(value, name);
                }
        });
        return inPlace;
    }

    /// The prepared values that somebody reads who is not prepared: they keep a slot of their own.
    private boolean[] lasting(boolean[] prepared, List<Integer> kept) {
        boolean[] lasting = new boolean[graph.size()];
        for (int i = 0; i < graph.size(); i++)
            if (live[i] && !prepared[i]) for (int in : graph.node(i).in()) lasting[root[in]] |= prepared[root[in]];
        for (int i : kept) lasting[root[i]] |= prepared[root[i]];
        return lasting;
    }

    private void place(int i) {
        Graph.Node node = graph.node(i);
        Storage.Size size =
                new Storage.Size(precision.type(node.kind()), node.shape().size());
        storage[i] = switch (node.op()) {
            case Param(String name, var _) -> new Storage.Parameter(name);
            case Input _, Fill _, Table _ -> newSlot(size);
            case Reshape _ -> storage[root[i]];
            case Op _ when updated.containsKey(i) -> new Storage.Parameter(updated.get(i));
            case Op _ when lasting[i] -> newSlot(size);
            default -> computed(i, size);
        };
        if (lasting[i] && storage[i] instanceof Storage.Slot(int slot)) lastingSlots.add(slot);
        for (int in : new TreeSet<>(node.in().stream().map(k -> root[k]).toList()))
            if (lastRead[in] == i && isComputed(in) && !storage[in].equals(storage[i])) release(in);
        if (lastRead[root[i]] == 0 && isComputed(i) && root[i] == i) release(i);
    }

    private void release(int i) {
        if (storage[i] instanceof Storage.Slot(int slot)) free.add(slot);
    }

    private boolean isComputed(int i) {
        Op op = graph.node(i).op();
        return !(op instanceof Op.Leaf) && !lasting[i];
    }

    /// The slot of an input that dies here, for element-wise ops; else the smallest free slot that is large
    /// enough, else the largest free one made larger, else a new one.
    private Storage computed(int i, Storage.Size size) {
        for (int in : graph.node(i).in()) {
            boolean dies = lastRead[root[in]] == i && isComputed(root[in]);
            boolean whole = graph.node(in).shape().size() == size.elements();
            if (dies && whole && mayOverwrite(i, root[in]) && storage[root[in]] instanceof Storage.Slot s) return s;
        }
        int best = -1;
        for (int slot : free) {
            if (slots.get(slot).type() != size.type()) continue;
            if (best < 0 || better(slots.get(slot).elements(), slots.get(best).elements(), size.elements()))
                best = slot;
        }
        if (best < 0) return newSlot(size);
        free.remove(Integer.valueOf(best));
        if (slots.get(best).elements() < size.elements()) slots.set(best, size);
        return new Storage.Slot(best);
    }

    /// True where a step reads a value and may write over it, wherever that stands among its inputs.
    private boolean mayOverwrite(int step, int value) {
        Graph.Node node = graph.node(step);
        boolean reads = false;
        for (int k = 0; k < node.in().size(); k++) {
            if (root[node.in().get(k)] != value) continue;
            if (!InPlace.allowed(node.op(), k)) return false;
            reads = true;
        }
        return reads;
    }

    private static boolean better(int candidate, int best, int needed) {
        if (best >= needed) return candidate >= needed && candidate < best;
        return candidate > best;
    }

    private Storage newSlot(Storage.Size size) {
        slots.add(size);
        return new Storage.Slot(slots.size() - 1);
    }
}
