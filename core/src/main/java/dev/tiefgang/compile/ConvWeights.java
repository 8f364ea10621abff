package dev.tiefgang.compile;

import dev.tiefgang.tensor.Tensor;

/// Where the packed filters and the bias of a convolution lie; zeros stand for a bias that it has not.
///
/// @param wo where the filters begin in `w`
/// @param bo where the bias begins in `bias`
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConvWeights(float[] w, int wo, float[] bias, int bo) {
    /// Of the inputs of a step, from `at` on.
    static ConvWeights of(ConvChannels op, Tensor[] in, int at) {
        Tensor w = in[at];
        return op.bias()
                ? new ConvWeights(w.floats(), w.from(), in[at + 1].floats(), in[at + 1].from())
                : new ConvWeights(w.floats(), w.from(), new float[op.outputs()], 0);
    }
}
