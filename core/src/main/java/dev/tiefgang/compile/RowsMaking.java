package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;

/// Makes some rows of a convolution's result, all outputs of them, from rows of a picture that lie anywhere.
interface RowsMaking {
    /// @param from the first row that is made
    /// @param to the one behind the last
    /// @param xo where row 0 of the picture lies in `x`, or would lie if it were there
    /// @param yo where row 0 of the result lies in `y`, or would lie
    void rows(Kernels k, int from, int to, float[] x, int xo, ConvWeights w, float[] y, int yo);
}
