package dev.tiefgang.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The framing of TensorBoard event files (TFRecord): the length of the record as eight bytes, the masked
/// CRC-32C of these eight, the record, and its masked CRC-32C; all little-endian.
final class EventRecords {
    private static final int HEAD = Long.BYTES + Integer.BYTES;
    private static final int TAIL = Integer.BYTES;
    private static final int MAX_RECORD = 1 << 28;

    private final String file;
    private final long size;
    private final InputStream in;
    private long start;
    private long position;

    /// @param size the number of bytes that the stream will give
    EventRecords(String file, long size, InputStream in) {
        this.file = file;
        this.size = size;
        this.in = in;
    }

    /// A record in its frame.
    static byte[] frame(byte[] record) {
        var out = ByteBuffer.allocate(HEAD + record.length + TAIL).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(record.length);
        out.putInt(maskedCrc(out.array(), Long.BYTES));
        out.put(record);
        out.putInt(maskedCrc(record, record.length));
        return out.array();
    }

    /// The checksum of the first `n` bytes, rotated and shifted so that a record may itself hold records.
    static int maskedCrc(byte[] bytes, int n) {
        var crc = new CRC32C();
        crc.update(bytes, 0, n);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }

    /// Byte offset at which the record read last starts.
    long start() {
        return start;
    }

    /// The next record, or empty at the end of the file.
    ///
    /// @throws FormatException if the file ends within a record or a checksum is wrong
    Optional<byte[]> next() throws IOException {
        start = position;
        if (position == size) return Optional.empty();
        need(HEAD);
        byte[] head = take(HEAD);
        var fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long length = fields.getLong();
        check(fields.getInt(), maskedCrc(head, Long.BYTES), "the length");
        if (length < 0 || length > MAX_RECORD)
            throw FormatException.at(
                    file, start, "expected a record of at most " + MAX_RECORD + " bytes, received " + length);
        need(length + TAIL);
        byte[] record = take((int) length);
        int crc = ByteBuffer.wrap(take(TAIL)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        check(crc, maskedCrc(record, record.length), "the record");
        return Optional.of(record);
    }

    private void check(int expected, int received, String what) {
        if (expected != received)
            throw FormatException.at(
                    file, start, "expected checksum %08x of %s, received %08x".formatted(expected, what, received));
    }

    private void need(long bytes) {
        if (size - position < bytes)
            throw FormatException.at(
                    file, position, "expected " + bytes + " more bytes of a record, received " + (size - position));
    }

    private byte[] take(int n) throws IOException {
        byte[] bytes = in.readNBytes(n);
        position += bytes.length;
        if (bytes.length < n)
            throw FormatException.at(file, position, "expected more bytes, the file became shorter meanwhile");
        return bytes;
    }
}
