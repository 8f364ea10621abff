package dev.tiefgang.train;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Slot;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private static final String MEMORY = "optimizer/";

    /// Builds the step for batches of `n`.
    ///
    /// @param classes number of classes if targets are class indices, 0 if they are real values
    public static LearningStep of(Network network, Recipe recipe, int n, int classes, Precision precision) {
        Network.Built built = network.build(n, true, recipe::freezes);
        Scope scope = built.scope();
        Graph g = built.output().graph();
        Value loss =
                network.loss().value(built.output(), target(g, built.output().shape(), classes));
        List<Scope.Parameter> learned = scope.parameters().stream()
                .filter(p -> p.trainable() && !recipe.freezes(p.name()))
                .toList();
        List<Value> gradients = Autodiff.gradients(
                loss, learned.stream().map(Scope.Parameter::value).toList());
        gradients = decayed(learned, recipe.clip().apply(gradients), recipe.weightDecay());

        Map<String, Value> updates = new LinkedHashMap<>(scope.updates());
        Optimizer optimizer = recipe.optimizer();
        List<Value> c = new ArrayList<>();
        for (int i = 0; i < optimizer.coefficients(); i++) c.add(g.input(coefficient(i), Shape.of()));
        for (int i = 0; i < learned.size(); i++) {
            Scope.Parameter p = learned.get(i);
            List<Value> memory = optimizer.memory().stream()
                    .map(m -> g.param(memory(p.name(), m.name()), p.shape()))
                    .toList();
            Optimizer.Update u = optimizer.update(p.value(), gradients.get(i), memory, c);
            updates.put(p.name(), u.w());
            for (int k = 0; k < memory.size(); k++)
                updates.put(
                        memory(p.name(), optimizer.memory().get(k).name()), u.memory().get(k));
        }
        // The largest output is the most probable class as it is; yes and no are told apart by the prediction.
        Value output = classes > 0 ? built.output() : network.loss().prediction(built.output());
        return new LearningStep(Plan.compile(List.of(loss, output), updates, precision), scope, output, loss);
    }

    /// Targets in the form of the output: as they are, or class indices as one-hot rows.
    static Value target(Graph g, Shape output, int classes) {
        if (classes == 0) return g.input(TARGET, output);
        return g.indices(TARGET, Shape.of(output.dim(0))).oneHot(classes);
    }

    /// The bound holds for what the data say; weights shrink by the same share whether it binds or not.
    private static List<Value> decayed(List<Scope.Parameter> learned, List<Value> gradients, double decay) {
        if (decay == 0) return gradients;
        var sum = new ArrayList<Value>();
        for (int i = 0; i < gradients.size(); i++) {
            Scope.Parameter p = learned.get(i);
            Value g = gradients.get(i);
            sum.add(Optimizer.decays(p.shape()) ? g.plus(p.value().times(decay)) : g);
        }
        return sum;
    }

    /// The input that holds coefficient `i` of the optimizer.
    public static String coefficient(int i) {
        return "optimizer." + i;
    }

    /// The name under which the optimizer keeps something for a parameter.
    static String memory(String parameter, String what) {
        return MEMORY + parameter + "/" + what;
    }

    /// True for the name of something that the optimizer keeps.
    static boolean isMemory(String name) {
        return name.startsWith(MEMORY);
    }

    /// What the optimizer keeps, as it is before the first step, by name.
    static Map<String, Tensor> freshMemory(Network network, Optimizer optimizer, Precision precision) {
        Map<String, Tensor> memory = new LinkedHashMap<>();
        for (Scope.Parameter p : network.build(1, true).scope().parameters())
            if (p.trainable())
                for (Slot m : optimizer.memory()) {
                    Tensor t = Tensor.zeros(precision.type(Kind.REAL), p.shape());
                    for (int i = 0; i < t.size(); i++) t.put(i, m.start());
                    memory.put(memory(p.name(), m.name()), t);
                }
        return memory;
    }
}
