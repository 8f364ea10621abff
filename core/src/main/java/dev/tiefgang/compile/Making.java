package dev.tiefgang.compile;

/// A step that makes a result part by part, so that a program of element-wise ops can work on each part while
/// it is near.
sealed interface Making extends Physical permits Product, ConvChannels, ConvChain {
    /// Number of inputs.
    int inputs();
}
