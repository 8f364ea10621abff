package dev.tiefgang.testkit;

import dev.tiefgang.nn.Layer;
import dev.tiefgang.tensor.Shape;

/// A layer with an input that suits it, and what is known about it from elsewhere.
///
/// @param sample shape of one sample
/// @param draw numbers that suit its input
/// @param output the expected shape of one output
/// @param parameters the expected number of trained numbers
/// @param states the expected number of numbers kept beside them
public record LayerCase(Layer layer, Shape sample, Operand.Draw draw, Shape output, long parameters, long states) {
    /// A layer that keeps nothing.
    public static LayerCase plain(Layer layer, Shape sample, Operand.Draw draw, Shape output) {
        return new LayerCase(layer, sample, draw, output, 0, 0);
    }
}
