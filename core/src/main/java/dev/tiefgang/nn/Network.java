package dev.tiefgang.nn;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.Loss;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.function.Predicate;

/// A network described: what goes in, the layers, and what counts as wrong. Holds no numbers.
///
/// @param name for run folders and messages
/// @param input shape of one sample, for example `[1, 28, 28]`
/// @param body the layers
/// @param loss what training makes small
public record Network(String name, Shape input, Layer body, Loss loss) {
    /// The input of every network graph.
    public static final String INPUT = "input";

    public Network {
        if (input.size() == 0)
            throw new ShapeException("Network " + name + ": expected an input with elements, received " + input);
    }

    /// A network of layers one after the other.
    public static Network of(String name, Shape input, Loss loss, Layer... layers) {
        return new Network(name, input, Sequential.of(layers), loss);
    }

    /// The network as a graph for a batch: its scope, its input and its output.
    public record Built(Scope scope, Value input, Value output) {}

    /// Builds the graph for a batch of `n`.
    ///
    /// @throws ShapeException naming the layer that does not take its input
    public Built build(int n, boolean training) {
        return build(n, training, _ -> false);
    }

    /// Builds the graph for a batch of `n`, parts of which training leaves as they are.
    ///
    /// @param frozen true for the names of these parameters and states
    /// @throws ShapeException naming the layer that does not take its input
    public Built build(int n, boolean training, Predicate<String> frozen) {
        if (n < 1) throw new ShapeException("Network " + name + ": expected a batch of at least 1, received " + n);
        var graph = new Graph();
        Value x = graph.input(INPUT, input.batch(n));
        Scope scope = Scope.root(graph, training, frozen);
        return new Built(scope, x, body.apply(scope, x));
    }

    /// Shape of one output.
    public Shape output() {
        return build(1, false).output().shape().tail();
    }

    /// A model of this network with first numbers from a seed; equal seeds give equal numbers.
    public Model model(long seed) {
        return model(seed, Precision.FLOAT);
    }

    /// A model of this network with first numbers from a seed, which is trained and recalled in a precision.
    public Model model(long seed, Precision precision) {
        var params = new Params();
        for (Scope.Parameter p : build(1, true).scope().parameters()) {
            Tensor t = Tensor.zeros(precision.type(Kind.REAL), p.shape());
            p.init().fill(t, Rng.of(seed, "init/" + p.name(), 0), p.fanIn(), p.fanOut());
            params.put(p.name(), t);
        }
        return new Model(this, params);
    }

    /// What the network is made of and what it costs.
    public Summary summary() {
        return Summary.of(this);
    }
}
