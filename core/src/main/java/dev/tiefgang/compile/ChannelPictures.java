package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Convolutions and pooling with the channels innermost, for recall.
record ChannelPictures(Relayout pass, Graph to) implements Relayout.Pictures {
    /// Row-major pictures of fewer channels are read as they are: runs along a row of pixels are as long as
    /// runs along
    /// the channels of a pixel would be.
    private static final int FEW_CHANNELS = 16;

    @Override
    public Optional<Value> input(Input in) {
        return Optional.empty();
    }

    @Override
    public Optional<Value> inner(Graph.Node node) {
        List<Integer> in = node.in();
        return switch (node.op()) {
            case Conv2d c -> Optional.of(convolution(c, in.get(0), in.get(1)));
            case MaxPool2d p -> Optional.of(pool(PoolLast.Mode.MAX, p.window(), in.getFirst()));
            case AveragePool2d p -> Optional.of(pool(PoolLast.Mode.AVERAGE, p.window(), in.getFirst()));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Value> row(Graph.Node node) {
        return Optional.empty();
    }

    private Value convolution(Conv2d c, int x, int filters) {
        Shape maps = pass.shape(x), w = pass.shape(filters);
        boolean planar = !pass.isInner(x) && maps.dim(1) < FEW_CHANNELS && c.groups() == 1;
        Algorithm algorithm = planar ? Algorithm.PLANAR : Algorithm.of(c, maps, w);
        var op = new ConvChannels(c.window(), c.groups(), w.dim(0), algorithm, false);
        Value packed = to.add(new PackFilter(algorithm, c.groups()), pass.row(filters));
        return to.add(op, planar ? pass.row(x) : pass.inner(x), packed);
    }

    /// Pooling sees `[n, h, w, c]` as it sees `[c, h, w, n]`: the last axis is treated together.
    private Value pool(PoolLast.Mode mode, Window window, int x) {
        Shape picture = pass.shape(x);
        return to.add(new PoolLast(mode, window, picture.dim(2), picture.dim(3)), pass.inner(x));
    }
}
