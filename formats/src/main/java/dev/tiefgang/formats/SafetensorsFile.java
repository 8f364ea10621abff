package dev.tiefgang.formats;

import dev.tiefgang.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a safetensors file holds.
///
/// @param tensors the tensors by name, in the order of the header; the map cannot be changed, the tensors are
///     live
/// @param metadata free text by name, without the checksum; cannot be changed
/// @param verified true where the file carried a checksum of itself and it was right
public record SafetensorsFile(
        SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata, boolean verified) {
    /// Takes copies of the maps, so that nobody can change the record.
    public SafetensorsFile {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }

    /// The tensor of that name.
    ///
    /// @throws FormatException if there is none
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null)
            throw new FormatException("expected a tensor '" + name + "' in the file, which holds " + tensors.keySet());
        return tensor;
    }
}
