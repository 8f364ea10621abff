package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.Param;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Values that are wanted, with the numbers that the graph's inputs and parameters take.
///
/// @param wanted what is looked at after a run
/// @param inputs numbers for the inputs, row-major
/// @param params numbers for the parameters; [#run] works on a copy
public record Program(List<Value> wanted, Map<String, Tensor> inputs, Params params) {
    public Program {
        wanted = List.copyOf(wanted);
    }

    /// What the wanted values become.
    public List<Tensor> run(Precision precision, Engines.Engine engine) {
        return run(Plan.compile(wanted, Map.of(), precision), precision, engine);
    }

    /// The same, by a plan that keeps every value that it computes.
    public List<Tensor> runKeepingAll(Precision precision, Engines.Engine engine) {
        return run(Plan.compile(everything(), Map.of(), precision), precision, engine);
    }

    /// The same by a plan unrolled into one piece of code; nothing where it cannot be.
    public Optional<List<Tensor>> runUnrolled(Engines.Engine engine) {
        Plan plan = Plan.compile(wanted, Map.of(), Precision.FLOAT).unrolled();
        return plan.isUnrolled() ? Optional.of(run(plan, Precision.FLOAT, engine)) : Optional.empty();
    }

    /// The same, after a run on other numbers has left its traces in the memory.
    public List<Tensor> runTwice(Precision precision, Engines.Engine engine) {
        var run =
                new Run(Plan.compile(wanted, Map.of(), precision), numbers(precision), engine.pool(), engine.kernels());
        inputs.forEach((name, t) -> run.set(name, stirred(t)));
        run.run();
        inputs.forEach(run::set);
        run.run();
        return read(run);
    }

    private List<Tensor> run(Plan plan, Precision precision, Engines.Engine engine) {
        var run = new Run(plan, numbers(precision), engine.pool(), engine.kernels());
        inputs.forEach(run::set);
        run.run();
        return read(run);
    }

    private List<Tensor> read(Run run) {
        return wanted.stream().map(v -> run.output(v).copy()).toList();
    }

    /// The parameters in a precision, as a copy.
    Params numbers(Precision precision) {
        var copy = new Params();
        params.all().forEach((name, t) -> copy.put(name, t.to(precision.type(dev.tiefgang.graph.Kind.REAL))));
        return copy;
    }

    /// Other numbers of the same kind: whole ones give way to those from the other end, the rest is halved.
    private static Tensor stirred(Tensor t) {
        Tensor other = t.copy();
        for (int i = 0; i < t.size(); i++) {
            double x = t.at(i);
            other.put(i, x == Math.rint(x) ? t.at(t.size() - 1 - i) : x / 2);
        }
        return other;
    }

    /// What is wanted, and every value that it is computed from.
    private List<Value> everything() {
        Graph g = wanted.getFirst().graph();
        var needed = new TreeSet<Integer>();
        wanted.forEach(v -> needed.add(v.id()));
        for (int i = g.size() - 1; i >= 0; i--)
            if (needed.contains(i)) needed.addAll(g.node(i).in());
        var all = new ArrayList<Value>();
        for (int i : needed)
            if (!(g.node(i).op() instanceof Input) && !(g.node(i).op() instanceof Param)) all.add(g.value(i));
        wanted.stream().filter(v -> !all.contains(v)).forEach(all::add);
        return all;
    }
}
