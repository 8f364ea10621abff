package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The row of an op.
///
/// @param draw makes a case
/// @param wrong uses of the op that must be refused, at least three
public record OpRow(Class<? extends Op> type, Function<Dice, OpCase> draw, List<Consumer<Graph>> wrong) {
    public OpRow {
        wrong = List.copyOf(wrong);
    }

    /// Case number `i` of a size; always the same.
    public OpCase draw(Dice.Size size, int i) {
        return draw.apply(new Dice(name(), size, i));
    }

    public String name() {
        return type.getSimpleName();
    }
}
