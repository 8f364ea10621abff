package dev.tiefgang.formats.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A protocol buffer message as it was read: what each field number holds.
record Fields(Map<Integer, List<Object>> all) {
    static Fields read(byte[] bytes) {
        var all = new TreeMap<Integer, List<Object>>();
        try {
            var in = CodedInputStream.newInstance(bytes);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag())
                all.computeIfAbsent(WireFormat.getTagFieldNumber(tag), _ -> new ArrayList<>())
                        .add(value(tag, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Fields(all);
    }

    private static Object value(int tag, CodedInputStream in) throws IOException {
        return switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> in.readInt64();
            case WireFormat.WIRETYPE_FIXED32 -> in.readFloat();
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> in.readByteArray();
            default -> throw new IOException("unexpected tag " + tag);
        };
    }

    List<Object> values(int field) {
        return all.getOrDefault(field, List.of());
    }

    Object value(int field) {
        if (values(field).size() != 1)
            throw new AssertionError(
                    "field " + field + " comes " + values(field).size() + " times");
        return values(field).getFirst();
    }

    byte[] bytes(int field) {
        return (byte[]) value(field);
    }

    String text(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    List<String> texts(int field) {
        return values(field).stream()
                .map(b -> new String((byte[]) b, StandardCharsets.UTF_8))
                .toList();
    }

    Fields part(int field) {
        return read(bytes(field));
    }

    List<Fields> parts(int field) {
        return values(field).stream().map(b -> read((byte[]) b)).toList();
    }
}
