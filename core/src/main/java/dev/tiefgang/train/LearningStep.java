package dev.tiefgang.train;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// One step of learning as a plan: forwards, loss, gradients, and what parameters and the optimizer's memory
/// become.
///
/// @param plan what runs
/// @param scope the network as it was built
/// @param output what tells right from wrong: the outputs `[n, classes]`, or, without classes, the predictions: a
/// number for each class, or a prediction where targets are real
/// values
/// @param loss the loss of the batch, a scalar
public record LearningStep(Plan plan, Scope scope, Value output, Value loss) {
    /// The input that holds the targets of the batch.
    public static final String TARGET = "target";

    /// The input that holds the weights of the samples, where they have any.
    public static final String WEIGHT = "weight";

    /// Builds the step for batches of `n` samples that count alike.
    ///
    /// @param classes number of classes if targets are class indices, 0 if they are real values
    public static LearningStep of(Network network, Recipe recipe, int n, int classes, Precision precision) {
        return of(network, recipe, n, classes, false, precision);
    }

    /// Builds the step for batches of `n`.
    ///
    /// @param classes number of classes if targets are class indices, 0 if they are real values
    /// @param weighted whether samples have weights
    public static LearningStep of(
            Network network, Recipe recipe, int n, int classes, boolean weighted, Precision precision) {
        return of(network, recipe, n, classes, weighted, precision, Changes::stepped);
    }

    /// Builds the step that only adds up gradients, for batches of `n` which others follow before the
    /// weights change.
    static LearningStep gathering(
            Network network, Recipe recipe, int n, int classes, boolean weighted, Precision precision) {
        return of(network, recipe, n, classes, weighted, precision, Changes::gathered);
    }

    private static LearningStep of(
            Network network,
            Recipe recipe,
            int n,
            int classes,
            boolean weighted,
            Precision precision,
            BiFunction<Changes, List<Value>, Map<String, Value>> change) {
        Network.Built built = network.build(n, true, recipe::freezes);
        Scope scope = built.scope();
        Graph g = built.output().graph();
        Value loss = loss(network, built, classes, weighted);
        List<Scope.Parameter> learned = scope.parameters().stream()
                .filter(p -> p.trainable() && !recipe.freezes(p.name()))
                .toList();
        List<Value> gradients = Autodiff.gradients(
                loss, learned.stream().map(Scope.Parameter::value).toList());
        Map<String, Value> updates = new LinkedHashMap<>(scope.updates());
        // The largest output is the most probable class as it is; yes and no are told apart by the prediction. What is
        // kept comes before the updates, so that these can be made in place.
        Value output = classes > 0 ? built.output() : network.loss().prediction(built.output());
        updates.putAll(change.apply(new Changes(g, recipe, learned), gradients));
        Plan plan = Plan.compile(List.of(loss, output), updates, precision).unrolled();
        return new LearningStep(plan, scope, output, loss);
    }

    /// The loss of a batch of a network.
    static Value loss(Network network, Network.Built built, int classes, boolean weighted) {
        Value output = built.output(), target = target(output.graph(), output.shape(), classes);
        if (!weighted) return network.loss().value(output, target);
        Value weight = output.graph().input(WEIGHT, Shape.of(output.shape().dim(0)));
        return network.loss().value(output, target, weight);
    }

    /// Targets in the form of the output: as they are, or class indices as one-hot rows.
    static Value target(Graph g, Shape output, int classes) {
        if (classes == 0) return g.input(TARGET, output);
        return g.indices(TARGET, Shape.of(output.dim(0))).oneHot(classes);
    }

    /// The input that holds coefficient `i` of the optimizer.
    public static String coefficient(int i) {
        return Changes.coefficient(i);
    }
}
