package dev.tiefgang.graph;

import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Local algebra applied as nodes are added: one case, one identity. Empty keeps the node.
///
/// Each holds to the bit for every number, with NaN, the infinities and both zeros among them: `x + 0` turns
/// −0 into 0 and `x · 0` hides what is not finite, so neither is here. Constants are computed in double
/// precision and rounded once, where a float plan would round after each op.
final class Simplify {
    private Simplify() {}

    static Optional<Value> rule(Op op, Shape shape, List<Value> in) {
        return switch (op) {
            case Op.Unary f when in.get(0).op() instanceof Fill(double k, Shape _) -> fill(in, f.apply(k), shape);
            case Op.Binary f
            when in.get(0).op() instanceof Fill(double a, Shape _)
                    && in.get(1).op() instanceof Fill(double b, Shape _) -> fill(in, f.apply(a, b), shape);
            case Add _ when isFill(in.get(0), -0.0) -> whole(in.get(1), shape);
            case Add _ when isFill(in.get(1), -0.0) -> whole(in.get(0), shape);
            case Sub _ when isFill(in.get(1), 0) -> whole(in.get(0), shape);
            case Sub _ when isFill(in.get(0), -0.0) -> whole(in.get(1), shape).map(Value::negate);
            case Mul _ when isFill(in.get(0), 1) -> whole(in.get(1), shape);
            case Mul _ when isFill(in.get(1), 1) -> whole(in.get(0), shape);
            case Div _ when isFill(in.get(1), 1) -> whole(in.get(0), shape);
            case Neg _
            when in.get(0).op() instanceof Neg -> Optional.of(in.get(0).inputs().getFirst());
            case MatMul m
            when !m.transA()
                    && in.get(0).shape().rank() > 2
                    && in.get(1).shape().rank() == 2 ->
                Optional.of(manyRows(m, in).reshape(shape));
            case Reshape _ when in.get(0).shape().equals(shape) -> Optional.of(in.getFirst());
            case Reshape r
            when in.get(0).op() instanceof Reshape ->
                Optional.of(in.get(0).inputs().getFirst().reshape(r.to()));
            case Expand _ when in.get(0).shape().equals(shape) -> Optional.of(in.getFirst());
            case Slice s when s.step() == 1 && in.get(0).shape().equals(shape) -> Optional.of(in.getFirst());
            case Pad p when p.isIdentity() -> Optional.of(in.getFirst());
            case Transpose t when t.isIdentity() -> Optional.of(in.getFirst());
            case ReduceSum r when in.get(0).shape().equals(shape) -> Optional.of(in.getFirst());
            case ReduceMax r when in.get(0).shape().equals(shape) -> Optional.of(in.getFirst());
            case Expand _, Reshape _, Transpose _, Slice _
            when in.get(0).op() instanceof Fill(double k, Shape _) -> fill(in, k, shape);
            default -> Optional.empty();
        };
    }

    /// Many matrices by the same one are one tall matrix by it.
    private static Value manyRows(MatMul m, List<Value> in) {
        Shape a = in.get(0).shape();
        return in.get(0).reshape(Shape.of(a.span(0, a.rank() - 1), a.dim(-1))).matmul(in.get(1), false, m.transB());
    }

    /// `v` where it has the whole shape already; an operand that still has to be broadcast must stay.
    private static Optional<Value> whole(Value v, Shape shape) {
        return v.shape().equals(shape) ? Optional.of(v) : Optional.empty();
    }

    private static Optional<Value> fill(List<Value> in, double k, Shape shape) {
        return Optional.of(in.getFirst().graph().fill(k, shape));
    }

    /// True for this very constant: 0 and −0 are two.
    private static boolean isFill(Value v, double k) {
        return v.op() instanceof Fill(double f, Shape _) && Double.compare(f, k) == 0;
    }
}
