package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// The content of one IDX file of unsigned bytes, the format of the MNIST files.
///
/// ```
/// bytes 0–1   0
/// byte  2     type of the elements, 0x08: unsigned byte
/// byte  3     number of axes r
/// then        r extents, 4 bytes each, big-endian
/// then        the elements, row-major, and nothing behind them
/// ```
///
/// A file packed by gzip is read too; what counts is how it starts, not its name.
///
/// Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", 1998.
public final class Idx {
    /// The two kinds of file that make a set of pictures.
    public enum Kind {
        /// Three axes: pictures, rows, columns.
        PICTURES(3, "pictures"),
        /// One axis: one byte per picture.
        LABELS(1, "labels");

        private final int rank;
        private final String content;

        Kind(int rank, String content) {
            this.rank = rank;
            this.content = content;
        }

        private int magic() {
            return UNSIGNED_BYTE << 8 | rank;
        }
    }

    private static final int UNSIGNED_BYTE = 0x08;
    /// Deflate codes at most 258 bytes in two bits, so nothing unpacks to more than 1032 times its size.
    private static final int MAX_RATIO = 1032;

    private final String source;
    private final Shape shape;
    private final byte[] bytes;

    private Idx(String source, Shape shape, byte[] bytes) {
        this.source = source;
        this.shape = shape;
        this.bytes = bytes;
    }

    /// Where the content came from, for messages.
    public String source() {
        return source;
    }

    /// The extents that the file declares.
    public Shape shape() {
        return shape;
    }

    /// The live elements, row-major.
    public byte[] bytes() {
        return bytes;
    }

    /// Bytes in front of the elements.
    int headerBytes() {
        return 4 + 4 * shape.rank();
    }

    /// SHA-256 of the unpacked file, in lower-case hexadecimal digits.
    String sha256() {
        var header = ByteBuffer.allocate(headerBytes()).putInt(UNSIGNED_BYTE << 8 | shape.rank());
        for (int extent : shape.extents()) header.putInt(extent);
        MessageDigest digest = Download.sha256();
        digest.update(header.array());
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    /// Reads a file, plain or gzip.
    ///
    /// @throws DataException if it cannot be read or is not an IDX file of that kind
    public static Idx read(Path file, Kind kind) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in, Files.size(file), kind);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file; expected an IDX file of " + kind.content, e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e, e);
        }
    }

    /// Reads the content of a file, plain or gzip, that is already in memory.
    ///
    /// @param source where it came from, for messages
    /// @throws DataException if it is not an IDX file of that kind
    public static Idx read(String source, byte[] file, Kind kind) {
        try {
            return read(source, new ByteArrayInputStream(file), file.length, kind);
        } catch (IOException e) {
            throw new DataException(source + " cannot be read: " + e, e);
        }
    }

    private static Idx read(String source, InputStream file, long length, Kind kind) throws IOException {
        var in = new BufferedInputStream(file, 1 << 16);
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        if (!packed) return parse(source, in, length, length, kind);
        try (var unpacked = new GZIPInputStream(in, 1 << 16)) {
            return parse(source, unpacked, 0, length * MAX_RATIO, kind);
        } catch (IOException e) {
            throw new DataException(
                    source + ": the gzip data is broken or truncated (" + e.getMessage() + "); fetch the file again",
                    e);
        }
    }

    /// @param least fewest bytes that the stream can hold
    /// @param most  most bytes that the stream can hold
    private static Idx parse(String source, InputStream in, long least, long most, Kind kind) throws IOException {
        byte[] start = header(source, in, 4, 0);
        checkMagic(source, start, kind);
        byte[] rest = header(source, in, 4 * kind.rank, 4);
        Shape shape = shape(source, rest, kind);
        long size = shape.size(), whole = 4L + rest.length + size;
        if (whole > most)
            throw new DataException(source + ": the header declares " + shape + ", " + whole
                    + " bytes in all, but the file holds at most " + most + "; it is truncated");
        if (whole < least) throw trailing(source, shape, whole, least - whole + " bytes");
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size)
            throw new DataException(source + ": the header declares " + shape + ", " + size
                    + " elements, but the content" + " ends after " + bytes.length + " of them; it is truncated");
        if (in.read() >= 0) throw trailing(source, shape, whole, "more bytes");
        return new Idx(source, shape, bytes);
    }

    private static byte[] header(String source, InputStream in, int count, int offset) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count)
            throw new DataException(source + ": truncated in the header at byte " + (offset + bytes.length)
                    + ", expected " + (offset + count) + " bytes at least");
        return bytes;
    }

    private static void checkMagic(String source, byte[] b, Kind kind) {
        int magic = int32(b, 0);
        if (magic == kind.magic()) return;
        for (Kind other : Kind.values())
            if (magic == other.magic())
                throw new DataException(source + " at byte 0: this is a file of " + other.content + ", expected "
                        + kind.content + "; did you swap the two files?");
        String expected = "expected the IDX start " + hex(kind.magic()) + " of a file of " + kind.content;
        if (magic >>> 16 != 0)
            throw new DataException(source + " at byte 0: no IDX file, it starts with " + hex(magic) + ", " + expected);
        if (b[2] != UNSIGNED_BYTE)
            throw new DataException(source + " at byte 2: element type "
                    + HexFormat.of().toHexDigits(b[2]) + " is not read, expected 08 (unsigned byte)");
        throw new DataException(source + " at byte 3: received " + (b[3] & 0xff) + " axes, expected " + kind.rank
                + " as in a file of " + kind.content);
    }

    private static Shape shape(String source, byte[] header, Kind kind) {
        int[] extents = new int[kind.rank];
        long size = 1;
        for (int axis = 0; axis < kind.rank; axis++) {
            long extent = int32(header, 4 * axis) & 0xffffffffL;
            if (extent == 0)
                throw new DataException(source + " at byte " + (4 + 4 * axis) + ": the extent of axis " + axis
                        + " is 0, expected at least 1; the file holds nothing");
            if (extent > Integer.MAX_VALUE - 16 || size * extent > Integer.MAX_VALUE - 16)
                throw new DataException(source + " at byte " + (4 + 4 * axis) + ": extent " + extent + " of axis "
                        + axis + " makes more elements than one array can hold; the header is broken");
            extents[axis] = (int) extent;
            size *= extent;
        }
        return Shape.of(extents);
    }

    private static DataException trailing(String source, Shape shape, long whole, String found) {
        return new DataException(source + ": the header declares " + shape + ", " + whole + " bytes in all, but "
                + found + " follow; the header is broken or something was appended");
    }

    private static int int32(byte[] b, int at) {
        return b[at] << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff;
    }

    private static String hex(int value) {
        return "0x" + HexFormat.of().toHexDigits(value);
    }
}
