package dev.tiefgang.formats;

import dev.tiefgang.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads and writes single arrays in NumPy's npy format.
///
/// Read are versions 1.0 to 3.0, both byte orders, C and Fortran order; `f4` and `f8` as they are, `f2` as
/// `FLOAT32`, `i1` to `i8`, `u1` to `u4` and `b1` as `INT64`. Objects, which would be code, are refused.
/// Written is version 1.0, little-endian, in C order; the same tensor gives the same bytes.
///
/// Source: R. Kern, "NEP 1: A simple file format for NumPy arrays", 2007.
public final class Npy {
    private static final int CHUNK = 1 << 13;

    private Npy() {}

    /// Reads a file.
    ///
    /// @throws FormatException if the content is no such array, with the byte offset of what is wrong
    /// @throws FileException if the file cannot be read
    public static Tensor read(Path file) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return new NpyReader(file.toString(), Files.size(file), in).read();
        } catch (IOException e) {
            throw FileException.of(file, "read", e);
        }
    }

    /// Reads the bytes of a file; `name` stands for it in errors.
    ///
    /// @throws FormatException if the content is no such array, with the byte offset of what is wrong
    public static Tensor read(String name, byte[] bytes) {
        try {
            return new NpyReader(name, bytes.length, new ByteArrayInputStream(bytes)).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a file, entirely or not at all.
    ///
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public static void write(Path file, Tensor tensor) {
        AtomicFiles.write(file, out -> write(out, tensor));
    }

    static void write(OutputStream out, Tensor tensor) throws IOException {
        SafetensorsType type = switch (tensor.type()) {
            case FLOAT32 -> SafetensorsType.F32;
            case FLOAT64 -> SafetensorsType.F64;
            case INT64 -> SafetensorsType.I64;
        };
        out.write(NpyHeader.bytes(type, tensor.shape()));
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tensor.size(); i += CHUNK) {
            int n = Math.min(CHUNK, tensor.size() - i);
            chunk.clear();
            for (int k = 0; k < n; k++) {
                if (type.bytes == 4) chunk.putInt((int) tensor.bits(i + k));
                else chunk.putLong(tensor.bits(i + k));
            }
            out.write(chunk.array(), 0, n * type.bytes);
        }
    }
}
