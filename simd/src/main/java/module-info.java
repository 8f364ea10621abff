/// The kernels on the Vector API; `dev.tiefgang.core` finds them through a service.
module dev.tiefgang.simd {
    requires dev.tiefgang.core;
    requires jdk.incubator.vector;
    requires static org.jspecify;

    provides dev.tiefgang.runtime.KernelProvider with
            dev.tiefgang.simd.VectorProvider;
}
