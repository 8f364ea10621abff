package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.util.Locale;

/// Whether there is memory for what a file declares, asked before it is taken.
final class Room {
    /// Most elements of an array.
    private static final long MOST = Integer.MAX_VALUE - 16;

    private Room() {}

    /// Requires that so many floats fit into one array and into the memory that Java may still take.
    ///
    /// @param what what the numbers are, beginning with the file
    /// @return the number
    /// @throws DataException if they do not
    static int floats(String what, long count) {
        return elements(what, count, Float.BYTES);
    }

    /// The same for elements of another size.
    static int elements(String what, long count, int bytes) {
        if (count > MOST)
            throw new DataException(what + ": " + count + " numbers are more than one array can hold (" + MOST
                    + "); take fewer rows or columns");
        Runtime java = Runtime.getRuntime();
        long free = java.maxMemory() - java.totalMemory() + java.freeMemory(), wanted = count * bytes;
        if (wanted > free)
            throw new DataException(what + ": " + megabytes(wanted) + " are needed, but Java has only "
                    + megabytes(free) + " left of " + megabytes(java.maxMemory())
                    + "; take fewer rows or columns, or start Java with a larger -Xmx");
        return (int) count;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}
