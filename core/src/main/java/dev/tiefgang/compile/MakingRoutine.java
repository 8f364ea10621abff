package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Tensor;

/// Runs a [Making], each part of whose result something may follow.
interface MakingRoutine extends Routine {
    /// What is done with a part of the result as soon as it is there.
    interface Behind {
        /// Leaves the result as it is.
        Behind NOTHING = (_, _, _, _, _) -> {};

        /// @param from first element of the part in the result
        /// @param length number of its elements
        /// @param made where they lie, from `at` on: in the result itself or in scratch memory
        void run(int from, int length, float[] made, int at, float[] scratch);
    }

    @Override
    default Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        return bind(kernels, in, out, 0, Behind.NOTHING);
    }

    /// The routine with what follows it.
    ///
    /// @param scratchAt where its own scratch memory begins
    Task bind(Kernels kernels, Tensor[] in, Tensor out, int scratchAt, Behind behind);
}
