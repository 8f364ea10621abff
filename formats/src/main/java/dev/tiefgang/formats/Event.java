package dev.tiefgang.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import us.hebi.quickbuf.ProtoSink;
import us.hebi.quickbuf.ProtoSource;

/// TensorBoard's protocol buffer `Event`, as far as scalars need it.
///
/// ```
/// Event   { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }
/// Summary { repeated Value value = 1; }
/// Value   { string tag = 1; float simple_value = 2; }
/// ```
///
/// Only what QuickBuffers does over streams is used, and negative numbers are written as unsigned ones, which
/// have the same bytes: its other paths go through `sun.misc.Unsafe`, at which Java 24 and later warn.
///
/// @param version the file version, only in the first event of a file; else empty
record Event(double wallTime, long step, String version, List<Scalar> scalars) {
    static final String VERSION = "brain.Event:2";

    private static final int WALL_TIME = 1, STEP = 2, FILE_VERSION = 3, SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1, SIMPLE_VALUE = 2;

    /// The lowest three bits of what stands before a field say how it is written.
    private static final int VARINT = 0, FIXED64 = 1, BYTES = 2, GROUP = 3, GROUP_END = 4, FIXED32 = 5, KIND = 7;

    /// One number under a name.
    record Scalar(String tag, float value) {}

    byte[] encode() {
        return message(out -> {
            out.writeDouble(WALL_TIME, wallTime);
            if (step != 0) out.writeUInt64(STEP, step);
            if (!version.isEmpty()) write(out, FILE_VERSION, version.getBytes(UTF_8));
            if (!scalars.isEmpty()) write(out, SUMMARY, summary());
        });
    }

    private byte[] summary() {
        return message(out -> {
            for (Scalar s : scalars)
                write(out, VALUE, message(value -> {
                    write(value, TAG, s.tag.getBytes(UTF_8));
                    value.writeFloat(SIMPLE_VALUE, s.value);
                }));
        });
    }

    private interface Fields {
        void writeTo(ProtoSink out) throws IOException;
    }

    private static byte[] message(Fields fields) {
        var bytes = new ByteArrayOutputStream();
        try {
            fields.writeTo(ProtoSink.newInstance(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory is never hard to write.
        }
        return bytes.toByteArray();
    }

    private static void write(ProtoSink out, int field, byte[] bytes) throws IOException {
        out.writeTag(field, BYTES);
        out.writeLength(bytes.length);
        out.writeRawBytes(bytes);
    }

    /// Reads an event; fields that are not listed above are passed over.
    ///
    /// @throws IOException if the bytes are no protocol buffer
    static Event decode(byte[] bytes) throws IOException {
        var in = ProtoSource.newInstance(new ByteArrayInputStream(bytes));
        in.pushLimit(bytes.length);
        double wallTime = 0;
        long step = 0;
        String version = "";
        var scalars = new ArrayList<Scalar>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == tag(WALL_TIME, FIXED64)) wallTime = in.readDouble();
            else if (tag == tag(STEP, VARINT)) step = in.readInt64();
            else if (tag == tag(FILE_VERSION, BYTES)) version = text(in);
            else if (tag == tag(SUMMARY, BYTES)) scalars.addAll(scalars(in));
            else skip(in, tag);
        }
        return new Event(wallTime, step, version, scalars);
    }

    private static List<Scalar> scalars(ProtoSource in) throws IOException {
        int outer = enter(in);
        var scalars = new ArrayList<Scalar>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == tag(VALUE, BYTES)) scalars.addAll(scalar(in));
            else skip(in, tag);
        }
        in.popLimit(outer);
        return scalars;
    }

    /// One scalar, or none where the value is something else, such as a picture.
    private static List<Scalar> scalar(ProtoSource in) throws IOException {
        int outer = enter(in);
        String name = "";
        float number = 0;
        boolean scalar = false;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == tag(TAG, BYTES)) name = text(in);
            else if (tag == tag(SIMPLE_VALUE, FIXED32)) {
                number = in.readFloat();
                scalar = true;
            } else skip(in, tag);
        }
        in.popLimit(outer);
        return scalar ? List.of(new Scalar(name, number)) : List.of();
    }

    private static String text(ProtoSource in) throws IOException {
        int outer = enter(in);
        var utf8 = new byte[in.getBytesUntilLimit()];
        in.readRawBytes(utf8, 0, utf8.length);
        in.popLimit(outer);
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    /// Lets nothing be read beyond the field of bytes that begins here, until its limit is popped.
    ///
    /// @return the limit of what the field lies in
    private static int enter(ProtoSource in) throws IOException {
        int length = in.readLength();
        int left = in.getBytesUntilLimit();
        if (length < 0 || length > left)
            throw new EOFException(
                    "a field of " + Integer.toUnsignedString(length) + " bytes where " + left + " are left");
        return in.pushLimit(length);
    }

    private static void skip(ProtoSource in, int tag) throws IOException {
        // Groups may lie in groups, as deep as a file likes; events have none.
        int kind = tag & KIND;
        if (kind == GROUP || kind == GROUP_END) throw new IOException("a group of fields");
        in.skipField(tag);
    }

    private static int tag(int field, int kind) {
        return field << 3 | kind;
    }
}
