package dev.tiefgang.formats;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads one array from front to back.
final class NpyReader {
    private static final int CHUNK = 1 << 16;

    private final String file;
    private final long size;
    private final InputStream in;
    private long position;

    /// @param size the number of bytes that the stream will give
    NpyReader(String file, long size, InputStream in) {
        this.file = file;
        this.size = size;
        this.in = in;
    }

    Tensor read() throws IOException {
        NpyHeader header = header();
        long data = (long) header.shape().size() * header.type().bytes;
        if (data != size - position)
            throw FormatException.at(
                    file,
                    position,
                    "expected " + data + " bytes of data for the shape " + header.shape() + ", received "
                            + (size - position) + (data > size - position ? ": the file is truncated" : ""));
        Tensor tensor = Tensor.zeros(header.type().memory, header.shape());
        int step = CHUNK / header.type().bytes;
        for (int i = 0; i < tensor.size(); i += step) {
            int n = Math.min(step, tensor.size() - i);
            header.type().read(ByteBuffer.wrap(take(n * header.type().bytes)).order(header.order()), tensor, i, n);
        }
        return header.fortran() ? rowMajor(tensor) : tensor;
    }

    private NpyHeader header() throws IOException {
        byte[] start = take(NpyHeader.MAGIC.length + 2);
        if (!Arrays.equals(start, 0, NpyHeader.MAGIC.length, NpyHeader.MAGIC, 0, NpyHeader.MAGIC.length))
            throw FormatException.at(file, 0, "expected an npy file, which begins with \\x93NUMPY");
        int version = start[NpyHeader.MAGIC.length], minor = start[NpyHeader.MAGIC.length + 1];
        if (version < 1 || version > 3 || minor != 0)
            throw FormatException.at(
                    file, NpyHeader.MAGIC.length, "expected version 1.0 to 3.0, received " + version + "." + minor);
        ByteBuffer length = ByteBuffer.wrap(take(version == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        long bytes = version == 1 ? Short.toUnsignedLong(length.getShort()) : Integer.toUnsignedLong(length.getInt());
        if (bytes > NpyHeader.MOST || bytes > size - position)
            throw FormatException.at(
                    file,
                    NpyHeader.MAGIC.length + 2,
                    "expected a header of at most " + Math.min(NpyHeader.MOST, size - position) + " bytes, received "
                            + bytes);
        int at = (int) position;
        return NpyHeader.parse(file, at, new String(take((int) bytes), StandardCharsets.UTF_8));
    }

    /// The same array with the last axis running fastest.
    private static Tensor rowMajor(Tensor columns) {
        Shape shape = columns.shape();
        Tensor rows = Tensor.zeros(columns.type(), shape);
        int[] at = new int[shape.rank()];
        for (int from = 0; from < columns.size(); from++) {
            int to = 0;
            for (int axis = 0; axis < at.length; axis++) to = to * shape.dim(axis) + at[axis];
            switch (columns.type()) {
                case FLOAT32 -> rows.floats()[to] = columns.floats()[from];
                case FLOAT64 -> rows.doubles()[to] = columns.doubles()[from];
                case INT64 -> rows.longs()[to] = columns.longs()[from];
            }
            for (int axis = 0; axis < at.length && ++at[axis] == shape.dim(axis); axis++) at[axis] = 0;
        }
        return rows;
    }

    private byte[] take(int n) throws IOException {
        byte[] bytes = in.readNBytes(n);
        position += bytes.length;
        if (bytes.length < n)
            throw FormatException.at(
                    file, position, "expected " + (n - bytes.length) + " more bytes: the file is truncated");
        return bytes;
    }
}
