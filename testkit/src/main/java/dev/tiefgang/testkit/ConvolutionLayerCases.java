package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Conv1d;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.ConvTranspose1d;
import dev.tiefgang.nn.ConvTranspose2d;
import dev.tiefgang.nn.DepthwiseConv2d;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;

/// Rows of the layers whose filters move.
final class ConvolutionLayerCases {
    private ConvolutionLayerCases() {}

    /// The rows.
    static List<LayerRow> rows() {
        return List.of(
                new LayerRow(
                        Conv2d.class,
                        ConvolutionLayerCases::conv2d,
                        List.of(
                                new Wrong(new Conv2d(2, 3), Shape.of(4, 4)),
                                new Wrong(new Conv2d(2, 3), Shape.of(1, 2, 4)),
                                new Wrong(new Conv2d(2, 3).dilation(2), Shape.of(1, 4, 4)),
                                new Wrong(new Conv2d(2, 3).dilation(1, 2), Shape.of(1, 5, 4)),
                                new Wrong(new Conv2d(2, 3).groups(2), Shape.of(3, 4, 4)),
                                new Wrong(new Conv2d(2, 3), Kind.INDEX, Shape.of(1, 1, 4, 4))),
                        List.of(
                                () -> new Conv2d(0, 3),
                                () -> new Conv2d(2, 0),
                                () -> new Conv2d(2, 3, 0),
                                () -> new Conv2d(3, 3).groups(2),
                                () -> new Conv2d(2, 3).groups(0),
                                () -> new Conv2d(2, 3).stride(0),
                                () -> new Conv2d(2, 3).stride(1, 0),
                                () -> new Conv2d(2, 3).dilation(0))),
                new LayerRow(
                        Conv1d.class,
                        ConvolutionLayerCases::conv1d,
                        List.of(
                                new Wrong(new Conv1d(2, 3), Shape.of(4)),
                                new Wrong(new Conv1d(2, 3), Shape.of(1, 2, 4)),
                                new Wrong(new Conv1d(2, 3).dilation(2), Shape.of(1, 4)),
                                new Wrong(new Conv1d(2, 3).groups(2), Shape.of(3, 4)),
                                new Wrong(new Conv1d(2, 3).padding(Padding.of(1)), Shape.of(1, 4)),
                                new Wrong(new Conv1d(2, 3), Kind.INDEX, Shape.of(1, 1, 4))),
                        List.of(
                                () -> new Conv1d(0, 3),
                                () -> new Conv1d(2, 0),
                                () -> new Conv1d(3, 3).groups(2),
                                () -> new Conv1d(2, 3).stride(0),
                                () -> new Conv1d(2, 3).dilation(0))),
                new LayerRow(
                        DepthwiseConv2d.class,
                        ConvolutionLayerCases::depthwise,
                        List.of(
                                new Wrong(new DepthwiseConv2d(3), Shape.of(4, 4)),
                                new Wrong(new DepthwiseConv2d(3), Shape.of(1, 2, 4)),
                                new Wrong(new DepthwiseConv2d(3).dilation(2), Shape.of(1, 4, 4)),
                                new Wrong(new DepthwiseConv2d(3), Kind.INDEX, Shape.of(1, 1, 4, 4))),
                        List.of(
                                () -> new DepthwiseConv2d(0),
                                () -> new DepthwiseConv2d(3).multiplier(0),
                                () -> new DepthwiseConv2d(3).stride(0))),
                new LayerRow(
                        ConvTranspose2d.class,
                        ConvolutionLayerCases::transpose2d,
                        List.of(
                                new Wrong(new ConvTranspose2d(2, 3, 2), Shape.of(4, 4)),
                                new Wrong(new ConvTranspose2d(2, 3, 2).groups(2), Shape.of(3, 4, 4)),
                                new Wrong(new ConvTranspose2d(2, 3, 1).padding(2), Shape.of(1, 1, 4)),
                                new Wrong(new ConvTranspose2d(2, 3, 2), Kind.INDEX, Shape.of(1, 1, 4, 4))),
                        List.of(
                                () -> new ConvTranspose2d(0, 3, 1),
                                () -> new ConvTranspose2d(2, 0, 1),
                                () -> new ConvTranspose2d(2, 3, 0),
                                () -> new ConvTranspose2d(3, 3, 1).groups(2),
                                () -> new ConvTranspose2d(2, 3, 2).extra(2, 0),
                                () -> new ConvTranspose2d(2, 3, 2).extra(0, -1),
                                () -> new ConvTranspose2d(2, 3, 2).same().extra(1, 0))),
                new LayerRow(
                        ConvTranspose1d.class,
                        ConvolutionLayerCases::transpose1d,
                        List.of(
                                new Wrong(new ConvTranspose1d(2, 3, 2), Shape.of(4)),
                                new Wrong(new ConvTranspose1d(2, 3, 2).groups(2), Shape.of(3, 4)),
                                new Wrong(new ConvTranspose1d(2, 3, 2).padding(Padding.of(1)), Shape.of(1, 4)),
                                new Wrong(new ConvTranspose1d(2, 3, 1).padding(Padding.row(2, 2)), Shape.of(1, 1)),
                                new Wrong(new ConvTranspose1d(2, 3, 2), Kind.INDEX, Shape.of(1, 1, 4))),
                        List.of(
                                () -> new ConvTranspose1d(0, 3, 1),
                                () -> new ConvTranspose1d(2, 0, 1),
                                () -> new ConvTranspose1d(2, 3, 0),
                                () -> new ConvTranspose1d(2, 3, 2).extra(2),
                                () -> new ConvTranspose1d(2, 3, 2).same().extra(1))));
    }

    private static LayerCase conv2d(Dice d) {
        int groups = d.of(1, 1, 2, 3), c = groups * d.between(1, 2), filters = groups * d.between(1, 2);
        boolean bias = d.flip();
        Moves rows = Moves.draw(d, 3), columns = Moves.draw(d, 3);
        boolean same = d.below(3) == 0;
        Padding padding = same
                ? new Padding.Same()
                : new Padding.Explicit(rows.before(), columns.before(), rows.behind(), columns.behind());
        int h = rows.extent(d, same), w = columns.extent(d, same);
        var layer = new Conv2d(
                filters,
                rows.size(),
                columns.size(),
                rows.stride(),
                columns.stride(),
                padding,
                rows.dilation(),
                columns.dilation(),
                groups,
                new Init.He(),
                bias);
        return new LayerCase(
                layer,
                Shape.of(c, h, w),
                Draw.NORMAL,
                Shape.of(filters, rows.outputs(h, same), columns.outputs(w, same)),
                (long) filters * (c / groups) * rows.size() * columns.size() + (bias ? filters : 0),
                0);
    }

    private static LayerCase conv1d(Dice d) {
        int groups = d.of(1, 1, 2, 3), c = groups * d.between(1, 2), filters = groups * d.between(1, 2);
        boolean bias = d.flip(), same = d.below(3) == 0;
        Moves m = Moves.draw(d, 4);
        int w = m.extent(d, same);
        Padding padding = same ? new Padding.Same() : Padding.row(m.before(), m.behind());
        return new LayerCase(
                new Conv1d(filters, m.size(), m.stride(), padding, m.dilation(), groups, new Init.He(), bias),
                Shape.of(c, w),
                Draw.NORMAL,
                Shape.of(filters, m.outputs(w, same)),
                (long) filters * (c / groups) * m.size() + (bias ? filters : 0),
                0);
    }

    private static LayerCase depthwise(Dice d) {
        int c = d.between(1, 3), multiplier = d.between(1, 2);
        boolean bias = d.flip(), same = d.below(3) == 0;
        Moves rows = Moves.draw(d, 3), columns = Moves.draw(d, 3);
        int h = rows.extent(d, same), w = columns.extent(d, same);
        Padding padding = same
                ? new Padding.Same()
                : new Padding.Explicit(rows.before(), columns.before(), rows.behind(), columns.behind());
        var layer = new DepthwiseConv2d(
                multiplier,
                rows.size(),
                columns.size(),
                rows.stride(),
                columns.stride(),
                padding,
                rows.dilation(),
                columns.dilation(),
                new Init.He(),
                bias);
        return new LayerCase(
                layer,
                Shape.of(c, h, w),
                Draw.NORMAL,
                Shape.of(c * multiplier, rows.outputs(h, same), columns.outputs(w, same)),
                (long) c * multiplier * (rows.size() * columns.size() + (bias ? 1 : 0)),
                0);
    }

    private static LayerCase transpose2d(Dice d) {
        int groups = d.of(1, 1, 2), c = groups * d.between(1, 2), filters = groups * d.between(1, 2);
        boolean bias = d.flip(), same = d.below(3) == 0;
        Moves rows = Moves.draw(d, 3), columns = Moves.draw(d, 3);
        int h = rows.inputs(d, same), w = columns.inputs(d, same);
        int extraH = same ? 0 : d.below(rows.stride()), extraW = same ? 0 : d.below(columns.stride());
        Padding padding = same
                ? new Padding.Same()
                : new Padding.Explicit(rows.before(), columns.before(), rows.behind(), columns.behind());
        var layer = new ConvTranspose2d(
                filters,
                rows.size(),
                columns.size(),
                rows.stride(),
                columns.stride(),
                padding,
                rows.dilation(),
                columns.dilation(),
                groups,
                extraH,
                extraW,
                new Init.He(),
                bias);
        return new LayerCase(
                layer,
                Shape.of(c, h, w),
                Draw.NORMAL,
                Shape.of(filters, rows.painted(h, extraH, same), columns.painted(w, extraW, same)),
                (long) c * (filters / groups) * rows.size() * columns.size() + (bias ? filters : 0),
                0);
    }

    private static LayerCase transpose1d(Dice d) {
        int groups = d.of(1, 1, 2), c = groups * d.between(1, 2), filters = groups * d.between(1, 2);
        boolean bias = d.flip(), same = d.below(3) == 0;
        Moves m = Moves.draw(d, 4);
        int w = m.inputs(d, same), extra = same ? 0 : d.below(m.stride());
        Padding padding = same ? new Padding.Same() : Padding.row(m.before(), m.behind());
        var layer = new ConvTranspose1d(
                filters, m.size(), m.stride(), padding, m.dilation(), groups, extra, new Init.He(), bias);
        return new LayerCase(
                layer,
                Shape.of(c, w),
                Draw.NORMAL,
                Shape.of(filters, m.painted(w, extra, same)),
                (long) c * (filters / groups) * m.size() + (bias ? filters : 0),
                0);
    }
}
