package dev.tiefgang.train;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.Param;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds where numbers that are not finite come from.
final class Sentinel {
    private Sentinel() {}

    /// Looks at everything that training keeps: parameters, running statistics, the optimizer's memory.
    ///
    /// The loss shows a broken number only one step later, and some never; what is saved must not hold any.
    ///
    /// @param step steps done
    /// @throws NonFiniteException that names the step and the first tensor with such a number
    static void requireFinite(Params numbers, long step) {
        numbers.all().forEach((name, t) -> {
            if (Finite.all(t, 0, t.size())) return;
            int i = 0;
            while (Double.isFinite(t.at(i))) i++;
            String what = Kept.kind(name);
            throw new NonFiniteException(step, "element %d of %s '%s'".formatted(i, what, name), t.at(i));
        });
    }

    /// Runs a step whose loss is not finite again, with every value kept; the exception that names the place.
    ///
    /// @param inputs the inputs of the failed step, row-major
    static NonFiniteException trace(
            Model model, Recipe recipe, Params numbers, int n, int classes, Map<String, Tensor> inputs, long step) {
        Network network = model.network();
        Network.Built built = network.build(n, true, recipe::freezes);
        Graph g = built.output().graph();
        Value loss = LearningStep.loss(network, built, classes, inputs.containsKey(LearningStep.WEIGHT));
        List<Value> all = IntStream.range(0, g.size())
                .mapToObj(g::value)
                .filter(v -> v.kind() == Kind.REAL)
                .toList();
        Plan plan = Plan.compile(all, Map.of(), model.precision());
        var run = new Run(plan, numbers, Pool.shared());
        inputs.forEach(run::set);
        run.run();
        for (Value v : all) {
            Tensor t = run.output(v);
            for (int i = 0; i < t.size(); i++)
                if (!Double.isFinite(t.at(i))) return new NonFiniteException(step, where(built.scope(), v), t.at(i));
        }
        return new NonFiniteException(step, "the loss", run.output(loss).at(0));
    }

    private static String where(Scope scope, Value v) {
        return switch (v.op()) {
            case Input in -> "input '" + in.name() + "'";
            case Param p -> "parameter '" + p.name() + "'";
            default ->
                scope.layers().stream()
                        .filter(b -> b.from() <= v.id() && v.id() < b.to())
                        .findFirst()
                        .map(b -> "the output of layer " + b.path() + ", " + kind(b.layer()) + ", at " + kind(v.op()))
                        .orElse("the loss, at " + kind(v.op()));
        };
    }

    /// The word for a layer or an op, without its settings.
    private static String kind(Object described) {
        return described.getClass().getSimpleName();
    }
}
