package dev.tiefgang.graph;

import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A handle on one node, and the vocabulary in which networks are written.
///
/// Every method adds a node (or finds an equal one) and returns a handle on it; nothing is computed.
public record Value(Graph graph, int id) {
    // Written out, because making what a record has by itself takes milliseconds of the start of a program.
    @Override
    public boolean equals(Object o) {
        return o instanceof Value v && v.id == id && v.graph == graph;
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(graph) + id;
    }

    public Shape shape() {
        return graph.node(id).shape();
    }

    public Kind kind() {
        return graph.node(id).kind();
    }

    public Op op() {
        return graph.node(id).op();
    }

    /// The values this one is computed from.
    public List<Value> inputs() {
        return graph.node(id).in().stream().map(graph::value).toList();
    }

    /// This through an op of one input.
    public Value then(Op op) {
        return graph.add(op, this);
    }

    public Value plus(Value o) {
        return graph.add(new Add(), this, o);
    }

    public Value plus(double k) {
        return plus(scalar(k));
    }

    public Value minus(Value o) {
        return graph.add(new Sub(), this, o);
    }

    public Value times(Value o) {
        return graph.add(new Mul(), this, o);
    }

    public Value times(double k) {
        return times(scalar(k));
    }

    public Value over(Value o) {
        return graph.add(new Div(), this, o);
    }

    public Value over(double k) {
        return over(scalar(k));
    }

    public Value negate() {
        return then(new Neg());
    }

    public Value max(Value o) {
        return graph.add(new Max(), this, o);
    }

    public Value min(Value o) {
        return graph.add(new Min(), this, o);
    }

    /// 1 where this is greater, else 0.
    public Value greater(Value o) {
        return graph.add(new Greater(), this, o);
    }

    /// 1 where this is less, else 0.
    public Value less(Value o) {
        return graph.add(new Less(), this, o);
    }

    /// 1 where both are equal, else 0.
    public Value equal(Value o) {
        return graph.add(new Equal(), this, o);
    }

    /// This one as a power.
    public Value pow(Value exponent) {
        return graph.add(new Pow(), this, exponent);
    }

    /// `a` where this is not 0, else `b`.
    public Value where(Value a, Value b) {
        return graph.add(new Where(), this, a, b);
    }

    public Value abs() {
        return then(new Abs());
    }

    /// The largest whole number not above this.
    public Value floor() {
        return then(new Floor());
    }

    /// The nearest whole number, the even one of two.
    public Value round() {
        return then(new Round());
    }

    public Value erf() {
        return then(new Erf());
    }

    public Value exp() {
        return then(new Exp());
    }

    public Value log() {
        return then(new Log());
    }

    public Value sqrt() {
        return then(new Sqrt());
    }

    public Value square() {
        return times(this);
    }

    public Value tanh() {
        return then(new Tanh());
    }

    public Value sigmoid() {
        return then(new Sigmoid());
    }

    public Value relu() {
        return then(new Relu());
    }

    /// 1 where this is above 0, else 0.
    public Value step() {
        return then(new Step());
    }

    public Value matmul(Value o) {
        return matmul(o, false, false);
    }

    /// The product of two matrices, each optionally stored transposed; axes in front broadcast.
    public Value matmul(Value o, boolean transposeThis, boolean transposeOther) {
        return graph.add(new MatMul(transposeThis, transposeOther), this, o);
    }

    /// The sum of all elements, a scalar.
    public Value sum() {
        return sumTo(Shape.of());
    }

    /// The sum along axes, which stay with extent 1.
    public Value sum(Integer... axes) {
        return then(new ReduceSum(List.of(axes)));
    }

    /// The mean of all elements, a scalar.
    public Value mean() {
        return sum().over(shape().size());
    }

    /// The mean along axes, which stay with extent 1.
    public Value mean(Integer... axes) {
        return then(new ReduceMean(List.of(axes)));
    }

    /// The largest along axes, which stay with extent 1.
    public Value maximum(Integer... axes) {
        return then(new ReduceMax(List.of(axes)));
    }

    /// Sums over whatever axes broadcasting from `to` would repeat.
    public Value sumTo(Shape to) {
        return to.equals(shape()) ? this : then(new SumTo(to));
    }

    /// Repeats along broadcast axes.
    public Value expand(Shape to) {
        return then(new Expand(to));
    }

    public Value reshape(Shape to) {
        return then(new Reshape(to));
    }

    /// Axes in another order: axis `i` of the result is axis `order[i]` of this.
    public Value transpose(Integer... order) {
        return then(new Transpose(List.of(order)));
    }

    /// The positions `from` (inclusive) to `to` (exclusive) of an axis.
    public Value slice(int axis, int from, int to) {
        return slice(axis, from, to, 1);
    }

    /// Every `step`-th position from `from` (inclusive) to `to` (exclusive) of an axis.
    public Value slice(int axis, int from, int to, int step) {
        return then(new Slice(axis, from, to, step));
    }

    /// Parts of the given extents along an axis, which they must use up.
    public List<Value> split(int axis, int... extents) {
        int from = 0;
        var parts = new ArrayList<Value>();
        for (int extent : extents) parts.add(slice(axis, from, from += extent));
        if (from != shape().dim(axis))
            throw new ShapeException("Split: expected extents that add up to " + shape().dim(axis) + " for axis " + axis
                    + " of " + shape() + ", received " + Arrays.toString(extents));
        return parts;
    }

    /// The axes of extent 1 dropped.
    public Value squeeze(Integer... axes) {
        return then(new Squeeze(List.of(axes)));
    }

    /// Axes of extent 1 put in, which the result has at these places.
    public Value unsqueeze(Integer... axes) {
        return then(new Unsqueeze(List.of(axes)));
    }

    /// Positions of an axis, picked by whole numbers.
    public Value gather(int axis, Value index) {
        return graph.add(new Gather(axis), this, index);
    }

    public Value softmax(int axis) {
        return then(new Softmax(axis));
    }

    public Value logSoftmax(int axis) {
        return then(new LogSoftmax(axis));
    }

    /// Position of the largest along an axis, which is dropped; the first of equals.
    public Value argMax(int axis) {
        return then(new ArgMax(axis));
    }

    /// `depth` numbers for each index: 1 at its position, else 0.
    public Value oneHot(int depth) {
        return then(new OneHot(depth));
    }

    /// Whole numbers as real ones.
    public Value real() {
        return then(new Cast());
    }

    /// A scalar constant of the same graph.
    public Value scalar(double k) {
        return graph.fill(k, Shape.of());
    }

    @Override
    public String toString() {
        return "%" + id;
    }
}
