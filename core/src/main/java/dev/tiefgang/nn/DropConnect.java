package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;

/// In training, a certain share of randomly chosen connections of the body is cut and the others are divided by `1 −
/// rate`; in recall all are whole.
///
/// Connections are the weights of the body and of all layers in it: its parameters with two axes or more. Biases and
/// the factors of normalisations stay. They are drawn anew for every step, the same for all samples of a batch; Wan et
/// al. draw for every sample, which takes a weight matrix for each, and recall by a sampled approximation. With batches
/// of one sample, as in online learning, both training rules are the same.
///
/// Shapes: those of the body. Source: Wan, Zeiler, Zhang, LeCun, Fergus: "Regularization of neural networks using
/// DropConnect", 2013.
///
/// @param body whose connections are cut, such as a [Dense] or a [Conv2d]
/// @param rate share of connections cut, 0 to below 1
public record DropConnect(Layer body, double rate) implements Layer {
    public DropConnect {
        Draws.requireRate("DropConnect", rate);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        int before = scope.parameters().size();
        Value y = scope.through(this::cut).child("body", body, x);
        var own = scope.parameters().subList(before, scope.parameters().size());
        if (own.stream().noneMatch(p -> p.trainable() && p.shape().rank() > 1))
            throw new ShapeException("DropConnect: expected a body with connections, received " + body);
        return y;
    }

    /// What the body sees of a parameter.
    private Value cut(Scope scope, String name, Value parameter) {
        if (!scope.training() || rate == 0 || parameter.shape().rank() < 2) return parameter;
        Value kept = Draws.kept(scope, name + ".connections", parameter.shape(), rate);
        return parameter.times(kept).times(1 / (1 - rate));
    }
}
