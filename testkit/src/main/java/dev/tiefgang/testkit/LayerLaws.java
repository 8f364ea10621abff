package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SquaredSum;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Summary;
import dev.tiefgang.op.Input;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The laws of layers.
public final class LayerLaws {
    private static final double RATE = 0.1;

    private LayerLaws() {}

    /// Shape of the output, number of parameters and states, and the summary agree with what is known
    /// from elsewhere.
    public static void counts(LayerCase c) {
        var network = Network.of("layer", c.sample(), new SquaredSum(), c.layer());
        Laws.require(
                network.output().equals(c.output()),
                "expected an output of %s, received %s",
                c.output(),
                network.output());
        Summary summary = network.summary();
        Laws.require(
                summary.parameters() == c.parameters(),
                "expected %d parameters, received %d",
                c.parameters(),
                summary.parameters());
        Laws.require(summary.states() == c.states(), "expected %d states, received %d", c.states(), summary.states());
        Laws.require(
                network.model(1).params().size() == c.parameters() + c.states(),
                "the model has %d numbers",
                network.model(1).params().size());
        long rows = summary.rows().stream().mapToLong(Summary.Row::parameters).sum();
        Laws.require(rows == c.parameters() + c.states(), "the rows of the summary add up to %d parameters", rows);
    }

    /// Training and recall give outputs of the same shape for any batch.
    public static void shapes(LayerCase c) {
        for (int n : new int[] {1, 3})
            for (boolean training : new boolean[] {false, true}) {
                var g = new Graph();
                Value y = c.layer()
                        .apply(
                                Scope.root(g, training),
                                g.input("input", c.sample().batch(n)));
                Laws.require(
                        y.shape().equals(c.output().batch(n)),
                        "expected %s, received %s",
                        c.output().batch(n),
                        y.shape());
            }
    }

    /// A layer that draws no random numbers and changes no state gives the same bits in training and in recall.
    ///
    /// @return whether it is such a layer
    public static boolean recalls(LayerCase c, int seed) {
        Optional<Program> training = steady(c, seed, true), recall = steady(c, seed, false);
        if (training.isEmpty() || recall.isEmpty()) return false;
        Laws.sameBits(
                c + ", recall",
                training.get().run(Precision.FLOAT, Engines.usual()),
                recall.get().run(Precision.FLOAT, Engines.usual()));
        return true;
    }

    /// A layer by itself, unless chance or the batch has a say in it.
    private static Optional<Program> steady(LayerCase c, int seed, boolean training) {
        var g = new Graph();
        Scope scope = Scope.root(g, training);
        Value x = g.input("input", c.sample().batch(3)), y = c.layer().apply(scope, x);
        for (int i = 0; i < g.size(); i++)
            if (g.node(i).op() instanceof Input in && in.name().equals(Scope.RANDOM)) return Optional.empty();
        if (!scope.updates().isEmpty()) return Optional.empty();
        var params = new Params();
        for (Scope.Parameter p : scope.parameters())
            params.put(
                    p.name(),
                    new Operand(p.shape(), Operand.Draw.POSITIVE)
                            .numbers(seed, params.all().size()));
        var numbers = new Operand(x.shape(), c.draw()).numbers(seed, 0);
        return Optional.of(new Program(List.of(y), Map.of("input", numbers), params));
    }

    /// In training, the gradients for input and parameters equal central differences.
    public static void gradient(LayerCase c, int seed, boolean second) {
        int n = 1 + seed % 3 + (c.layer() instanceof dev.tiefgang.nn.BatchNorm ? 2 : 0);
        var g = new Graph();
        Scope scope = Scope.root(g, true);
        Value x = g.input("input", c.sample().batch(n)), y = c.layer().apply(scope, x), r = g.input("r", y.shape());
        var wrt = new ArrayList<>(c.draw().slopes() ? List.of(x) : List.of());
        var params = new Params();
        for (Scope.Parameter p : scope.parameters()) {
            if (p.trainable()) wrt.add(p.value());
            // States are means, variances and deviations: positive suits all of them.
            var draw = p.trainable() ? Operand.Draw.NORMAL : Operand.Draw.POSITIVE;
            params.put(p.name(), new Operand(p.shape(), draw).numbers(seed, wrt.size()));
        }
        var numbers = new LinkedHashMap<String, Tensor>();
        numbers.put("input", new Operand(x.shape(), c.draw()).numbers(seed, 0));
        numbers.put("r", new Operand(y.shape(), Operand.Draw.NORMAL).numbers(seed, 1));
        numbers.put(Scope.RANDOM, Tensor.of(Shape.of(2), 1L, seed));
        if (second) Differences.second(c.toString(), y.square().times(r).sum(), wrt, numbers, params);
        else Differences.first(c.toString(), y.times(r).sum(), wrt, numbers, params);
    }

    /// A network with this layer in it, for the laws of networks.
    public static NetCase network(LayerRow row, int i) {
        LayerCase c = row.draw(i);
        return new NetCase(
                row.name() + " " + i,
                Network.of("net", c.sample(), new MeanSquaredError(), c.layer(), new Flatten(), new Dense(2)),
                0,
                0,
                c.draw() == Operand.Draw.COUNT ? c.draw() : Operand.Draw.NORMAL);
    }

    /// Every parameter that the layer trains gets a gradient, and a step moves it by just that.
    public static void moves(LayerRow row, int i) {
        NetCase c = network(row, i);
        int n = 5, seed = 1;
        List<Scope.Parameter> trained = c.network().build(n, true).scope().parameters().stream()
                .filter(Scope.Parameter::trainable)
                .toList();
        List<Tensor> found = NetLaws.program(c, n, seed).run(Precision.DOUBLE, Engines.first());
        List<Tensor> gradients = found.subList(2, 2 + trained.size()); // behind output and loss
        var training = new NetLaws.Training(c, n, Recipe.of(new Sgd(RATE)), Precision.DOUBLE, Engines.first());
        Params before = training.params().copy();
        training.step(1, seed);
        for (int k = 0; k < trained.size(); k++) {
            String name = trained.get(k).name();
            Tensor w = before.tensor(name),
                    g = gradients.get(k),
                    moved = training.params().tensor(name);
            double largest = 0;
            for (int e = 0; e < w.size(); e++) {
                largest = Math.max(largest, Math.abs(g.at(e)));
                Laws.close(name + " after a step", w.at(e) - RATE * g.at(e), moved.at(e), 1e-12);
            }
            Laws.require(largest > 1e-6, "%s: expected a gradient, received one of %s at most", name, largest);
        }
    }

    /// Wrong inputs and settings are refused with a message that names the layer and its place, what it
    /// expected and what came; what belongs to a window may name that.
    public static void errors(LayerRow row) {
        for (LayerRow.Wrong w : row.wrong())
            for (boolean training : new boolean[] {false, true}) {
                Runnable build = () -> {
                    var g = new Graph();
                    boolean index = w.kind() == Kind.INDEX;
                    Value x = index ? g.indices("input", w.input()) : g.input("input", w.input());
                    Scope.root(g, training).child("0", w.layer(), x);
                };
                Laws.refuses("Layer 0", build);
                boolean passesOn = w.layer() instanceof Sequential || w.layer() instanceof Fork;
                if (!passesOn) Laws.refuses(row.name(), build);
            }
        for (Runnable settings : row.settings()) Laws.refuses(List.of(row.name() + ":", "Window:"), settings);
    }
}
