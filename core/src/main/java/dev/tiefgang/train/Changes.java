package dev.tiefgang.train;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.op.Sign;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Slot;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What gradients make of parameters and of all that is kept beside them, as a graph.
///
/// In this order: the gradients of several batches are added up, bounded, and joined by the forces that
/// make weights small; the optimizer makes a step of them; weights that became too long are shortened; the
/// mean follows.
final class Changes {
    /// What the gradient of this batch counts, where several make a step.
    static final String SHARE = "accumulate.share";
    /// What the sum of the batches before counts: 0 for the first one, else 1.
    static final String CARRY = "accumulate.carry";
    /// What the new weights count in their mean.
    static final String FRESH = "average.share";

    private final Graph graph;
    private final Recipe recipe;
    private final Extras extra;
    private final List<Scope.Parameter> learned;

    /// @param learned the parameters that the gradients are of
    Changes(Graph graph, Recipe recipe, List<Scope.Parameter> learned) {
        this.graph = graph;
        this.recipe = recipe;
        this.extra = recipe.extra();
        this.learned = learned;
    }

    /// The input that holds coefficient `i` of the optimizer.
    static String coefficient(int i) {
        return "optimizer." + i;
    }

    /// Adds gradients up without a step.
    Map<String, Value> gathered(List<Value> gradients) {
        Map<String, Value> next = new LinkedHashMap<>();
        List<Value> sums = sums(gradients);
        for (int i = 0; i < sums.size(); i++)
            next.put(Kept.gradient(learned.get(i).name()), sums.get(i));
        return next;
    }

    /// Makes a step.
    Map<String, Value> stepped(List<Value> gradients) {
        List<Value> all = extra.accumulate() > 1 ? sums(gradients) : gradients;
        List<Value> bounded = recipe.clip().apply(all);
        Optimizer optimizer = recipe.optimizer();
        List<Value> c = new ArrayList<>();
        for (int i = 0; i < optimizer.coefficients(); i++) c.add(graph.input(coefficient(i), Shape.of()));
        Map<String, Value> next = new LinkedHashMap<>();
        for (int i = 0; i < learned.size(); i++) {
            Scope.Parameter p = learned.get(i);
            List<Slot> slots = optimizer.memory();
            List<Value> memory = slots.stream()
                    .map(slot -> graph.param(Kept.slot(p.name(), slot), p.shape()))
                    .toList();
            Optimizer.Update u =
                    optimizer.update(p.value(), decayed(p, bounded.get(i)), memory, coefficients(p, c), ownDecay(p));
            Value w = p.connections().map(links -> shortened(u.w(), links)).orElse(u.w());
            next.put(p.name(), w);
            for (int k = 0; k < slots.size(); k++)
                next.put(Kept.slot(p.name(), slots.get(k)), u.memory().get(k));
            if (extra.average() > 0) {
                Value mean = graph.param(Kept.average(p.name()), p.shape());
                next.put(Kept.average(p.name()), mean.plus(w.minus(mean).times(graph.input(FRESH, Shape.of()))));
            }
        }
        return next;
    }

    private List<Value> sums(List<Value> gradients) {
        Value share = graph.input(SHARE, Shape.of()), carry = graph.input(CARRY, Shape.of());
        return IntStream.range(0, learned.size())
                .mapToObj(i -> {
                    Scope.Parameter p = learned.get(i);
                    Value before = graph.param(Kept.gradient(p.name()), p.shape());
                    return before.times(carry).plus(gradients.get(i).times(share));
                })
                .toList();
    }

    /// The bound holds for what the data say; weights shrink by the same share whether it binds or not.
    private Value decayed(Scope.Parameter p, Value gradient) {
        boolean weights = p.connections().isPresent(),
                apart = recipe.optimizer().ownDecay().isPresent();
        double usual = weights ? recipe.weightDecay() : 0;
        double decay = groupDecay(p).map(own -> apart ? 0 : own).orElse(usual);
        Value g = decay == 0 ? gradient : gradient.plus(p.value().times(decay));
        if (extra.l1() == 0 || !weights) return g;
        return g.plus(p.value().then(new Sign()).times(extra.l1()));
    }

    /// What an optimizer that sees to the decay itself takes for it.
    private Optional<Double> ownDecay(Scope.Parameter p) {
        Optional<Double> usual = recipe.optimizer().ownDecay();
        if (usual.isEmpty()) return usual;
        return groupDecay(p).or(() -> p.connections().isPresent() ? usual : Optional.empty());
    }

    private Optional<Double> groupDecay(Scope.Parameter p) {
        return extra.group(p.name()).flatMap(Group::weightDecay);
    }

    private List<Value> coefficients(Scope.Parameter p, List<Value> c) {
        double factor = extra.group(p.name()).map(Group::rate).orElse(1.0);
        if (factor == 1) return c;
        List<Value> own = new ArrayList<>(c);
        own.set(0, c.getFirst().times(factor));
        return own;
    }

    private Value shortened(Value w, Scope.Connections links) {
        if (extra.maxNorm() == 0) return w;
        Value v = w.reshape(links.view());
        Integer[] inputs = IntStream.range(0, v.shape().rank())
                .filter(axis -> !links.outputs().contains(axis))
                .boxed()
                .toArray(Integer[]::new);
        Value length = v.square().sum(inputs).sqrt(), most = w.scalar(extra.maxNorm());
        return v.times(most.over(length.max(most))).reshape(w.shape());
    }
}
