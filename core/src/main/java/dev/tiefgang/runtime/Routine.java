package dev.tiefgang.runtime;

import dev.tiefgang.tensor.Tensor;

/// The code that runs one step of a plan: immutable, chosen once from the op and its shapes.
///
/// The work is cut into chunks by the problem alone, so that the result does not depend on the number of threads.
public interface Routine {
    /// Number of pieces that may run at the same time.
    default int chunks() {
        return 1;
    }

    /// Floats of scratch memory that each thread needs.
    default int scratch() {
        return 0;
    }

    /// The routine tied to the tensors of one run. Whatever memory it needs is taken here.
    Task bind(Kernels kernels, Tensor[] in, Tensor out);

    /// A routine tied to its memory. Running a chunk allocates nothing.
    @FunctionalInterface
    interface Task {
        void run(int chunk, float[] scratch);
    }
}
