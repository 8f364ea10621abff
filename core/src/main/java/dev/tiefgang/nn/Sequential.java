package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import java.util.List;

/// Layers one after the other; the layer at place `i` is named `i`.
public record Sequential(List<Layer> layers) implements Layer {
    public Sequential {
        layers = List.copyOf(layers);
    }

    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Value y = x;
        for (int i = 0; i < layers.size(); i++) y = scope.child(String.valueOf(i), layers.get(i), y);
        return y;
    }
}
