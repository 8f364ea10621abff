package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Gru;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Lstm;
import dev.tiefgang.nn.MultiHeadAttention;
import dev.tiefgang.nn.SimpleRnn;
import dev.tiefgang.op.Recurrent.Direction;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.Optional;

/// Rows of the layers over sequences.
final class RecurrentLayerCases {
    private RecurrentLayerCases() {}

    /// A recurrent layer from its settings.
    private interface Maker {
        Layer of(int units, boolean steps, Direction direction, Optional<Double> masking);
    }

    static List<LayerRow> rows() {
        return List.of(
                recurrent(SimpleRnn.class, SimpleRnn::new, 1, 1),
                recurrent(Lstm.class, Lstm::new, 4, 4),
                recurrent(Gru.class, Gru::new, 3, 4),
                new LayerRow(
                        MultiHeadAttention.class,
                        d -> {
                            int heads = d.between(1, 2), depth = heads * d.between(1, 2);
                            Shape s = Shape.of(d.between(2, 3), depth); // one step alone leaves nothing to weigh
                            return new LayerCase(
                                    new MultiHeadAttention(heads, d.flip()), s, Draw.NORMAL, s, 4L * depth * depth, 0);
                        },
                        List.of(
                                new Wrong(new MultiHeadAttention(2), Shape.of(3)),
                                new Wrong(new MultiHeadAttention(2), Shape.of(3, 5)),
                                new Wrong(new MultiHeadAttention(2), Shape.of(0, 4)),
                                new Wrong(new MultiHeadAttention(1), Kind.INDEX, Shape.of(1, 2, 2))),
                        List.of(() -> new MultiHeadAttention(0), () -> new MultiHeadAttention(-1))));
    }

    /// @param gates blocks of weights
    /// @param biases blocks of biases
    private static LayerRow recurrent(Class<? extends Layer> type, Maker maker, int gates, int biases) {
        Layer layer = maker.of(2, false, Direction.FORWARD, Optional.empty());
        return new LayerRow(
                type,
                d -> {
                    int t = d.between(2, 3), in = d.between(1, 2), units = d.between(2, 3);
                    boolean steps = d.flip();
                    var direction = List.of(Direction.FORWARD, Direction.REVERSE, Direction.BIDIRECTIONAL)
                            .get(d.below(3));
                    int ways = direction.count();
                    Optional<Double> masking = d.below(3) == 0 ? Optional.of(0.25) : Optional.empty();
                    return new LayerCase(
                            maker.of(units, steps, direction, masking),
                            Shape.of(t, in),
                            Draw.NORMAL,
                            steps ? Shape.of(t, ways * units) : Shape.of(ways * units),
                            (long) ways * units * (gates * (in + units) + biases),
                            0);
                },
                List.of(
                        new Wrong(layer, Shape.of(3)),
                        new Wrong(layer, Shape.of(1, 3, 2)),
                        new Wrong(layer, Shape.of(0, 2)),
                        new Wrong(layer, Kind.INDEX, Shape.of(2, 3))),
                List.of(
                        () -> maker.of(0, false, Direction.FORWARD, Optional.empty()),
                        () -> maker.of(-1, false, Direction.FORWARD, Optional.empty()),
                        () -> maker.of(2, true, Direction.FORWARD, Optional.of(Double.NaN))));
    }
}
