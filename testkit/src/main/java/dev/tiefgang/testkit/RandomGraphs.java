package dev.tiefgang.testkit;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.AveragePool2d;
import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.MaxPool2d;
import dev.tiefgang.op.Pad;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Graphs put together at random from pictures, matrices, rows and numbers: what fusion, layout and
/// memory planning make
/// of combinations that nobody thought of.
public final class RandomGraphs {
    private static final int OPS = 14;

    private final Dice d;
    private final boolean smooth;
    private final Graph g;
    private final List<Value> values = new ArrayList<>();
    private final List<Value> leaves = new ArrayList<>();
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Params params = new Params();

    private RandomGraphs(long seed, boolean smooth, Graph g) {
        this.g = g;
        this.d = new Dice("graph", Dice.Size.SMALL, seed);
        this.smooth = smooth;
        int n = d.of(1, 2, 3, 5, 17), c = d.of(1, 1, 2, 3), side = d.between(2, 6);
        leaf(true, Shape.of(n, c, side, side), seed);
        leaf(true, d.flip() ? Shape.of(n, d.between(1, 5)) : Shape.of(n, c * side * side), seed);
        leaf(false, Shape.of(c), seed);
        leaf(false, Shape.of(c, 1, 1), seed);
        leaf(false, Shape.of(), seed);
        leaf(false, Shape.of(1, d.between(1, 4)), seed);
    }

    /// A graph whose last values are wanted, with the gradients of their sum.
    ///
    /// @param smooth without kinks and steps, so that a rounding can never change a branch
    public static Program draw(long seed, boolean smooth) {
        return draw(seed, smooth, new Graph());
    }

    /// The same in an empty graph of the caller's.
    public static Program draw(long seed, boolean smooth, Graph g) {
        var graph = new RandomGraphs(seed, smooth, g);
        for (int tries = 0; graph.values.size() < OPS + 6 && tries < 500; tries++) graph.grow();
        return graph.program();
    }

    private void leaf(boolean input, Shape s, long seed) {
        String name = "v" + leaves.size();
        Tensor numbers = new Operand(s, Operand.Draw.NORMAL).numbers(seed, leaves.size());
        if (input) inputs.put(name, numbers);
        else params.put(name, numbers);
        Value v = input ? g.input(name, s) : g.param(name, s);
        leaves.add(v);
        values.add(v);
    }

    private void grow() {
        try {
            Value v = next(any(), any());
            if (v.shape().size() > 0 && v.shape().size() < 20_000 && !values.contains(v)) values.add(v);
        } catch (ShapeException e) {
            // These two do not go together: draw others.
        }
    }

    /// One of the values, rather a late one than an early one.
    private Value any() {
        int n = values.size();
        int one = d.below(n), other = d.below(n);
        return values.get(Math.max(one, other));
    }

    private Value next(Value a, Value b) {
        Shape s = a.shape();
        return switch (d.below(smooth ? 20 : 25)) {
            case 0 -> a.plus(b);
            case 1 -> a.minus(b);
            case 2 -> a.tanh().times(b.sigmoid());
            case 3 -> a.over(b.tanh().plus(2));
            case 4 -> constant(a, d.below(4) == 0 ? -0.0 : d.between(-1, 2));
            case 5 -> a.scalar(1).minus(a.sigmoid());
            case 6 -> a.tanh().exp();
            case 7 -> a.negate();
            case 8, 9, 10 -> convolution(a);
            case 11 -> g.add(new AveragePool2d(window(s)), a);
            case 12, 13 -> a.matmul(b, d.flip(), d.flip());
            case 14 -> a.reshape(Shape.of(s.dim(0), s.tail().size()));
            case 15 -> a.transpose(d.order(s.rank()));
            case 16 -> a.mean(d.axes(s));
            case 17 -> d.flip() ? a.softmax(d.axis(s)) : a.logSoftmax(d.axis(s));
            case 18 -> g.add(new Concat(d.axis(s)), a, b);
            case 19 -> part(a);
            case 20 -> a.relu();
            case 21 -> g.add(new MaxPool2d(window(s)), a);
            case 22 -> a.max(b);
            case 23 -> a.maximum(d.axes(s));
            default -> a.greater(b).times(a);
        };
    }

    private Value constant(Value x, double k) {
        Value c = g.fill(k, d.flip() ? Shape.of() : x.shape());
        return switch (d.below(5)) {
            case 0 -> x.plus(c);
            case 1 -> x.minus(c);
            case 2 -> c.minus(x);
            case 3 -> x.times(c);
            default -> x.over(Math.abs(k) + 1);
        };
    }

    private Value convolution(Value x) {
        if (x.shape().rank() != 4) throw new ShapeException("expected maps, received " + x.shape());
        int in = x.shape().dim(1), groups = in % 2 == 0 && d.flip() ? 2 : 1;
        Window f = window(x.shape()).dilation(d.between(1, 2), 1);
        Shape w = Shape.of(groups * d.between(1, 2), in / groups, f.h(), f.w());
        g.add(new Conv2d(f, groups), x, g.fill(1, w)); // throws where the window does not fit
        leaf(false, w, leaves.size());
        return g.add(new Conv2d(f, groups), x, values.removeLast());
    }

    private Window window(Shape s) {
        if (s.rank() != 4) throw new ShapeException("expected maps, received " + s);
        return Window.of(d.between(1, 3), d.between(1, 3))
                .stride(d.between(1, 2), d.between(1, 2))
                .padding(d.below(2), d.below(2), d.below(2), d.below(2));
    }

    /// Some of the positions of an axis, or more than there are.
    private Value part(Value x) {
        Shape s = x.shape();
        int axis = d.axis(s), from = d.below(s.dim(axis)), to = d.between(from + 1, s.dim(axis));
        return switch (d.below(4)) {
            case 0 -> x.slice(axis, from, to);
            case 1 -> d.flip() ? x.slice(axis, from, to, 2) : x.slice(axis, to - 1, from - 1, -d.between(1, 2));
            case 2 -> x.gather(axis, g.positions(from, to - 1, from));
            default -> g.add(new Pad(places(s), places(s), places(s), 0), x);
        };
    }

    private List<Integer> places(Shape s) {
        return IntStream.range(0, s.rank()).mapToObj(_ -> d.below(2)).toList();
    }

    private Program program() {
        var wanted = new ArrayList<Value>(values.subList(values.size() - 2, values.size()));
        Value loss = g.fill(0, Shape.of());
        for (Value v : wanted) loss = loss.plus(v.tanh().sum());
        wanted.add(loss);
        wanted.addAll(Autodiff.gradients(loss, leaves));
        return new Program(wanted, inputs, params);
    }
}
