package dev.tiefgang.formats;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// TensorBoard's protocol buffer `Event`, as far as scalars need it.
///
/// ```
/// Event   { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }
/// Summary { repeated Value value = 1; }
/// Value   { string tag = 1; float simple_value = 2; }
/// ```
///
/// @param version the file version, only in the first event of a file; else empty
record Event(double wallTime, long step, String version, List<Scalar> scalars) {
    static final String VERSION = "brain.Event:2";

    private static final int WALL_TIME = 1, STEP = 2, FILE_VERSION = 3, SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1, SIMPLE_VALUE = 2;

    /// One number under a name.
    record Scalar(String tag, float value) {}

    byte[] encode() {
        return message(out -> {
            out.writeDouble(WALL_TIME, wallTime);
            if (step != 0) out.writeInt64(STEP, step);
            if (!version.isEmpty()) out.writeString(FILE_VERSION, version);
            if (!scalars.isEmpty()) out.writeByteArray(SUMMARY, summary());
        });
    }

    private byte[] summary() {
        return message(out -> {
            for (Scalar s : scalars)
                out.writeByteArray(VALUE, message(value -> {
                    value.writeString(TAG, s.tag);
                    value.writeFloat(SIMPLE_VALUE, s.value);
                }));
        });
    }

    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        try {
            fields.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory is never hard to write.
        }
        return bytes.toByteArray();
    }

    /// Reads an event; fields that are not listed above are passed over.
    ///
    /// @throws IOException if the bytes are no protocol buffer
    static Event decode(byte[] bytes) throws IOException {
        var in = CodedInputStream.newInstance(bytes);
        double wallTime = 0;
        long step = 0;
        String version = "";
        var scalars = new ArrayList<Scalar>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == fixed64(WALL_TIME)) wallTime = in.readDouble();
            else if (tag == varint(STEP)) step = in.readInt64();
            else if (tag == bytes(FILE_VERSION)) version = in.readStringRequireUtf8();
            else if (tag == bytes(SUMMARY)) scalars.addAll(scalars(in.readByteArray()));
            else in.skipField(tag);
        }
        return new Event(wallTime, step, version, scalars);
    }

    private static List<Scalar> scalars(byte[] summary) throws IOException {
        var in = CodedInputStream.newInstance(summary);
        var scalars = new ArrayList<Scalar>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == bytes(VALUE)) scalars.addAll(scalar(in.readByteArray()));
            else in.skipField(tag);
        }
        return scalars;
    }

    /// One scalar, or none where the value is something else, such as a picture.
    private static List<Scalar> scalar(byte[] value) throws IOException {
        var in = CodedInputStream.newInstance(value);
        String name = "";
        float number = 0;
        boolean scalar = false;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == bytes(TAG)) name = in.readStringRequireUtf8();
            else if (tag == fixed32(SIMPLE_VALUE)) {
                number = in.readFloat();
                scalar = true;
            } else in.skipField(tag);
        }
        return scalar ? List.of(new Scalar(name, number)) : List.of();
    }

    private static int varint(int field) {
        return field << 3 | WireFormat.WIRETYPE_VARINT;
    }

    private static int fixed32(int field) {
        return field << 3 | WireFormat.WIRETYPE_FIXED32;
    }

    private static int fixed64(int field) {
        return field << 3 | WireFormat.WIRETYPE_FIXED64;
    }

    private static int bytes(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
}
