package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// A recipe that extends a graph by one part of a network.
///
/// Layers are records, so a network can be compared, printed and stored. The first axis of every value is the
/// batch.
public sealed interface Layer
        permits Activation,
                AdaptiveAveragePool2d,
                AdaptiveMaxPool2d,
                AlphaDropout,
                AveragePool2d,
                BatchNorm,
                Celu,
                Conv1d,
                Conv2d,
                ConvTranspose1d,
                ConvTranspose2d,
                Crop,
                Dense,
                DepthToSpace,
                DepthwiseConv2d,
                DropConnect,
                Dropout,
                Elu,
                Embedding,
                Flatten,
                GaussianDropout,
                GaussianNoise,
                GlobalAveragePool2d,
                GlobalMaxPool2d,
                GroupNorm,
                Gru,
                InstanceNorm,
                Layer.Custom,
                LayerNorm,
                LeakyRelu,
                LocalResponseNorm,
                LpPool2d,
                Lstm,
                MaxPool2d,
                MultiHeadAttention,
                PRelu,
                Pad,
                Parallel,
                Permute,
                Reshape,
                Residual,
                Resize2d,
                RmsNorm,
                Sequential,
                Shared,
                SimpleRnn,
                Softmax,
                SpaceToDepth,
                SpatialDropout,
                Standardise,
                ThresholdedRelu,
                TimeDistributed,
                Upsample2d,
                Wired {

    /// Adds this layer to the graph of `x` and returns its output.
    ///
    /// @throws dev.tiefgang.tensor.ShapeException if the layer does not take inputs of this shape
    Value apply(Scope scope, Value x);

    /// The open door: layers defined outside this module (docs/custom.md shows one). Files hold none of them.
    non-sealed interface Custom extends Layer {}
}
