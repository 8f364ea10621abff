package dev.tiefgang.graph;

import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Pad;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The gradients that arrive at one value, and their sum.
///
/// A value that is read slice by slice, as a sequence is read step by step, gets a piece from each: they
/// are laid one behind the other at once. Adding up so many tensors of the whole size, zeros but for a
/// piece, would take work that grows with the square of their number.
final class Contributions {
    private final List<Value> whole = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    /// A gradient that is zero but for some positions of one axis.
    private record Piece(Value padded, Value inner, int axis, int from, int to) {
        static Optional<Piece> of(Value gradient) {
            if (!(gradient.op() instanceof Pad p) || p.value() != 0) return Optional.empty();
            Value inner = gradient.inputs().getFirst();
            int axis = -1;
            for (int a = 0; a < inner.shape().rank(); a++) {
                if (p.between().get(a) > 0) return Optional.empty();
                if (p.before().get(a) + p.behind().get(a) == 0) continue;
                if (axis >= 0) return Optional.empty();
                axis = a;
            }
            if (axis < 0) return Optional.empty();
            int from = p.before().get(axis);
            return Optional.of(
                    new Piece(gradient, inner, axis, from, from + inner.shape().dim(axis)));
        }
    }

    void add(Value gradient) {
        Optional<Piece> piece = Piece.of(gradient);
        if (piece.isPresent()) pieces.add(piece.get());
        else if (whole.isEmpty()) whole.add(gradient);
        else whole.set(0, whole.getFirst().plus(gradient));
    }

    Value sum() {
        var all = new ArrayList<>(whole);
        if (apart()) all.add(joined());
        else pieces.forEach(p -> all.add(p.padded()));
        return all.stream().reduce(Value::plus).orElseThrow();
    }

    /// True where there are several pieces, none of which lies on another.
    private boolean apart() {
        pieces.sort(Comparator.comparingInt(Piece::from));
        for (int i = 1; i < pieces.size(); i++) {
            Piece before = pieces.get(i - 1), p = pieces.get(i);
            if (p.axis() != before.axis() || p.from() < before.to()) return false;
        }
        return pieces.size() > 1;
    }

    private Value joined() {
        int axis = pieces.getFirst().axis(), at = 0;
        Value like = pieces.getFirst().padded();
        var parts = new ArrayList<Value>();
        for (Piece p : pieces) {
            gap(parts, like, axis, at, p.from());
            parts.add(p.inner());
            at = p.to();
        }
        gap(parts, like, axis, at, like.shape().dim(axis));
        return like.graph().add(new Concat(axis), parts);
    }

    private static void gap(List<Value> parts, Value like, int axis, int from, int to) {
        Shape s = like.shape().with(axis, to - from);
        if (to > from) parts.add(like.graph().fill(0, s));
    }
}
