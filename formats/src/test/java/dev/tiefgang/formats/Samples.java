package dev.tiefgang.formats;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Small contents for files.
final class Samples {
    private Samples() {}

    static SequencedMap<String, Tensor> tensors() {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("w", Tensor.of(Shape.of(1, 3), 1.5f, -0f, Float.NaN));
        tensors.put("größe", Tensor.of(Shape.of(2), 1e300, -1e-300));
        tensors.put("step", Tensor.of(Shape.of(), Long.MIN_VALUE));
        tensors.put("none", Tensor.of(Shape.of(2, 0), new float[0]));
        return tensors;
    }

    static SequencedMap<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("model", "mlp \"x\"");
        metadata.put("π", "3");
        return metadata;
    }
}
