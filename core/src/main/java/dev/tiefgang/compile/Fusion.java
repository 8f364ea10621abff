package dev.tiefgang.compile;

import dev.tiefgang.compile.Fused.Const;
import dev.tiefgang.compile.Fused.In;
import dev.tiefgang.compile.Fused.Instruction;
import dev.tiefgang.compile.Fused.Made;
import dev.tiefgang.compile.Fused.Operand;
import dev.tiefgang.compile.Fused.Temp;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.*;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rewrites a graph so that fewer steps do the same: bias and activation join the product before them, runs of
/// element-wise ops become one [Fused] step, sums over scattered axes become sums over one axis at a time.
///
/// What is drawn into another step must have no other reader; its own node then dies.
final class Fusion {
    private final Graph to = new Graph();
    private final Map<Integer, Value> map = new HashMap<>();
    private final Map<Integer, Integer> readersOfNew = new HashMap<>();

    private final boolean recall;

    private Fusion(boolean recall) {
        this.recall = recall;
    }

    /// The rewritten graph, and where each live old value went.
    record Result(Graph graph, Map<Integer, Value> map) {}

    /// @param readers for every node how many live nodes and outside readers it has; 0 means dead
    /// @param recall whether sums of convolutions may begin with the bias, which rounds otherwise than adding
    ///     it last
    static Result rewrite(Graph graph, int[] readers, boolean recall) {
        var pass = new Fusion(recall);
        for (int i = 0; i < graph.size(); i++)
            if (readers[i] > 0) {
                Value v = pass.visit(graph.node(i));
                pass.map.put(i, v);
                pass.readersOfNew.merge(v.id(), readers[i], Integer::sum);
            }
        return new Result(pass.to, pass.map);
    }

    private Value visit(Graph.Node node) {
        List<Value> in = operands(node);
        return switch (node.op()) {
            case MatMul m when node.shape().rank() > 2 -> to.add(new ProductBatch(m.transA(), m.transB()), in);
            case MatMul m -> {
                var product = new Product(m.transA(), m.transB(), Product.Bias.NONE, Optional.empty());
                yield to.add(product, in.getFirst(), linedUp(m, in.getLast(), node.shape()));
            }
            case Add f -> biased(node, in).orElseGet(() -> fuse(f, in, node.shape()));
            case Op.Unary f -> activated(f, in.getFirst()).orElseGet(() -> fuse(f, in, node.shape()));
            case Op.Binary f -> clipped(f, in, node.shape()).orElseGet(() -> fuse(f, in, node.shape()));
            case Op.Elementwise f -> fuse(f, in, node.shape());
            case ReduceSum(List<Integer> axes) -> byGroups(axes, in.getFirst(), false);
            case ReduceMax(List<Integer> axes) -> byGroups(axes, in.getFirst(), true);
            default -> to.add(node.op(), in);
        };
    }

    /// Weights that a single row meets at recall, at a place that is read fast.
    private Value linedUp(MatMul m, Value weights, Shape out) {
        boolean pays = recall
                && out.dim(0) == 1
                && !m.transB()
                && weights.op() instanceof Param
                && LineUp.pays(weights.shape());
        return pays ? to.add(new LineUp(), weights) : weights;
    }

    /// What a node reads; an element-wise op repeats along broadcast axes by itself.
    private List<Value> operands(Graph.Node node) {
        boolean repeats = node.op() instanceof Op.Binary || node.op() instanceof Op.Ternary;
        return node.in().stream()
                .map(map::get)
                .map(v -> repeats && v.op() instanceof Expand ? v.inputs().getFirst() : v)
                .toList();
    }

    /// `product + bias`, where one operand is a product without bias and the other has one number per column or
    /// row.
    private Optional<Value> biased(Graph.Node node, List<Value> in) {
        for (int k = 0; k < 2; k++) {
            Value p = in.get(k), b = in.get(1 - k);
            if (!onlyReader(p) || !p.shape().equals(node.shape())) continue;
            Shape s = p.shape();
            if (p.op() instanceof Product(boolean ta, boolean tb, Product.Bias bias, var f)
                    && bias == Product.Bias.NONE
                    && f.isEmpty()) {
                boolean column =
                        b.shape().equals(Shape.of(s.dim(1))) || b.shape().equals(Shape.of(1, s.dim(1)));
                boolean perRow = b.shape().equals(Shape.of(s.dim(0), 1)) && !column;
                if (column || perRow) {
                    var how = column ? Product.Bias.PER_COLUMN : Product.Bias.PER_ROW;
                    return Optional.of(to.add(
                            new Product(ta, tb, how, f),
                            p.inputs().get(0),
                            p.inputs().get(1),
                            b));
                }
            }
            if (recall
                    && p.op() instanceof ConvChannels c
                    && !c.bias()
                    && c.bounds().equals(Bounds.NONE)
                    && b.shape().size() == c.outputs()
                    && b.shape().dim(-1) == c.outputs())
                return Optional.of(
                        to.add(c.withBias(), p.inputs().get(0), p.inputs().get(1), b));
            if (p.op() instanceof ConvRows(Window w, int groups, int h, int width, boolean bias, var f)
                    && !bias
                    && f.isEmpty()
                    && b.shape().size() == s.dim(0)
                    && b.shape().dim(-b.shape().rank()) == s.dim(0)
                    && b.shape().rank() == 4)
                return Optional.of(to.add(
                        new ConvRows(w, groups, h, width, true, f),
                        p.inputs().get(0),
                        p.inputs().get(1),
                        b));
        }
        return Optional.empty();
    }

    /// A maximum or minimum of a convolution and a number.
    private Optional<Value> clipped(Op.Binary op, List<Value> in, Shape shape) {
        for (int k = 0; k < 2; k++)
            if (in.get(k).op() instanceof ConvChannels c
                    && onlyReader(in.get(k))
                    && in.get(k).shape().equals(shape)
                    && in.get(1 - k).op() instanceof Fill(double number, Shape _))
                return bounded(c, in.get(k), c.bounds().then(op, (float) number));
        return Optional.empty();
    }

    private Optional<Value> bounded(ConvChannels c, Value made, Optional<Bounds> bounds) {
        return bounds.map(b -> to.add(c.within(b), made.inputs()));
    }

    /// An activation of a product that has none yet.
    private Optional<Value> activated(Op.Unary op, Value p) {
        if (!onlyReader(p)) return Optional.empty();
        if (p.op() instanceof ConvChannels c) return bounded(c, p, c.bounds().then(op));
        Optional<Kernels.Unary> f = Optional.of(Functions.of(op));
        return switch (p.op()) {
            case Product(boolean ta, boolean tb, Product.Bias bias, var none)
            when none.isEmpty() -> Optional.of(to.add(new Product(ta, tb, bias, f), p.inputs()));
            case ConvRows(Window w, int groups, int h, int width, boolean bias, var none)
            when none.isEmpty() -> Optional.of(to.add(new ConvRows(w, groups, h, width, bias, f), p.inputs()));
            default -> Optional.empty();
        };
    }

    /// One element-wise op, with the programs of those operands drawn in that nobody else reads, and one
    /// maker.
    private Value fuse(Op.Elementwise op, List<Value> in, Shape shape) {
        Optional<Value> made = in.stream().filter(v -> isMade(v, shape)).findFirst();
        Optional<Making> maker = made.map(
                v -> v.op() instanceof Making m ? m : ((Fused) v.op()).maker().orElseThrow());
        int ofMaker = maker.map(Making::inputs).orElse(0);
        var inputs = new ArrayList<Value>(
                made.map(v -> v.inputs().subList(0, ofMaker)).orElse(List.of()));
        var program = new ArrayList<Instruction>();
        var operands = new ArrayList<Operand>();
        for (Value v : in) {
            boolean isMade = made.filter(v::equals).isPresent();
            if (v.op() instanceof Fill(double k, Shape _)) operands.add(new Const(k));
            else if (isMade && v.op() instanceof Making) operands.add(new Made());
            else if (v.op() instanceof Fused f
                    && (isMade || f.maker().isEmpty() && drawn(v, f, shape, program.size()))) {
                var renumbered = new ArrayList<Integer>();
                for (int k = 0; k < v.inputs().size(); k++)
                    renumbered.add(k < f.makerInputs() ? k : position(v.inputs().get(k), inputs, ofMaker));
                program.addAll(f.shifted(program.size(), renumbered));
                operands.add(new Temp(program.size() - 1));
            } else operands.add(new In(position(v, inputs, ofMaker)));
        }
        program.add(new Instruction(op, List.copyOf(operands)));
        return to.add(new Fused(maker, List.copyOf(program), shape), inputs);
    }

    /// True for a product or a convolution, or a program behind one, that a program can follow.
    private boolean isMade(Value v, Shape shape) {
        return switch (v.op()) {
            case Product p ->
                onlyReader(v)
                        && v.shape().equals(shape)
                        && ProductRoutine.goesOn(p, v.inputs().getFirst().shape(), shape);
            case ConvChannels _ -> onlyReader(v) && v.shape().equals(shape);
            case Fused f -> f.maker().isPresent() && drawn(v, f, shape, 0);
            default -> false;
        };
    }

    /// True for a program that can become part of another with some instructions already.
    private boolean drawn(Value v, Fused f, Shape shape, int instructions) {
        return onlyReader(v)
                && f.extents().equals(shape)
                && instructions + f.program().size() < Fused.MOST_INSTRUCTIONS;
    }

    /// Where the program finds a value; what the maker reads is the maker's alone.
    private static int position(Value v, List<Value> inputs, int ofMaker) {
        int at = inputs.subList(ofMaker, inputs.size()).indexOf(v);
        if (at >= 0) return ofMaker + at;
        inputs.add(v);
        return inputs.size() - 1;
    }

    /// A reduction along several axes as one reduction for each run of neighbouring axes, the innermost first.
    private Value byGroups(List<Integer> axes, Value x, boolean max) {
        Value v = x;
        for (int i = axes.size() - 1; i >= 0; ) {
            int last = i;
            while (i > 0 && axes.get(i - 1) == axes.get(i) - 1) i--;
            List<Integer> group = axes.subList(i, last + 1);
            v = to.add(max ? new ReduceMax(group) : new ReduceSum(group), v);
            i--;
        }
        return v;
    }

    private boolean onlyReader(Value v) {
        return readersOfNew.getOrDefault(v.id(), 0) == 1;
    }
}
