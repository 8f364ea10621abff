package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Tensor;

/// Where what a convolution reads besides its pictures lies: the packed filters, the bias, for which zeros stand
/// where it has none, and what is added at the end, if anything.
///
/// @param wo where the filters begin in `w`
/// @param bo where the bias begins in `bias`
/// @param e [Kernels#NOTHING], or what is added
/// @param eo where that begins in `e`
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConvOperands(float[] w, int wo, float[] bias, int bo, float[] e, int eo) {
    /// Of the inputs of a step, from `at` on.
    static ConvOperands of(ConvChannels op, Tensor[] in, int at) {
        float[] bias = op.bias() ? in[at + 1].floats() : new float[op.outputs()];
        int bo = op.bias() ? in[at + 1].from() : 0, last = at + op.inputs() - 2;
        return new ConvOperands(
                in[at].floats(),
                in[at].from(),
                bias,
                bo,
                op.residual() ? in[last].floats() : Kernels.NOTHING,
                op.residual() ? in[last].from() : 0);
    }
}
