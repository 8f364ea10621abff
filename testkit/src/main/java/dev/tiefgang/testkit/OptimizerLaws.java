package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Slot;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.train.LearningStep;
import dev.tiefgang.train.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The laws of optimizers: they equal their scalar definitions, in double precision to 1e-12.
public final class OptimizerLaws {
    private static final int STEPS = 25;
    private static final double SHARE = 1e-12;

    private OptimizerLaws() {}

    /// 25 steps on gradients that are given, with a rate that changes.
    public static void equalsDefinition(OptimizerCases.Row row) {
        for (Shape shape : List.of(Shape.of(7), Shape.of(7, 1)))
            equalsDefinition(row, shape, Precision.DOUBLE, Engines.first(), SHARE);
    }

    /// The same in floats, for as many numbers as take several chunks.
    public static void equalsDefinitionInFloat(OptimizerCases.Row row) {
        for (Shape shape : List.of(Shape.of(20_003), Shape.of(83, 241)))
            equalsDefinition(row, shape, Precision.FLOAT, Engines.usual(), 1e-5);
    }

    private static void equalsDefinition(
            OptimizerCases.Row row, Shape shape, Precision precision, Engines.Engine engine, double share) {
        Optimizer o = row.optimizer();
        Type real = precision.type(Kind.REAL);
        int n = shape.size();
        var g = new Graph();
        Value w = g.param("w", shape), dw = g.input("g", shape);
        List<Value> memory =
                o.memory().stream().map(m -> g.param(m.name(), shape)).toList();
        var c = new ArrayList<Value>();
        for (int i = 0; i < o.coefficients(); i++) c.add(g.input("c" + i, Shape.of()));
        Optional<Double> decay = shape.rank() > 1 ? o.ownDecay() : Optional.empty();
        Optimizer.Update u = o.update(w, dw, memory, c, decay);
        var updates = new LinkedHashMap<>(Map.of("w", u.w()));
        var params = new Params();
        Tensor first = new Operand(shape, Operand.Draw.NORMAL).numbers(1, 0);
        params.put("w", first.to(real));
        for (int k = 0; k < memory.size(); k++) {
            Slot slot = o.memory().get(k);
            updates.put(slot.name(), u.memory().get(k));
            params.put(slot.name(), start(slot, real, shape));
        }
        double[] expected = first.doubles().clone();
        double[][] memories = memories(o, n);
        var run = new Run(Plan.compile(List.of(), updates, precision), params, engine.pool(), engine.kernels());
        for (int t = 1; t <= STEPS; t++) {
            double rate = o.rate() * (1 - t / 50.0);
            Tensor gradient = new Operand(shape, Operand.Draw.NORMAL).numbers(t, 1);
            run.set("g", gradient);
            for (int i = 0; i < o.coefficients(); i++)
                run.set("c" + i, Tensor.of(Shape.of(), o.coefficient(i, rate, t)));
            run.run();
            row.rule().step(expected, gradient.doubles(), memories, rate, t, shape.rank() > 1);
            String when = row + " on " + shape + ", step " + t;
            Laws.close(when, List.of(Tensor.of(shape, expected)), List.of(params.tensor("w")), share);
            for (int k = 0; k < memory.size(); k++) {
                Tensor kept = Tensor.zeros(Type.FLOAT64, shape);
                for (int i = 0; i < n; i++) kept.put(i, memories[i][k]);
                String name = o.memory().get(k).name();
                Laws.close(when + ", " + name, List.of(kept), List.of(params.tensor(name)), share);
            }
        }
    }

    /// A slot as it is before the first step.
    static Tensor start(Slot slot, Type type, Shape shape) {
        Tensor t = Tensor.zeros(type, shape);
        for (int i = 0; i < t.size(); i++) t.put(i, slot.start());
        return t;
    }

    /// What a definition remembers about each of `n` numbers before the first step.
    private static double[][] memories(Optimizer o, int n) {
        double[][] m = new double[n][o.memory().size()];
        for (double[] each : m)
            for (int k = 0; k < each.length; k++) each[k] = o.memory().get(k).start();
        return m;
    }

    /// 25 steps of learning a linear function with weight decay and a bound on the gradients.
    public static void equalsDefinitionInTraining(OptimizerCases.Row row, ClipCases.Row clip, double decay) {
        int n = 4, in = 3, out = 2;
        var net = new NetCase("linear", Network.of("linear", Shape.of(in), new MeanSquaredError(), new Dense(out)), 0);
        Optimizer o = row.optimizer();
        Recipe recipe = Recipe.of(o).weightDecay(decay).clip(clip.clip());
        var training = new NetLaws.Training(net, n, recipe, Precision.DOUBLE, Engines.first());
        Params first = NetLaws.params(net, 1);
        double[] weight = first.tensor("0.weight").to(Type.FLOAT64).doubles(),
                bias = first.tensor("0.bias").to(Type.FLOAT64).doubles();
        double[][] ofWeight = memories(o, in * out), ofBias = memories(o, out);
        for (int t = 1; t <= STEPS; t++) {
            Map<String, Tensor> batch = NetLaws.batch(net, n, t);
            Tensor x = Objects.requireNonNull(batch.get(Network.INPUT));
            Tensor y = Objects.requireNonNull(batch.get(LearningStep.TARGET));
            double[] g = clip.definition().apply(gradient(weight, bias, x, y, in, out));
            for (int i = 0; i < in * out; i++) g[i] += decay * weight[i];
            row.rule().step(weight, Arrays.copyOf(g, in * out), ofWeight, o.rate(), t, true);
            row.rule().step(bias, Arrays.copyOfRange(g, in * out, g.length), ofBias, o.rate(), t, false);
            training.step(t, t);
        }
        Laws.close(
                row + " with " + clip + " and decay " + decay,
                List.of(Tensor.of(Shape.of(in, out), weight), Tensor.of(Shape.of(out), bias)),
                List.of(training.params().tensor("0.weight"), training.params().tensor("0.bias")),
                SHARE);
    }

    /// Gradient of the mean of `(x·W + b − y)²`.
    private static double[] gradient(double[] weight, double[] bias, Tensor x, Tensor y, int in, int out) {
        int n = x.shape().dim(0);
        double[] g = new double[in * out + out];
        for (int s = 0; s < n; s++)
            for (int o = 0; o < out; o++) {
                double error = bias[o] - y.at(s * out + o);
                for (int i = 0; i < in; i++) error += x.at(s * in + i) * weight[i * out + o];
                double slope = 2 * error / (n * out);
                for (int i = 0; i < in; i++) g[i * out + o] += slope * x.at(s * in + i);
                g[in * out + o] += slope;
            }
        return g;
    }
}
