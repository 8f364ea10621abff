package dev.tiefgang.compile;

/// A range cut into equal pieces, the last one perhaps smaller; by the problem alone, never by the number of
/// threads.
///
/// @param total length of the range
/// @param size length of a piece
record Chunks(int total, int size) {
    Chunks {
        if (size < 1) throw new IllegalArgumentException("Chunks: expected a size of at least 1, received " + size);
    }

    /// Pieces of `unit` elements, as many together as make up `work` in all at `cost` per element.
    static Chunks of(int total, int unit, double cost, double work) {
        double elements = Math.max(1, work / Math.max(cost, 1e-9));
        long units = Math.max(1, Math.round(elements / unit));
        return new Chunks(total, (int) Math.min(Math.max(total, 1), units * unit));
    }

    /// About `count` equal pieces of whole units.
    static Chunks equal(int total, int count, int unit) {
        int each = Math.ceilDiv(total, Math.max(1, count));
        return new Chunks(total, Math.ceilDiv(Math.max(1, each), unit) * unit);
    }

    int count() {
        return Math.max(1, Math.ceilDiv(total, size));
    }

    int from(int chunk) {
        return Math.min(total, chunk * size);
    }

    int to(int chunk) {
        return (int) Math.min(total, (chunk + 1L) * size);
    }
}
