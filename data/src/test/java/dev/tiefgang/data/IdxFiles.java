package dev.tiefgang.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/// Small IDX files for tests.
final class IdxFiles {
    private IdxFiles() {}

    static byte[] file(int magic, int[] extents, byte[] elements) {
        var file = ByteBuffer.allocate(4 + 4 * extents.length + elements.length).putInt(magic);
        for (int extent : extents) file.putInt(extent);
        return file.put(elements).array();
    }

    /// `n` pictures of 28×28 whose pixel `i` is `i mod 256`.
    static byte[] pictures(int n) {
        byte[] pixels = new byte[n * 784];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) i;
        return file(0x803, new int[] {n, 28, 28}, pixels);
    }

    static byte[] labels(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) labels[i];
        return file(0x801, new int[] {labels.length}, bytes);
    }

    static byte[] gzip(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
