package dev.tiefgang.testkit;

import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.op.Concat;
import java.util.ArrayList;
import java.util.List;

/// Several layers over the same input, their outputs one behind the other along axis 1: a layer of a
/// user's own.
///
/// Shapes: `[n, c, …]` → `[n, Σ cᵢ, …]`.
public record Fork(List<Layer> branches) implements Layer.Custom {
    public Fork {
        branches = List.copyOf(branches);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        var outputs = new ArrayList<Value>();
        for (Layer branch : branches) outputs.add(scope.child("branch" + outputs.size(), branch, x));
        return x.graph().add(new Concat(1), outputs);
    }
}
