package dev.tiefgang.testkit;

import java.util.List;
import java.util.stream.Stream;

/// The table of layers: one row for each record of the sealed hierarchy [dev.tiefgang.nn.Layer], and one for a
/// layer of a user's own.
public final class LayerCases {
    private LayerCases() {}

    /// All rows.
    public static List<LayerRow> all() {
        return Stream.of(
                        CommonLayerCases.rows(),
                        ActivationLayerCases.rows(),
                        ConvolutionLayerCases.rows(),
                        PoolingLayerCases.rows(),
                        ShapeLayerCases.rows(),
                        NormLayerCases.rows(),
                        NoiseLayerCases.rows(),
                        JoinLayerCases.rows(),
                        RecurrentLayerCases.rows())
                .flatMap(List::stream)
                .toList();
    }
}
