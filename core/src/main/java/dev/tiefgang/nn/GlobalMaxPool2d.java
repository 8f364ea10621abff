package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;

/// The largest of each map as one number.
///
/// Shapes: `[n, c, h, w]` → `[n, c]`. Gradient: in equal parts to all that are the largest. Source: Oquab, Bottou,
/// Laptev, Sivic: "Is object localization for free?", 2015.
public record GlobalMaxPool2d() implements Layer {
    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = Maps.require("GlobalMaxPool2d", x);
        return x.maximum(2, 3).reshape(Shape.of(s.dim(0), s.dim(1)));
    }
}
