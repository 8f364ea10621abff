package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The row of an op.
///
/// @param draw makes a case
/// @param wrong uses of the op that must be refused, at least three
/// @param definition what the op means, for those that have no definition of their own
public record OpRow(
        Class<? extends Op> type,
        Function<Dice, OpCase> draw,
        List<Consumer<Graph>> wrong,
        Optional<Definition> definition) {
    /// What one number of a result is, worked out by itself.
    @FunctionalInterface
    public interface Definition {
        /// @param in the inputs, in double precision
        /// @param at the position of the number in the result
        double at(Op op, Tensor[] in, int[] at);
    }

    public OpRow {
        wrong = List.copyOf(wrong);
    }

    /// An op that is its own definition.
    public OpRow(Class<? extends Op> type, Function<Dice, OpCase> draw, List<Consumer<Graph>> wrong) {
        this(type, draw, wrong, Optional.empty());
    }

    /// This row for an op that is made of others.
    OpRow defined(Definition by) {
        return new OpRow(type, draw, wrong, Optional.of(by));
    }

    /// Case number `i` of a size; always the same.
    public OpCase draw(Dice.Size size, int i) {
        return draw.apply(new Dice(name(), size, i));
    }

    public String name() {
        return type.getSimpleName();
    }
}
