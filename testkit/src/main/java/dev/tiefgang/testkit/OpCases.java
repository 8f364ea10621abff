package dev.tiefgang.testkit;

import java.util.List;
import java.util.stream.Stream;

/// The table of ops: one row for each record of the sealed hierarchy [dev.tiefgang.graph.Op].
public final class OpCases {
    private OpCases() {}

    /// All rows.
    public static List<OpRow> all() {
        return Stream.of(
                        ElementwiseCases.rows(),
                        ActivationCases.rows(),
                        ReduceCases.rows(),
                        StructureCases.rows(),
                        ReductionCases.rows(),
                        DenseCases.rows(),
                        ProductCases.rows(),
                        PadCases.rows(),
                        PickCases.rows(),
                        AxisCases.rows(),
                        ConvolutionCases.rows(),
                        PoolingCases.rows(),
                        ResizeCases.rows(),
                        NormCases.rows(),
                        RecurrentCases.rows())
                .flatMap(List::stream)
                .toList();
    }
}
