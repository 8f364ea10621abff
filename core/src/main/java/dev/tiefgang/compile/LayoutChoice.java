package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.op.*;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// Which axis of the pictures of a graph lies innermost: the one with which its convolutions are expected to
/// take less time, by their shapes alone.
final class LayoutChoice {
    /// How much longer a multiply-add takes in the columns of a row that fill no whole vectors.
    private static final double TAIL = 4;
    /// How much longer a multiply-add takes where the batch is innermost and rows of pixels are cut into
    /// phases.
    private static final double PHASES = 1.3;
    /// A multiply-add of maps by themselves, read row-major, beside one of a product for each row.
    private static final double PLANES = 0.5;

    private LayoutChoice() {}

    /// @param fixed whether the filters stay as they are from run to run
    static Innermost of(Graph graph, boolean[] live, boolean fixed) {
        double batch = 0, channels = 0;
        for (int i = 0; i < graph.size(); i++) {
            Graph.Node node = graph.node(i);
            if (!live[i]) continue;
            List<Shape> in = node.in().stream().map(k -> graph.node(k).shape()).toList();
            switch (node.op()) {
                // Maps by themselves, which are read as they come.
                case Conv2d c
                when graph.node(node.in().getFirst()).op() instanceof Input && PlanesRoutine.suits(c, in.get(0)) -> {
                    double rows = batchLast(c.window(), in.get(1), node.shape());
                    batch += rows;
                    channels += PLANES * rows;
                }
                case Conv2d c -> {
                    batch += batchLast(c.window(), in.get(1), node.shape());
                    channels += Algorithm.of(c, in.get(0), in.get(1), fixed).cost(c, in.get(0), in.get(1), fixed);
                }
                case Conv2dInput c -> {
                    Window f = c.window();
                    // More padding than a filter reaches: the gradient would have to be cut off.
                    if (Math.max(f.top(), f.bottom()) >= f.spanH() || Math.max(f.left(), f.right()) >= f.spanW())
                        return Innermost.BATCH;
                    batch += batchLast(f, in.get(1), in.get(0));
                    var like = new Conv2d(f, c.groups());
                    channels += Algorithm.of(like, node.shape(), in.get(1), fixed)
                            .cost(like, node.shape(), in.get(1), fixed);
                }
                case Conv2dFilter c -> {
                    batch += batchLast(c.window(), node.shape(), in.get(1));
                    channels += Algorithm.gradientCost(new Conv2d(c.window(), c.groups()), in.get(0), node.shape());
                }
                default -> {}
            }
        }
        return channels < batch ? Innermost.CHANNELS : Innermost.BATCH;
    }

    private static double batchLast(Window f, Shape w, Shape out) {
        double columns = out.dim(3) * (double) out.dim(0),
                whole = Math.floor(columns / (2 * Kernels.LANES)) * 2 * Kernels.LANES;
        double lanes = whole + TAIL * (columns - whole);
        double phases = f.strideW() > 1 ? PHASES : 1;
        return out.dim(1) * (double) out.dim(2) * lanes * w.tail().size() * phases;
    }
}
