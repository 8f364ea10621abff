package dev.tiefgang.train;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.optim.Slot;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// What training keeps for each parameter from step to step, beside the model's own numbers.
final class Kept {
    private static final String OPTIMIZER = "optimizer/";
    private static final String GRADIENT = "gradient/";

    private Kept() {}

    /// The name of a slot of the optimizer.
    static String slot(String parameter, Slot slot) {
        return OPTIMIZER + parameter + "/" + slot.name();
    }

    /// The name of the gradient that batches have added up to.
    static String gradient(String parameter) {
        return GRADIENT + parameter;
    }

    /// The name of the mean over the steps.
    static String average(String parameter) {
        return Snapshot.AVERAGE + parameter;
    }

    /// What a name stands for, in words.
    static String kind(String name) {
        if (name.startsWith(OPTIMIZER)) return "the optimizer's memory";
        if (name.startsWith(GRADIENT)) return "the sum of gradients";
        return name.startsWith(Snapshot.AVERAGE) ? "the mean of weights" : "parameter";
    }

    /// How many tensors there are for each parameter.
    static int count(Recipe recipe) {
        Extras e = recipe.extra();
        return recipe.optimizer().memory().size() + (e.accumulate() > 1 ? 1 : 0) + (e.average() > 0 ? 1 : 0);
    }

    /// All of it as it is before the first step.
    ///
    /// @param model the numbers that a mean begins with
    static Map<String, Tensor> fresh(Network network, Recipe recipe, Params model, Precision precision) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (Scope.Parameter p : network.build(1, true).scope().parameters()) {
            if (!p.trainable()) continue;
            for (Slot slot : recipe.optimizer().memory()) {
                Tensor t = Tensor.zeros(precision.type(Kind.REAL), p.shape());
                for (int i = 0; i < t.size(); i++) t.put(i, slot.start());
                all.put(slot(p.name(), slot), t);
            }
            if (recipe.extra().accumulate() > 1)
                all.put(gradient(p.name()), Tensor.zeros(precision.type(Kind.REAL), p.shape()));
            if (recipe.extra().average() > 0)
                all.put(average(p.name()), model.tensor(p.name()).copy());
        }
        return all;
    }
}
