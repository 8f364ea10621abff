package dev.tiefgang.testkit;

import dev.tiefgang.nn.Layer;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.function.Function;

/// The row of a layer.
///
/// @param draw makes a case
/// @param wrong inputs that the layer must refuse
public record LayerRow(Class<? extends Layer> type, Function<Dice, LayerCase> draw, List<Wrong> wrong) {
    /// A layer and a sample that does not suit it.
    public record Wrong(Layer layer, Shape sample) {}

    public LayerRow {
        wrong = List.copyOf(wrong);
    }

    /// Case number `i`; always the same.
    public LayerCase draw(int i) {
        return draw.apply(new Dice(name(), Dice.Size.SMALL, i));
    }

    public String name() {
        return type.getSimpleName();
    }
}
