package dev.tiefgang.formats;

import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads one safetensors file from front to back, and takes its checksum on the way.
final class SafetensorsReader {
    private static final int CHUNK = 1 << 16;

    private final String file;
    private final long size;
    private final InputStream in;
    private final MessageDigest digest = Sha256.digest();
    private long position;

    /// @param size the number of bytes that the stream will give
    SafetensorsReader(String file, long size, InputStream in) {
        this.file = file;
        this.size = size;
        this.in = in;
    }

    SafetensorsFile read() throws IOException {
        byte[] length = take(headerStart());
        byte[] bytes = take(headerLength(length));
        var header = new SafetensorsHeader(file, bytes);
        var order = header.inDataOrder(size - position);
        String expected = hash(header, bytes);
        digest.update(length);
        digest.update(bytes);
        Map<String, Tensor> read = HashMap.newHashMap(order.size());
        for (var entry : order) read.put(entry.name(), tensor(entry));
        check(expected);
        var tensors = new LinkedHashMap<String, Tensor>();
        for (String name : header.entries().sequencedKeySet()) tensors.put(name, read.get(name));
        return new SafetensorsFile(tensors, header.metadata(), !expected.isEmpty());
    }

    private int headerStart() {
        if (size < SafetensorsHeader.START)
            throw FormatException.at(
                    file,
                    0,
                    "expected the " + SafetensorsHeader.START + " bytes of the header length, received " + size);
        return SafetensorsHeader.START;
    }

    private int headerLength(byte[] bytes) {
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long most = Math.min(SafetensorsHeader.MAX_BYTES, size - SafetensorsHeader.START);
        if (length < 0 || length > most)
            throw FormatException.at(
                    file,
                    0,
                    "expected a header length of at most " + most + ", received " + Long.toUnsignedString(length));
        return (int) length;
    }

    /// Cuts the digits of the checksum out of the header's bytes, zeros in their place, and returns them.
    private static String hash(SafetensorsHeader header, byte[] bytes) {
        int start = header.hashStart();
        if (start < 0) return "";
        int end = start + SafetensorsHeader.HASH_DIGITS;
        var digits = new StringBuilder();
        for (int i = start; i < end; i++) digits.append((char) bytes[i]);
        Arrays.fill(bytes, start, end, (byte) '0');
        return digits.toString();
    }

    private void check(String expected) {
        String received = HexFormat.of().formatHex(digest.digest());
        if (!expected.isEmpty() && !expected.equals(received))
            throw FormatException.at(
                    file,
                    0,
                    "expected content with SHA-256 " + expected + ", received " + received
                            + ": the file is damaged, take another one");
    }

    private Tensor tensor(SafetensorsHeader.Entry entry) throws IOException {
        var tensor = Tensor.zeros(entry.type().memory, entry.shape());
        int step = CHUNK / entry.type().bytes;
        for (int i = 0; i < tensor.size(); i += step) {
            int n = Math.min(step, tensor.size() - i);
            byte[] bytes = take(n * entry.type().bytes);
            digest.update(bytes);
            entry.type().read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), tensor, i, n);
        }
        return tensor;
    }

    private byte[] take(int n) throws IOException {
        byte[] bytes = in.readNBytes(n);
        position += bytes.length;
        if (bytes.length < n)
            throw FormatException.at(
                    file,
                    position,
                    "expected " + (n - bytes.length) + " more bytes, the file became shorter meanwhile");
        return bytes;
    }
}
