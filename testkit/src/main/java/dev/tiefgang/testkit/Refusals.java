package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Uses of an op that it must refuse.
final class Refusals {
    private Refusals() {}

    /// On real numbers of these shapes.
    static Consumer<Graph> reals(Op op, Shape... in) {
        return operands(op, Stream.of(in).map(Refusals::real).toArray(Operand[]::new));
    }

    /// On whole numbers of these shapes.
    static Consumer<Graph> wholes(Op op, Shape... in) {
        return operands(op, Stream.of(in).map(Refusals::whole).toArray(Operand[]::new));
    }

    /// On inputs of several kinds.
    static Consumer<Graph> operands(Op op, Operand... in) {
        return g -> g.add(op, inputs(g, List.of(in)));
    }

    /// With one input too few, and with one too many.
    static List<Consumer<Graph>> number(OpCase c) {
        var more = new ArrayList<>(c.operands());
        more.add(real(Shape.of(2)));
        return List.of(
                g -> g.add(
                        c.op(), inputs(g, c.operands().subList(1, c.operands().size()))),
                g -> g.add(c.op(), inputs(g, more)));
    }

    static Operand real(Shape s) {
        return new Operand(s, Draw.NORMAL);
    }

    static Operand whole(Shape s) {
        return Operand.index(s, 1);
    }

    private static List<Value> inputs(Graph g, List<Operand> operands) {
        var in = new ArrayList<Value>();
        for (Operand o : operands) in.add(o.input(g, "x" + in.size()));
        return in;
    }
}
