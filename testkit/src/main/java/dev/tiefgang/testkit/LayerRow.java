package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.function.Function;

/// The row of a layer.
///
/// @param draw makes a case
/// @param wrong inputs that the layer must refuse
/// @param settings constructions that must not come about
public record LayerRow(
        Class<? extends Layer> type, Function<Dice, LayerCase> draw, List<Wrong> wrong, List<Runnable> settings) {
    /// A layer and an input, batch first, that does not suit it.
    public record Wrong(Layer layer, Kind kind, Shape input) {
        /// A sample of real numbers that does not suit it.
        public Wrong(Layer layer, Shape sample) {
            this(layer, Kind.REAL, sample.batch(1));
        }
    }

    public LayerRow {
        wrong = List.copyOf(wrong);
        settings = List.copyOf(settings);
    }

    /// Case number `i`; always the same.
    public LayerCase draw(int i) {
        return draw.apply(new Dice(name(), Dice.Size.SMALL, i));
    }

    public String name() {
        return type.getSimpleName();
    }
}
