package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// A recipe that extends a graph by one part of a network.
///
/// Layers are records, so a network can be compared, printed and stored. The first axis of every value is the
/// batch.
public sealed interface Layer
        permits Activation,
                AveragePool2d,
                BatchNorm,
                Conv2d,
                Dense,
                Dropout,
                Flatten,
                GlobalAveragePool2d,
                Gru,
                Layer.Custom,
                Lstm,
                MaxPool2d,
                MultiHeadAttention,
                Parallel,
                Residual,
                Sequential,
                Shared,
                SimpleRnn,
                Standardise,
                TimeDistributed,
                Wired {

    /// Adds this layer to the graph of `x` and returns its output.
    ///
    /// @throws dev.tiefgang.tensor.ShapeException if the layer does not take inputs of this shape
    Value apply(Scope scope, Value x);

    /// The open door: layers defined outside this module (docs/custom.md shows one). Files hold none of them.
    non-sealed interface Custom extends Layer {}
}
