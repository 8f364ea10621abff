package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/// Several layers over the same input, their outputs joined; the branch at place `i` is named `i`.
///
/// Shapes: what every branch takes → what the join makes of their outputs. A branch without layers,
/// `Sequential.of()`, passes the input on. Source: Szegedy et al.: "Going deeper with convolutions", 2014.
///
/// ```java
/// new Parallel(new Join.Concat(1), new Conv2d(8, 1), new Conv2d(8, 3).same())
/// ```
///
/// @param join how the outputs become one
/// @param branches at least one
public record Parallel(Join join, List<Layer> branches) implements Layer {
    public Parallel {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) throw new ShapeException("Parallel: expected at least one branch, received none");
    }

    public Parallel(Join join, Layer... branches) {
        this(join, List.of(branches));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        var outputs = new ArrayList<Value>();
        for (Layer branch : branches) outputs.add(scope.child(String.valueOf(outputs.size()), branch, x));
        return join.apply(outputs);
    }
}
