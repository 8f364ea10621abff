package dev.tiefgang.simd;

import dev.tiefgang.runtime.KernelProvider;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.KernelsUnavailableException;

/// Offers the vector kernels to [dev.tiefgang.runtime.KernelChoice].
public final class VectorProvider implements KernelProvider {
    /// For the service loader.
    public VectorProvider() {}

    @Override
    public Kernels kernels() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            throw new KernelsUnavailableException("the module jdk.incubator.vector is not resolved; start java with"
                    + " --add-modules jdk.incubator.vector");
        }
        if (VectorKernels.LENGTH < 4) {
            throw new KernelsUnavailableException("this machine has no vectors of 128 bit or more");
        }
        return new VectorKernels();
    }
}
