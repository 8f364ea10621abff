package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;
import java.util.concurrent.atomic.AtomicBoolean;

/// In training, a certain share of randomly chosen connections of the body is cut and the others are divided by `1 −
/// rate`; in recall all are whole.
///
/// Connections are the weights of the body and of all layers in it. Biases and the factors of normalisations stay. They
/// are drawn anew for every step, the same for all samples of a batch; Wan et
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
        var seen = new AtomicBoolean();
        // Of its own stream, so that one inside another cuts anew.
        String stream = scope.name("connections");
        Value y = scope.through((inner, name, weight) -> {
                    seen.set(true);
                    return cut(inner, stream + "/" + inner.name(name), weight);
                })
                .child("body", body, x);
        if (!seen.get()) throw new ShapeException("DropConnect: expected a body with connections, received " + body);
        return y;
    }

    /// What the body sees of weights.
    private Value cut(Scope scope, String stream, Value weight) {
        if (!scope.training() || rate == 0) return weight;
        return weight.times(Draws.kept(scope.random(), stream, weight.shape(), rate))
                .times(1 / (1 - rate));
    }
}
