package dev.tiefgang.formats;

import dev.tiefgang.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.SequencedMap;

/// Reads and writes tensors in the safetensors format.
///
/// A file is `n` (eight bytes, little-endian), `n` bytes of JSON header, and the data. The header gives for
/// each tensor `{"dtype": "F32", "shape": [2, 3], "data_offsets": [begin, end]}`, and under `__metadata__` free
/// text.
///
/// Reading is strict: the data must be covered by the tensors without hole and overlap, no name may come twice,
/// the header may not be longer than 100 MB, nothing may follow the data. F32, F64 and I64 are read as they
/// are, F16 and BF16 become `FLOAT32`; I8 to I32, U8 to U32 and BOOL become `INT64`. Where the metadata holds a
/// checksum as [Checkpoint] writes it, it is verified.
///
/// Writing is deterministic: the same names, tensors and metadata in the same order give the same bytes.
///
/// Source: the format's description in the repository `huggingface/safetensors`.
public final class Safetensors {
    private Safetensors() {}

    /// Reads a file.
    ///
    /// @throws FormatException if the content is no safetensors file, with the byte offset of what is wrong
    /// @throws FileException if the file cannot be read
    public static SafetensorsFile read(Path file) {
        try (var channel = FileChannel.open(file)) {
            return new SafetensorsReader(file.toString(), channel.size(), Channels.newInputStream(channel)).read();
        } catch (IOException e) {
            throw FileException.of(file, "read", e);
        }
    }

    /// Reads the bytes of a file; `name` stands for it in errors.
    ///
    /// @throws FormatException if the content is no safetensors file, with the byte offset of what is wrong
    public static SafetensorsFile read(String name, byte[] bytes) {
        try {
            return new SafetensorsReader(name, bytes.length, new ByteArrayInputStream(bytes)).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory is never hard to read.
        }
    }

    /// Writes a file, entirely or not at all.
    ///
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public static void write(Path file, SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
        AtomicFiles.write(file, new SafetensorsWriter(tensors, metadata, false)::writeTo);
    }

    /// The bytes of a file.
    public static byte[] encode(SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
        return encode(new SafetensorsWriter(tensors, metadata, false));
    }

    static byte[] encode(SafetensorsWriter writer) {
        if (writer.size() > Integer.MAX_VALUE - 16)
            throw new IllegalArgumentException(
                    "safetensors: " + writer.size() + " bytes do not fit into one array; write them to a file");
        var out = new ByteArrayOutputStream((int) writer.size());
        try {
            writer.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory is never hard to write.
        }
        return out.toByteArray();
    }
}
