package dev.tiefgang.data;

import dev.tiefgang.tensor.Rng;
import java.util.List;

/// Finds rows of text that came before, by two hashes of 64 bits a row; the memory has a bound.
final class RowHashes {
    private final int most;
    private long[] inputs = new long[1 << 10];
    private long[] wholes = new long[inputs.length];
    private int size;
    private long duplicates;
    private long contradictions;

    /// @param most rows that are kept; later ones are not looked at
    RowHashes(int most) {
        this.most = most;
    }

    /// Looks at a row; the field at `target` is no part of its input.
    void add(List<String> fields, int target) {
        if (size + duplicates >= most) return;
        long input = 1;
        for (int c = 0; c < fields.size(); c++) if (c != target) input = hash(input, fields.get(c));
        input |= 1; // 0 stands for a free place
        long whole = hash(input, fields.get(target));
        int at = place(inputs, input);
        if (inputs[at] == input) {
            duplicates++;
            if (wholes[at] != whole) contradictions++;
            return;
        }
        inputs[at] = input;
        wholes[at] = whole;
        if (2 * ++size > inputs.length) grow();
    }

    private static long hash(long hash, String field) {
        long h = hash;
        for (int i = 0; i < field.length(); i++) h = h * 0x100000001b3L + field.charAt(i);
        return Rng.bits(h, field.length());
    }

    private static int place(long[] table, long hash) {
        int at = (int) Math.unsignedMultiplyHigh(hash, table.length);
        while (table[at] != 0 && table[at] != hash) at = (at + 1) % table.length;
        return at;
    }

    private void grow() {
        long[] oldInputs = inputs, oldWholes = wholes;
        inputs = new long[2 * oldInputs.length];
        wholes = new long[inputs.length];
        for (int i = 0; i < oldInputs.length; i++) {
            if (oldInputs[i] == 0) continue;
            int at = place(inputs, oldInputs[i]);
            inputs[at] = oldInputs[i];
            wholes[at] = oldWholes[i];
        }
    }

    /// Rows whose input came before.
    long duplicates() {
        return duplicates;
    }

    /// Those of them with another target.
    long contradictions() {
        return contradictions;
    }
}
