/// The engine: tensors, graphs and their gradients, plans and kernels, layers, training. Needs nothing but the
/// JDK.
///
/// Read the packages in this order: `dev.tiefgang.tensor`, `dev.tiefgang.graph`, `dev.tiefgang.op`,
/// `dev.tiefgang.runtime`, `dev.tiefgang.loss`, `dev.tiefgang.nn`, `dev.tiefgang.metric`, `dev.tiefgang.optim`,
/// `dev.tiefgang.train`.
module dev.tiefgang.core {
    requires static transitive org.jspecify;

    exports dev.tiefgang.tensor;
    exports dev.tiefgang.graph;
    exports dev.tiefgang.op;
    exports dev.tiefgang.runtime;
    exports dev.tiefgang.loss;
    exports dev.tiefgang.metric;
    exports dev.tiefgang.nn;
    exports dev.tiefgang.optim;
    exports dev.tiefgang.train;

    uses dev.tiefgang.runtime.KernelProvider;
}
