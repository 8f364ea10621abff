package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.*;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// Which code runs an op, and what that costs: the two policies of the compiler that are tables.
public final class Routines {
    private Routines() {}

    /// The routine for an op of a float plan. Ops without a fast one run their definition.
    public static Routine fast(Op op, List<Shape> in, Shape out) {
        return switch (op) {
            case Fused f -> new FusedRoutine(f, in);
            case Product p -> ProductRoutine.of(p, in.getFirst(), out);
            case ProductBatch p -> new ProductBatchRoutine(p, in.get(0), in.get(1), out);
            case Conv2d c when PlanesRoutine.suits(c, in.getFirst()) -> new PlanesRoutine(c, in.get(0), in.get(1), out);
            case ConvRows c -> new ConvRoutine(c, in.get(0), in.get(1));
            case ConvChannels c -> c.routine(in.getFirst(), out);
            case ConvChain c -> new ConvChainRoutine(c, in.getFirst());
            case FilterSums f -> new FilterSumsRoutine(f, in.get(0), in.get(1));
            case WinogradTiles t -> new WinogradTilesRoutine(t, in.getFirst());
            case WinogradSums s -> new WinogradSumsRoutine(s, in.getFirst());
            case SpreadBack s -> new SpreadBackRoutine(s, in.getFirst());
            case PackFilter p -> new PackFilterRoutine(p, in.getFirst());
            case LineUp _ -> new StridedRoutine(out, Broadcast.strides(out, out), 0);
            case ConvDots c -> new ConvDotsRoutine(c, in.get(0), in.get(1));
            case PadSplit p -> new PadSplitRoutine(p, in.getFirst());
            case ConvBack c -> new ConvBackRoutine(c, in.get(0), in.get(1));
            case TurnFilter t -> new TurnFilterRoutine(t, in.getFirst());
            case PoolLast p -> new PoolRoutine(p, in.getFirst());
            case ReduceSum(List<Integer> axes) -> new ReduceRoutine(false, axes, in.getFirst());
            case ReduceMax(List<Integer> axes) -> new ReduceRoutine(true, axes, in.getFirst());
            case CumSum c -> new CumSumRoutine(c, in.getFirst());
            case Softmax(int axis) -> new SoftmaxRoutine(false, axis, in.getFirst());
            case LogSoftmax(int axis) -> new SoftmaxRoutine(true, axis, in.getFirst());
            case Transpose t -> new StridedRoutine(out, t.strides(in.getFirst()), 0);
            case Expand _ -> new StridedRoutine(out, Broadcast.strides(in.getFirst(), out), 0);
            case Slice s -> slice(s, in.getFirst(), out);
            case Pad p -> new PadRoutine(p, in.getFirst(), out);
            case Concat(int axis) -> new ConcatRoutine(axis, out);
            case ArgMax a -> IndexRoutine.of(a, in.getFirst());
            case OneHot o -> IndexRoutine.of(o);
            case ToIndex t -> IndexRoutine.of(t);
            case Gather g -> IndexRoutine.of(g, in.getFirst());
            case ScatterAdd s -> IndexRoutine.of(s, out);
            case GatherElements g -> ElementsRoutine.of(g, in.get(0), in.get(1));
            case ScatterElements s -> ElementsRoutine.of(s, in.get(0), in.get(1));
            case RandomUniform r -> RandomRoutine.of(r);
            case RandomNormal r -> RandomRoutine.of(r);
            default -> reference(op);
        };
    }

    /// The routine of a double plan: the definition.
    public static Routine reference(Op op) {
        return new ReferenceRoutine(op);
    }

    private static Routine slice(Slice s, Shape x, Shape out) {
        int[] strides = new int[x.rank()];
        for (int i = 0; i < strides.length; i++) strides[i] = x.span(i + 1, x.rank());
        int a = x.axis(s.axis()), offset = s.from() * strides[a];
        strides[a] *= s.step();
        return new StridedRoutine(out, strides, offset);
    }

    /// Floating-point operations of a step; a fused multiply-add counts as two.
    public static long flops(Op op, List<Shape> in, Shape out) {
        long n = out.size();
        return switch (op) {
            case MatMul m -> 2 * n * in.getFirst().dim(m.transA() ? -2 : -1);
            case Product p -> 2 * n * in.getFirst().dim(p.transA() ? 0 : 1);
            case ProductBatch p -> 2 * n * in.getFirst().dim(p.transA() ? -2 : -1);
            case Fused f ->
                n * f.program().size() + f.maker().map(p -> flops(p, in, out)).orElse(0L);
            case ConvRows _ -> 2 * n * in.get(1).tail().size();
            case FilterSums _ -> 2 * n * in.get(1).span(0, 3);
            case WinogradSums s -> 2L * WinogradTiles.NUMBERS * s.tiles(in.getFirst()) * s.maps() * s.outputs();
            case SpreadBack s ->
                2L
                        * in.getFirst().size()
                        * s.maps()
                        / s.groups()
                        * s.window().h()
                        * s.window().w();
            case ConvChannels c -> 2 * c.macs(in.getFirst(), out);
            case ConvChain c -> 2 * c.macs(in.getFirst());
            case ConvDots _ -> 2 * n * in.get(1).tail().size();
            case ConvBack c -> 2 * n * in.get(1).tail().size() / c.window().strideH();
            case Conv2d _ -> 2 * n * in.get(1).tail().size();
            case Conv2dInput _ -> 2L * in.getFirst().size() * in.get(1).tail().size();
            case Conv2dFilter _ ->
                2 * n * in.get(1).size() / Math.max(1, in.get(1).dim(1));
            case PoolLast p ->
                (long) in.getLast().size() * p.window().h() * p.window().w();
            case Op.Elementwise _ -> n;
            case Op.Reduction _, Softmax _, LogSoftmax _ -> in.getFirst().size();
            default -> 0;
        };
    }
}
