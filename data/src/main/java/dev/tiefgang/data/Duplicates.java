package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Samples with exactly the same input, within a set or in two of them.
///
/// Twelve to twenty bytes a sample are kept: a hash of 64 bits and its place in a table. Where two hashes are
/// equal the inputs themselves are compared.
public final class Duplicates {
    /// Two samples of the same input.
    ///
    /// @param first      index of the one that was there before
    /// @param second     index of the other one
    /// @param sameTarget whether their targets are equal as well
    public record Pair(int first, int second, boolean sameTarget) {}

    private static final int FREE = -1;

    private final DataSet data;
    private final long[] hashes;
    private final int[] table;
    private final float[] a;
    private final float[] b;
    private final float[] targetA;
    private final float[] targetB;

    private Duplicates(DataSet data) {
        this.data = data;
        hashes = new long[data.size()];
        table = new int[(int) Math.min(2L * data.size() + 1, Integer.MAX_VALUE - 16)]; // half of it stays free
        Arrays.fill(table, FREE);
        a = new float[data.input().size()];
        b = new float[a.length];
        targetA = new float[data.target().size()];
        targetB = new float[targetA.length];
    }

    /// Samples of a set that is kept apart, such as a test set, whose input is in the training set too.
    ///
    /// @return pairs of a training sample and a sample of the other set; one for each leaked sample
    /// @throws ShapeException if the two have inputs or targets of different shapes
    /// @throws DataException  if a sample cannot be read
    public static List<Pair> leaks(DataSet training, DataSet apart) {
        if (!training.input().equals(apart.input()) || !training.target().equals(apart.target()))
            throw new ShapeException("Leaks: expected two sets of one form, received inputs of " + training.input()
                    + " and " + apart.input() + ", targets of " + training.target() + " and " + apart.target());
        var seen = new Duplicates(training);
        for (int i = 0; i < training.size(); i++) {
            training.read(i, seen.b, 0, seen.targetB, 0);
            if (seen.find(hash(seen.b)) == FREE) seen.put(i, hash(seen.b));
        }
        var leaks = new ArrayList<Pair>();
        for (int i = 0; i < apart.size(); i++) {
            apart.read(i, seen.b, 0, seen.targetB, 0);
            int first = seen.find(hash(seen.b));
            if (first != FREE) leaks.add(new Pair(first, i, Arrays.equals(seen.targetA, seen.targetB)));
        }
        return List.copyOf(leaks);
    }

    /// The samples of a set whose input an earlier one has.
    ///
    /// @throws DataException if a sample cannot be read
    public static List<Pair> within(DataSet data) {
        var pairs = new ArrayList<Pair>();
        var all = new boolean[data.size()];
        Arrays.fill(all, true);
        within(data, all, Integer.MAX_VALUE, pairs);
        return List.copyOf(pairs);
    }

    /// Counts them among the usable samples and keeps the first `most`.
    static int within(DataSet data, boolean[] usable, int most, List<Pair> pairs) {
        var seen = new Duplicates(data);
        int count = 0;
        for (int i = 0; i < data.size(); i++) {
            if (!usable[i]) continue;
            data.read(i, seen.b, 0, seen.targetB, 0);
            long hash = hash(seen.b);
            int first = seen.find(hash);
            if (first == FREE) seen.put(i, hash);
            else if (count++ < most) pairs.add(new Pair(first, i, Arrays.equals(seen.targetA, seen.targetB)));
        }
        return count;
    }

    /// The sample that has the input in `b`; it is in `a` then. Otherwise [#FREE].
    private int find(long hash) {
        for (int slot = slot(hash); table[slot] != FREE; slot = (slot + 1) % table.length)
            if (hashes[table[slot]] == hash) {
                data.read(table[slot], a, 0, targetA, 0);
                if (Arrays.equals(a, b)) return table[slot];
            }
        return FREE;
    }

    private void put(int index, long hash) {
        hashes[index] = hash;
        int slot = slot(hash);
        while (table[slot] != FREE) slot = (slot + 1) % table.length;
        table[slot] = index;
    }

    private int slot(long hash) {
        return (int) Math.unsignedMultiplyHigh(hash, table.length);
    }

    private static long hash(float[] x) {
        long hash = x.length;
        for (float v : x) hash = Rng.bits(hash ^ Float.floatToIntBits(v), 1);
        return hash;
    }
}
