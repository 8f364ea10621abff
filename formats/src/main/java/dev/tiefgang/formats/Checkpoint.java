package dev.tiefgang.formats;

import dev.tiefgang.tensor.Tensor;
import java.nio.file.Path;
import java.util.SequencedMap;

/// Reads and writes safetensors files that carry a checksum of themselves.
///
/// The metadata entry `sha256` holds 64 hexadecimal digits: the SHA-256 of the whole file with these 64 digits
/// read as `0`. Other programs read such a file as any safetensors file. Reading one here finds every
/// truncation and every changed bit, also in the header and in the digits themselves.
///
/// The tensors are read twice while they are written, first for the checksum: nobody may change them meanwhile.
public final class Checkpoint {
    private Checkpoint() {}

    /// Reads a checkpoint and verifies it.
    ///
    /// @throws FormatException if the file is damaged or carries no checksum
    /// @throws FileException if the file cannot be read
    public static SafetensorsFile read(Path file) {
        return verified(file.toString(), Safetensors.read(file));
    }

    /// Reads the bytes of a checkpoint and verifies them; `name` stands for the file in errors.
    ///
    /// @throws FormatException if the content is damaged or carries no checksum
    public static SafetensorsFile read(String name, byte[] bytes) {
        return verified(name, Safetensors.read(name, bytes));
    }

    /// Writes a checkpoint, entirely or not at all.
    ///
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public static void write(Path file, SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
        AtomicFiles.write(file, new SafetensorsWriter(tensors, metadata, true)::writeTo);
    }

    /// The bytes of a checkpoint.
    public static byte[] encode(SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
        return Safetensors.encode(new SafetensorsWriter(tensors, metadata, true));
    }

    private static SafetensorsFile verified(String name, SafetensorsFile file) {
        if (!file.verified())
            throw FormatException.at(
                    name,
                    SafetensorsHeader.START,
                    "expected a checkpoint with its checksum in the metadata '" + SafetensorsHeader.HASH
                            + "', found none: a plain weight file, or a damaged checkpoint");
        return file;
    }
}
