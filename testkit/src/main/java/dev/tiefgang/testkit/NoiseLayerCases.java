package dev.tiefgang.testkit;

import dev.tiefgang.nn.Dropout;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;

/// Rows of the layers that draw random numbers in training.
final class NoiseLayerCases {
    private NoiseLayerCases() {}

    /// The rows.
    static List<LayerRow> rows() {
        return List.of(
                new LayerRow(
                        Dropout.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3));
                            return LayerCase.plain(new Dropout(d.below(10) / 10.0), s, Draw.NORMAL, s);
                        },
                        List.of(),
                        List.of(() -> new Dropout(1), () -> new Dropout(-0.1), () -> new Dropout(Double.NaN))));
    }
}
