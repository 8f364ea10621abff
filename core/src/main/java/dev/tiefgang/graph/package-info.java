/// What is computed: a graph of immutable op records, its gradients, and the algebra that keeps it small.
///
/// A [dev.tiefgang.graph.Graph] is a list of nodes, each an [dev.tiefgang.graph.Op] over earlier nodes with a
/// static shape. A [dev.tiefgang.graph.Value] is a handle on one node and the vocabulary in which networks are
/// written. [dev.tiefgang.graph.Autodiff] extends a graph by its own backward pass, made of the same ops again,
/// so a gradient can be printed, simplified, compiled and differentiated like any other value.
///
/// ```java
/// var g = new Graph();
/// Value x = g.input("x", Shape.of(2, 3)), w = g.param("w", Shape.of(3, 1));
/// Value loss = x.matmul(w).tanh().sum();
/// Value dw = Autodiff.gradients(loss, List.of(w)).getFirst();
/// ```
///
/// Nothing here holds numbers or runs; that is the business of `dev.tiefgang.runtime`.
@NullMarked
package dev.tiefgang.graph;

import org.jspecify.annotations.NullMarked;
