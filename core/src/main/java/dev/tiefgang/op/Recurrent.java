package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/// A sequence read step by step, with a state that goes from step to step; unrolled, so its steps are
/// known.
///
/// Shapes are those of ONNX with `layout = 1`, for `d` directions (2 where it reads both ways, forwards
/// first), `u` units and `g` gates. Inputs: `x [n, t, in]`, `W [d, g·u, in]`, `R [d, g·u, u]`,
/// `B [d, 2·g·u]` (for the inputs, then for the states), the state before the first step `[n, d, u]`, for
/// an [Lstm] its cell `[n, d, u]`; and, where it is masked, a mask `[n, t]`: where that is 0 the state
/// stays as it is, and the result of the step is 0.
///
/// Results: all steps `[n, t, d, u]`, or what is left behind the last one `[n, d, u]`. Several results of
/// the same inputs cost one pass: plans compute what is equal once. ONNX counts the steps of each sample
/// instead of a mask; the ONNX form is that without one.
public sealed interface Recurrent extends Op.Composite permits Rnn, Lstm, Gru {
    /// The way through the sequence.
    enum Direction {
        FORWARD,
        REVERSE,
        /// Both, each with weights of its own. Source: Schuster, Paliwal, 1997.
        BIDIRECTIONAL;

        /// How many ways there are.
        public int count() {
            return this == BIDIRECTIONAL ? 2 : 1;
        }
    }

    /// What is wanted of a pass.
    enum Result {
        /// The state behind every step.
        STEPS,
        /// The state behind the last step.
        LAST,
        /// The cell behind the last step, which an [Lstm] alone has.
        CELL
    }

    Direction direction();

    Result result();

    boolean masked();

    /// Blocks of weights, each with `u` rows.
    int gates();

    /// Tensors that go from step to step.
    default int states() {
        return 1;
    }

    /// Number of inputs.
    default int inputs() {
        return 4 + states() + (masked() ? 1 : 0);
    }

    /// What of the bias is known before the state is.
    default Value early(Value forInputs, Value forStates) {
        return forInputs.plus(forStates);
    }

    /// The states behind a step, the one that is shown first.
    ///
    /// @param z `W·x + b`, `[n, g·u]`
    /// @param bias that of the states
    List<Value> step(Value z, List<Value> before, Value recurrent, Value bias);

    /// One of the blocks `[n, u]` of `[n, g·u]`, or of some rows of a matrix.
    default Value gate(Value z, int axis, int from, int to) {
        int u = z.shape().dim(axis) / gates();
        return z.slice(axis, from * u, to * u);
    }

    static void requireNoCell(String op, Result result) {
        if (result == Result.CELL)
            throw new ShapeException(op + ": expected steps or the last state as result, received " + result);
    }

    @Override
    default Value expand(List<Value> in) {
        requireShapes(in);
        var ways = new ArrayList<Value>();
        for (int d = 0; d < direction().count(); d++) ways.add(way(in, d));
        return in.getFirst().graph().add(new Concat(-2), ways);
    }

    private Value way(List<Value> in, int d) {
        Value x = in.getFirst();
        int n = x.shape().dim(0), t = x.shape().dim(1), rows = in.get(2).shape().dim(1), u = rows / gates();
        Value w = in.get(1).slice(0, d, d + 1).reshape(Shape.of(rows, x.shape().dim(2)));
        Value r = in.get(2).slice(0, d, d + 1).reshape(Shape.of(rows, u));
        Value b = in.get(3).slice(0, d, d + 1).reshape(Shape.of(2 * rows));
        Value forStates = b.slice(0, rows, 2 * rows);
        Value z = x.matmul(w, false, true).plus(early(b.slice(0, 0, rows), forStates)); // [n, t, g·u]
        List<Value> state = in.subList(4, 4 + states()).stream()
                .map(s -> s.slice(1, d, d + 1).reshape(Shape.of(n, u)))
                .toList();
        boolean back = direction() == Direction.REVERSE || d == 1;
        Value[] shown = new Value[t];
        for (int i = 0; i < t; i++) {
            int k = back ? t - 1 - i : i;
            List<Value> before = state;
            List<Value> next = step(z.slice(1, k, k + 1).reshape(Shape.of(n, rows)), before, r, forStates);
            shown[k] = next.getFirst();
            if (masked()) {
                Value there = in.getLast().slice(1, k, k + 1);
                shown[k] = there.where(next.getFirst(), x.scalar(0));
                var kept = new ArrayList<Value>();
                for (int s = 0; s < next.size(); s++) kept.add(there.where(next.get(s), before.get(s)));
                next = kept;
            }
            state = next;
        }
        Shape one = Shape.of(n, 1, u);
        return switch (result()) {
            case LAST -> state.getFirst().reshape(one);
            case CELL -> state.getLast().reshape(one);
            case STEPS -> {
                var steps = new ArrayList<Value>();
                for (Value h : shown) steps.add(h.reshape(Shape.of(n, 1, 1, u)));
                yield x.graph().add(new Concat(1), steps);
            }
        };
    }

    private void requireShapes(List<Value> in) {
        String op = getClass().getSimpleName();
        Shape x = in.get(0).shape(), w = in.get(1).shape();
        int d = direction().count(), g = gates();
        if (x.rank() != 3 || x.dim(1) < 1)
            throw new ShapeException(op + ": expected a sequence [n, t, in] of at least one step, received " + x);
        if (w.rank() != 3 || w.dim(0) != d || w.dim(1) % g != 0 || w.dim(1) == 0 || w.dim(2) != x.dim(2))
            throw new ShapeException("%s: expected weights [%d, %d·units, %d] for x %s, received %s"
                    .formatted(op, d, g, x.dim(2), x, w));
        int u = w.dim(1) / g;
        require(op, "recurrent weights", in.get(2), Shape.of(d, g * u, u));
        require(op, "biases", in.get(3), Shape.of(d, 2 * g * u));
        for (int s = 0; s < states(); s++) require(op, "a first state", in.get(4 + s), Shape.of(x.dim(0), d, u));
        if (masked()) require(op, "a mask", in.getLast(), Shape.of(x.dim(0), x.dim(1)));
    }

    private static void require(String op, String what, Value v, Shape s) {
        if (!v.shape().equals(s))
            throw new ShapeException(op + ": expected " + what + " of shape " + s + ", received " + v.shape());
    }
}
