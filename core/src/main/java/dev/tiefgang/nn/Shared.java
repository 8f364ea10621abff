package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// A layer that uses the same parameters wherever its name comes: what one place learns, all places know.
///
/// The parameters are named `shared.NAME.…`, which is also how they are frozen. Their gradient is the sum
/// over all places. Every place must hold the same layer and an input for which it has the same parameters.
/// Random layers draw anew at each place; a running statistic takes the mean of what its places ask for.
/// Shapes: those of the layer. Source: Bromley et al.: "Signature verification using a siamese time delay
/// neural network", 1993.
///
/// @param name of the parameters: letters, digits, `_` and `-`
public record Shared(String name, Layer layer) implements Layer {
    public Shared {
        Names.require("Shared", name);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return scope.shared(name, layer, x);
    }
}
