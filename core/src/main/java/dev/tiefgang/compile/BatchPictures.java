package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Convolutions and products with the batch innermost.
record BatchPictures(Relayout pass, Graph to) implements Relayout.Pictures {
    @Override
    public Optional<Value> input(Input in) {
        if (in.extents().rank() != 4 || in.of() != Kind.REAL) return Optional.empty();
        return Optional.of(to.add(new Input(in.name(), Innermost.BATCH.moved(in.extents()), in.of())));
    }

    @Override
    public Optional<Value> inner(Graph.Node node) {
        List<Integer> in = node.in();
        Shape out = node.shape();
        return switch (node.op()) {
            case Conv2d c ->
                Optional.of(convolution(c.window(), c.groups(), out, pass.inner(in.get(0)), pass.row(in.get(1))));
            case Conv2dInput c -> Optional.of(inputGradient(c, in));
            // yᵀ = op(B)ᵀ · xᵀ, and batch-last is the transpose
            case MatMul(boolean ta, boolean tb)
            when !ta && out.rank() == 2 && pass.isInner(in.get(0)) && !pass.isInner(in.get(1)) ->
                Optional.of(to.add(new MatMul(!tb, false), pass.row(in.get(1)), pass.inner(in.get(0))));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Value> row(Graph.Node node) {
        List<Integer> in = node.in();
        return switch (node.op()) {
            case Conv2dFilter f -> Optional.of(filterGradient(f, in));
            case MatMul(boolean ta, boolean tb)
            when ta && !tb && node.shape().rank() == 2 && pass.isInner(in.get(0)) && pass.isInner(in.get(1)) ->
                Optional.of(to.add(new MatMul(false, true), pass.inner(in.get(0)), pass.inner(in.get(1))));
            default -> Optional.empty();
        };
    }

    private Value convolution(Window f, int groups, Shape out, Value x, Value w) {
        Value ready = prepare(PadSplit.forward(f, x.shape()), x);
        return to.add(new ConvRows(f, groups, out.dim(2), out.dim(3), false, Optional.empty()), ready, w);
    }

    private Value inputGradient(Conv2dInput c, List<Integer> in) {
        Value dy = pass.inner(in.get(0));
        Value ready = prepare(PadSplit.backward(c.window(), dy.shape(), c.w()), dy);
        Value turned = to.add(new TurnFilter(c.window(), c.groups()), pass.row(in.get(1)));
        return to.add(new ConvBack(c.window(), c.groups(), c.h(), c.w()), ready, turned);
    }

    private Value filterGradient(Conv2dFilter c, List<Integer> in) {
        Value x = pass.inner(in.get(0));
        Value ready = prepare(PadSplit.forward(c.window(), x.shape()), x);
        return to.add(new ConvDots(c.window(), c.groups()), ready, pass.inner(in.get(1)));
    }

    private Value prepare(PadSplit p, Value x) {
        if (!p.isIdentity(x.shape())) return to.add(p, x);
        Shape s = x.shape();
        return x.reshape(Shape.of(s.dim(0), s.dim(1), 1, s.dim(2), s.dim(3)));
    }
}
