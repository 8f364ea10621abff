package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// A layer by itself with known numbers, for comparing what comes out with numbers worked out elsewhere.
final class LayerProbe {
    private LayerProbe() {}

    /// What a layer makes of numbers in recall, in double precision; parameters are as their initialisers have them.
    static double[] recall(Layer layer, Shape batch, double... x) {
        return recall(layer, Map.of(), batch, x);
    }

    /// What a layer with given parameters makes of numbers in recall, in double precision.
    ///
    /// @param params by their names in the layer; the others are as their initialisers have them
    static double[] recall(Layer layer, Map<String, double[]> params, Shape batch, double... x) {
        return run(layer, params, false, 1, 1, Engines.first(), Precision.DOUBLE, Tensor.of(batch, x));
    }

    /// What a layer makes of numbers in training.
    static double[] training(Layer layer, long seed, long step, Engines.Engine engine, Tensor x) {
        return training(layer, Map.of(), seed, step, engine, x);
    }

    /// What a layer with given parameters makes of numbers in training.
    static double[] training(
            Layer layer, Map<String, double[]> params, long seed, long step, Engines.Engine engine, Tensor x) {
        return run(layer, params, true, seed, step, engine, Precision.FLOAT, x);
    }

    private static double[] run(
            Layer layer,
            Map<String, double[]> known,
            boolean training,
            long seed,
            long step,
            Engines.Engine engine,
            Precision precision,
            Tensor x) {
        var g = new Graph();
        Scope scope = Scope.root(g, training);
        Value y = scope.child("0", layer, g.input("x", x.shape()));
        var params = new Params();
        for (Scope.Parameter p : scope.parameters()) {
            Tensor t = Tensor.zeros(precision.type(Kind.REAL), p.shape());
            double[] numbers = known.get(p.name().substring(2));
            if (numbers == null) p.init().fill(t, Rng.of(seed, p.name(), 0), p.fanIn(), p.fanOut());
            else {
                Laws.require(numbers.length == t.size(), "%s: expected %d numbers", p.name(), t.size());
                for (int i = 0; i < t.size(); i++) t.put(i, numbers[i]);
            }
            params.put(p.name(), t);
        }
        Laws.require(known.keySet().stream().allMatch(k -> params.all().containsKey("0." + k)), "parameters %s", known);
        var inputs = Map.of("x", x.to(precision.type(Kind.REAL)), Scope.RANDOM, Tensor.of(Shape.of(2), seed, step));
        Tensor out =
                new Program(List.of(y), inputs, params).run(precision, engine).getFirst();
        double[] numbers = new double[out.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = out.at(i);
        return numbers;
    }

    /// The numbers 1, 2, … of a shape.
    static double[] counted(Shape s) {
        double[] x = new double[s.size()];
        for (int i = 0; i < x.length; i++) x[i] = i + 1;
        return x;
    }
}
