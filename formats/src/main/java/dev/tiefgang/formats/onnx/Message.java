package dev.tiefgang.formats.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import us.hebi.quickbuf.ProtoSink;

/// A protocol buffer message: its fields in the order in which they are written. The numbers of tensors are
/// not copied before they are.
final class Message {
    private static final int CHUNK = 1 << 16;
    private static final int LENGTH_DELIMITED = 2;

    private final List<Field> fields = new ArrayList<>();

    private record Field(long size, Writer writer) {}

    private interface Writer {
        void writeTo(ProtoSink out) throws IOException;
    }

    private Message add(long size, Writer writer) {
        fields.add(new Field(size, writer));
        return this;
    }

    /// A whole number. It has the same bytes as an unsigned one, which QuickBuffers writes without
    /// `sun.misc.Unsafe`.
    Message whole(int field, long value) {
        return add(ProtoSink.computeUInt64Size(field, value), out -> out.writeUInt64(field, value));
    }

    /// A 32-bit float.
    Message real(int field, float value) {
        return add(ProtoSink.computeFloatSize(field, value), out -> out.writeFloat(field, value));
    }

    /// A text, or the bytes of one.
    Message text(int field, String value) {
        byte[] utf8 = value.getBytes(UTF_8);
        return bytes(field, utf8.length, out -> out.writeRawBytes(utf8));
    }

    /// A message within this one, which must be complete.
    Message part(int field, Message part) {
        return bytes(field, part.size(), part::writeTo);
    }

    /// The elements of a tensor as they lie in memory, little-endian.
    Message elements(int field, Tensor t) {
        return bytes(field, (long) t.size() * t.type().bytes(), out -> write(out, t));
    }

    private Message bytes(int field, long length, Writer content) {
        int tag = ProtoSink.computeTagSize(field);
        return add(tag + ProtoSink.computeRawVarint64Size(length) + length, out -> {
            out.writeTag(field, LENGTH_DELIMITED);
            out.writeUInt64NoTag(length);
            content.writeTo(out);
        });
    }

    /// Number of bytes.
    long size() {
        return fields.stream().mapToLong(Field::size).sum();
    }

    void writeTo(ProtoSink out) throws IOException {
        for (Field f : fields) f.writer().writeTo(out);
    }

    private static void write(ProtoSink out, Tensor t) throws IOException {
        var chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < t.size(); i++) {
            switch (t.type()) {
                case FLOAT32 -> chunk.putFloat(t.floats()[i]);
                case FLOAT64 -> chunk.putDouble(t.doubles()[i]);
                case INT64 -> chunk.putLong(t.longs()[i]);
            }
            if (chunk.remaining() < Long.BYTES || i == t.size() - 1) {
                out.writeRawBytes(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
        }
    }
}
