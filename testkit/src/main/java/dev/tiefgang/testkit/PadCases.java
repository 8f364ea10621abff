package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Definitions.number;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.op.Pad;
import dev.tiefgang.op.PadBorder;
import dev.tiefgang.op.Tile;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Rows of the ops that make tensors larger.
final class PadCases {
    private PadCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                        Pad.class,
                        PadCases::pad,
                        List.of(
                                reals(new Pad(List.of(1), List.of(1)), Shape.of(2, 3)),
                                reals(new Pad(List.of(1, 1), List.of(1, 1)), Shape.of(2)),
                                _ -> new Pad(List.of(1, 1), List.of(1)),
                                _ -> new Pad(List.of(-1), List.of(1)),
                                _ -> new Pad(List.of(1), List.of(-1), List.of(1), 0))),
                new OpRow(
                                PadBorder.class,
                                PadCases::padBorder,
                                List.of(
                                        border(PadBorder.Mode.REFLECT, 1, 3, Shape.of(3)),
                                        border(PadBorder.Mode.WRAP, 4, 1, Shape.of(3)),
                                        border(PadBorder.Mode.EDGE, 0, 1, Shape.of(0)),
                                        border(PadBorder.Mode.EDGE, 0, 1, Shape.of(2, 2)),
                                        _ -> new PadBorder(PadBorder.Mode.EDGE, List.of(1), List.of(-1)),
                                        _ -> new PadBorder(PadBorder.Mode.EDGE, List.of(1), List.of(1, 1))))
                        .defined((op, in, at) -> {
                            int[] p = at.clone();
                            for (int a = 0; a < p.length; a++)
                                p[a] = source(
                                        (PadBorder) op,
                                        p[a] - ((PadBorder) op).before().get(a),
                                        in[0].shape().dim(a));
                            return number(in[0], p);
                        }),
                new OpRow(
                                Tile.class,
                                d -> {
                                    Shape x = d.shape();
                                    return OpCase.of(new Tile(places(d, x, 1, 3)), new Operand(x, Draw.NORMAL));
                                },
                                List.of(
                                        reals(new Tile(List.of(2)), Shape.of(2, 3)),
                                        reals(new Tile(List.of(2, 2)), Shape.of(2)),
                                        wholes(new Tile(List.of(2)), Shape.of(2)),
                                        _ -> new Tile(List.of(2, 0))))
                        .defined((_, in, at) -> {
                            int[] p = at.clone();
                            for (int a = 0; a < p.length; a++)
                                p[a] %= in[0].shape().dim(a);
                            return number(in[0], p);
                        }));
    }

    private static OpCase pad(Dice d) {
        Shape x = d.orEmpty(d.shape());
        double value = d.flip() ? 0 : d.between(-3, 3);
        return OpCase.of(
                new Pad(places(d, x, 0, 2), places(d, x, 0, d.below(3)), places(d, x, 0, 3), value),
                new Operand(x, Draw.NORMAL));
    }

    private static OpCase padBorder(Dice d) {
        Shape x = d.shape();
        var mode = List.of(PadBorder.Mode.values()).get(d.below(3));
        var before = new ArrayList<Integer>();
        var behind = new ArrayList<Integer>();
        for (int e : x.extents()) {
            int most = Math.min(2, mode == PadBorder.Mode.REFLECT ? e - 1 : mode == PadBorder.Mode.WRAP ? e : 2);
            before.add(d.between(0, most));
            behind.add(d.between(0, most));
        }
        return OpCase.of(new PadBorder(mode, before, behind), new Operand(x, Draw.NORMAL));
    }

    private static List<Integer> places(Dice d, Shape x, int from, int to) {
        return IntStream.range(0, x.rank()).mapToObj(_ -> d.between(from, to)).toList();
    }

    private static Consumer<Graph> border(PadBorder.Mode mode, int before, int behind, Shape x) {
        return reals(new PadBorder(mode, List.of(before), List.of(behind)), x);
    }

    /// Where the number at position `p` of an axis comes from, beyond its ends too.
    private static int source(PadBorder op, int p, int extent) {
        return switch (op.mode()) {
            case REFLECT -> p < 0 ? -p : p >= extent ? 2 * (extent - 1) - p : p;
            case EDGE -> Math.clamp(p, 0, extent - 1);
            case WRAP -> Math.floorMod(p, extent);
        };
    }
}
