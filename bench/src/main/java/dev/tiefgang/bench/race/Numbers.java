package dev.tiefgang.bench.race;

import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// Inputs and weights for races: drawn, the same in every run.
final class Numbers {
    private Numbers() {}

    /// Normal numbers that are kept apart from others by their name.
    static float[] normal(String name, int count) {
        Rng rng = Rng.of(1, name, 0);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = (float) rng.normal(i);
        return numbers;
    }

    /// Classes in an order of chance.
    static float[] classes(int classes, int count) {
        Rng rng = Rng.of(1, "classes", 0);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = rng.below(i, classes);
        return numbers;
    }

    /// A batch for a network.
    static float[] batch(Network network, int batch) {
        return normal("batch", batch * network.input().size());
    }

    /// A model whose outputs are of a size that a trained one has: weights as drawn make those of deep
    /// networks so large that a softmax knows one class only, and there would be nothing to compare.
    static Model model(Network network) {
        Model model = network.model(1);
        Value output = network.build(1, false).output();
        float largest = 0;
        try (var pool = new Pool(1)) {
            var run = new Run(Plan.compile(output), model.params(), pool);
            run.fillRows(Network.INPUT, batch(network, 1), 0);
            run.run();
            for (float y : run.output(output).floats()) largest = Math.max(largest, Math.abs(y));
        }
        List<Scope.Parameter> weights = network.build(1, false).scope().parameters().stream()
                .filter(p -> p.connections().isPresent())
                .toList();
        Tensor last = model.params().tensor(weights.getLast().name());
        for (int i = 0; i < last.size(); i++) last.put(i, last.at(i) * 3 / largest);
        return model;
    }
}
