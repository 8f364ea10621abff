package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Convolutions with the channels innermost.
record ChannelPictures(Relayout pass, Graph to) implements Relayout.Pictures {
    /// Row-major pictures of fewer channels are read as they are: runs along a row of pixels are as long as
    /// runs along the channels of a pixel would be.
    private static final int FEW_CHANNELS = 16;

    @Override
    public Optional<Value> input(Input in) {
        return Optional.empty();
    }

    @Override
    public Optional<Value> inner(Graph.Node node) {
        List<Integer> in = node.in();
        Shape out = node.shape();
        return switch (node.op()) {
            case Conv2d c
            when !isProduct(c, in.get(0)) && !isPlane(c, in.get(0)) ->
                Optional.of(convolution(c, in.get(0), in.get(1)));
            case Conv2dInput c -> Optional.of(inputGradient(c, in.get(0), in.get(1)));
            // Picture by picture first, so that threads share the work.
            case ReduceSum(List<Integer> axes)
            when axes.equals(List.of(0, 2, 3)) && out.rank() == 4 && pass.isInner(in.getFirst()) ->
                Optional.of(pass.inner(in.getFirst()).sum(1, 2).sum(0));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Value> row(Graph.Node node) {
        if (node.op() instanceof Conv2d c && isProduct(c, node.in().getFirst()))
            return Optional.of(product(node.in().get(0), node.in().get(1), node.shape()));
        if (!(node.op() instanceof Conv2dFilter c)) return Optional.empty();
        Value x = pass.inner(node.in().get(0)), dy = pass.inner(node.in().get(1));
        Window f = c.window();
        int maps = x.shape().dim(3);
        if (Algorithm.suitsGradient(
                new Conv2d(f, c.groups()), pass.shape(node.in().getFirst()), node.shape())) {
            Value v = to.add(new WinogradTiles(f, WinogradTiles.SIZE, false), x);
            Value w = to.add(new WinogradTiles(f, WinogradTiles.SIZE, true), dy);
            Value sums = to.add(new WinogradSums(maps, dy.shape().dim(3)), v, w);
            return Optional.of(sums.transpose(0, 2, 1).reshape(node.shape()));
        }
        if (maps < FEW_CHANNELS && c.groups() == 1 && f.dilationW() == 1) {
            var none = List.of(0, 0, 0, 0);
            var pad = new Pad(List.of(0, f.top(), f.left(), 0), none, List.of(0, f.bottom(), f.right(), 0), 0);
            Value sums = to.add(new FilterSums(f.padding(0), 1, true), x.then(pad), dy);
            Value taps = sums.reshape(Shape.of(f.h() * f.w(), maps, dy.shape().dim(3)));
            return Optional.of(taps.transpose(2, 1, 0).reshape(node.shape()));
        }
        Value sums = to.add(new FilterSums(f, c.groups(), false), x, dy);
        return Optional.of(sums.transpose(0, 2, 1).reshape(node.shape()));
    }

    /// Where filters move pixel by pixel, a convolution of the output gradients with the filters turned over.
    private Value inputGradient(Conv2dInput c, int dy, int filters) {
        Window f = c.window();
        Shape y = pass.shape(dy), w = pass.shape(filters);
        int maps = w.dim(1) * c.groups();
        if (f.strideH() > 1 || f.strideW() > 1) {
            Value packed = to.add(new PackFilter(Algorithm.DIRECT, c.groups(), true), pass.row(filters));
            return to.add(new SpreadBack(f, c.groups(), c.h(), c.w(), maps), pass.inner(dy), packed);
        }
        int above = f.spanH() - 1 - f.top(), before = f.spanW() - 1 - f.left();
        Window back = f.padding(above, before, c.h() - y.dim(2) + f.top(), c.w() - y.dim(3) + f.left());
        var turned = new PackFilter(Algorithm.DIRECT, c.groups(), true).seen(w);
        Algorithm algorithm = Algorithm.of(new Conv2d(back, c.groups()), y, turned, pass.fixed());
        Value packed = to.add(new PackFilter(algorithm, c.groups(), true), pass.row(filters));
        return convolved(new ConvChannels(back, c.groups(), maps, algorithm), pass.inner(dy), packed);
    }

    /// A convolution, whose tiles are transformed first where that pays.
    private Value convolved(ConvChannels c, Value x, Value packed) {
        if (!c.tilesFirst(x.shape())) return to.add(c, x, packed);
        Value tiles = to.add(new WinogradTiles(c.window(), c.algorithm().tile(), false), x);
        return to.add(c.ofTiles(x.shape()), tiles, packed);
    }

    /// True for filters of one pixel over a row-major picture, which are a matrix product as they lie.
    private boolean isProduct(Conv2d c, int x) {
        Shape maps = pass.shape(x);
        return !pass.isInner(x)
                && maps.dim(0) == 1
                && maps.dim(1) >= FEW_CHANNELS
                && c.groups() == 1
                && c.window().equals(Window.of(1, 1));
    }

    /// True for channels by themselves in row-major pictures, which are convolved map by map as they lie.
    private boolean isPlane(Conv2d c, int x) {
        return !pass.isInner(x) && PlanesRoutine.suits(c, pass.shape(x));
    }

    private Value product(int x, int filters, Shape out) {
        Shape maps = pass.shape(x), w = pass.shape(filters);
        Value pixels = pass.row(x).reshape(Shape.of(maps.dim(1), maps.span(2, 4)));
        Value rows = pass.row(filters).reshape(Shape.of(w.dim(0), w.dim(1)));
        return rows.matmul(pixels).reshape(out);
    }

    private Value convolution(Conv2d c, int x, int filters) {
        Shape maps = pass.shape(x), w = pass.shape(filters);
        boolean planar = !pass.isInner(x) && maps.dim(1) < FEW_CHANNELS && c.groups() == 1;
        Algorithm algorithm = planar ? Algorithm.PLANAR : Algorithm.of(c, maps, w, pass.fixed());
        var op = new ConvChannels(c.window(), c.groups(), w.dim(0), algorithm);
        Value packed = to.add(new PackFilter(algorithm, c.groups(), false), pass.row(filters));
        return convolved(op, planar ? pass.row(x) : pass.inner(x), packed);
    }
}
