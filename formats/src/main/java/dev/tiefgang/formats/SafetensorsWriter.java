package dev.tiefgang.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// One safetensors file about to be written: the header is made, the data are taken from the tensors on writing.
final class SafetensorsWriter {
    private static final int CHUNK = 1 << 16;
    private static final int ALIGNMENT = 8;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] header;
    private final List<Tensor> data = new ArrayList<>();
    private final long size;

    /// @param signed true for a file that carries its own checksum
    SafetensorsWriter(SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata, boolean signed) {
        Map<String, Long> begins = layOut(tensors);
        header = header(tensors, begins, metadata, signed);
        size = Long.BYTES
                + header.length
                + data.stream().mapToLong(SafetensorsWriter::bytes).sum();
        if (signed) sign();
    }

    long size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        var buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        out.write(buffer.putLong(0, header.length).array(), 0, Long.BYTES);
        out.write(header);
        for (Tensor tensor : data) {
            int bytes = tensor.type().bytes(), step = CHUNK / bytes;
            for (int i = 0; i < tensor.size(); i += step) {
                int n = Math.min(step, tensor.size() - i);
                SafetensorsType.write(tensor, i, n, buffer);
                out.write(buffer.array(), 0, n * bytes);
            }
        }
    }

    /// Puts the types with eight bytes before those with four: then each tensor lies at a multiple of its
    /// element's size, which other programs need to map it.
    private Map<String, Long> layOut(SequencedMap<String, Tensor> tensors) {
        Map<String, Long> begins = HashMap.newHashMap(tensors.size());
        var order = new ArrayList<>(tensors.sequencedEntrySet());
        order.sort(Comparator.comparingInt(e -> -e.getValue().type().bytes()));
        long begin = 0;
        for (var entry : order) {
            begins.put(entry.getKey(), begin);
            begin += bytes(entry.getValue());
            data.add(entry.getValue());
        }
        return begins;
    }

    private static long bytes(Tensor tensor) {
        return (long) tensor.size() * tensor.type().bytes();
    }

    private static byte[] header(
            SequencedMap<String, Tensor> tensors,
            Map<String, Long> begins,
            SequencedMap<String, String> metadata,
            boolean signed) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            writeMetadata(json, metadata, signed);
            for (var e : tensors.sequencedEntrySet()) {
                if (e.getKey().equals(SafetensorsHeader.METADATA))
                    throw new IllegalArgumentException("safetensors: no tensor may have the name " + e.getKey());
                writeEntry(json, e.getKey(), e.getValue(), begins.getOrDefault(e.getKey(), 0L));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory is never hard to write.
        }
        return padded(text.toString());
    }

    private static byte[] padded(String text) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("safetensors: a name holds half a character (a lone surrogate)", e);
        }
        int length = bytes.remaining(), padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (padded > SafetensorsHeader.MAX_BYTES)
            throw new IllegalArgumentException("safetensors: expected names and metadata of at most "
                    + SafetensorsHeader.MAX_BYTES + " bytes, received " + padded);
        byte[] header = new byte[padded];
        bytes.get(header, 0, length);
        Arrays.fill(header, length, padded, (byte) ' ');
        return header;
    }

    private static void writeMetadata(JsonGenerator json, SequencedMap<String, String> metadata, boolean signed)
            throws IOException {
        if (metadata.containsKey(SafetensorsHeader.HASH))
            throw new IllegalArgumentException("safetensors: the metadata name '" + SafetensorsHeader.HASH
                    + "' is kept for the checksum of checkpoints");
        if (metadata.isEmpty() && !signed) return;
        json.writeObjectFieldStart(SafetensorsHeader.METADATA);
        if (signed) json.writeStringField(SafetensorsHeader.HASH, "0".repeat(SafetensorsHeader.HASH_DIGITS));
        for (var e : metadata.sequencedEntrySet()) json.writeStringField(e.getKey(), e.getValue());
        json.writeEndObject();
    }

    private static void writeEntry(JsonGenerator json, String name, Tensor tensor, long begin) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", tensor.type().code());
        int[] extents = tensor.shape().extents();
        json.writeFieldName("shape");
        json.writeArray(extents, 0, extents.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, begin + bytes(tensor)}, 0, 2);
        json.writeEndObject();
    }

    /// Replaces the 64 zeros, which the writer puts first into the metadata, by the checksum of the file with
    /// them.
    private void sign() {
        MessageDigest digest = Sha256.digest();
        try {
            writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Nothing is written here.
        }
        byte[] digits = HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
        int start = ("{\"" + SafetensorsHeader.METADATA + "\":{\"" + SafetensorsHeader.HASH + "\":\"").length();
        System.arraycopy(digits, 0, header, start, digits.length);
    }
}
