package dev.tiefgang.formats.onnx;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A protocol buffer message: its fields in the order in which they are written. The numbers of tensors are
/// not copied before they are.
final class Message {
    private static final int CHUNK = 1 << 16;

    private final List<Field> fields = new ArrayList<>();

    private record Field(long size, Writer writer) {}

    private interface Writer {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private Message add(long size, Writer writer) {
        fields.add(new Field(size, writer));
        return this;
    }

    /// A whole number.
    Message whole(int field, long value) {
        return add(CodedOutputStream.computeInt64Size(field, value), out -> out.writeInt64(field, value));
    }

    /// A 32-bit float.
    Message real(int field, float value) {
        return add(CodedOutputStream.computeFloatSize(field, value), out -> out.writeFloat(field, value));
    }

    /// A text, or the bytes of one.
    Message text(int field, String value) {
        return add(CodedOutputStream.computeStringSize(field, value), out -> out.writeString(field, value));
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
        int tag = CodedOutputStream.computeTagSize(field);
        return add(tag + CodedOutputStream.computeUInt64SizeNoTag(length) + length, out -> {
            out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt64NoTag(length);
            content.writeTo(out);
        });
    }

    /// Number of bytes.
    long size() {
        return fields.stream().mapToLong(Field::size).sum();
    }

    void writeTo(CodedOutputStream out) throws IOException {
        for (Field f : fields) f.writer().writeTo(out);
    }

    private static void write(CodedOutputStream out, Tensor t) throws IOException {
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
