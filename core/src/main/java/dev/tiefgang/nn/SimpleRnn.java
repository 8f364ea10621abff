package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Recurrent.Direction;
import java.util.Optional;

/// `h' = tanh(W·x + R·h + b)` at every step of a sequence.
///
/// Shapes: `[n, t, in]` → `[n, units]`, or `[n, t, units]` with every step. Parameters:
/// `weight [1, units, in]`, `recurrent [1, units, units]`, `bias [1, units]`; 2 instead of 1 for both ways.
/// The state begins at 0. Source: Elman: "Finding structure in time", 1990.
///
/// @param units numbers in the state
/// @param steps whether the output is the state behind every step or behind the last one
/// @param direction the way through the sequence; both ways have `2·units` outputs, those forwards
///     first
/// @param masking steps all of whose numbers are this one are not there: the state stays, an output of
///     that step is 0
public record SimpleRnn(int units, boolean steps, Direction direction, Optional<Double> masking) implements Layer {
    public SimpleRnn {
        Recurrence.requireSettings("SimpleRnn", units, masking);
    }

    /// Forwards, to the last state.
    public SimpleRnn(int units) {
        this(units, false, Direction.FORWARD, Optional.empty());
    }

    /// The state behind every step.
    public SimpleRnn everyStep() {
        return new SimpleRnn(units, true, direction, masking);
    }

    public SimpleRnn reverse() {
        return new SimpleRnn(units, steps, Direction.REVERSE, masking);
    }

    public SimpleRnn bidirectional() {
        return new SimpleRnn(units, steps, Direction.BIDIRECTIONAL, masking);
    }

    /// Steps all of whose numbers are `value` are not there.
    public SimpleRnn masking(double value) {
        return new SimpleRnn(units, steps, direction, Optional.of(value));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        var r = new Recurrence("SimpleRnn", scope, x, units, direction);
        var op = new dev.tiefgang.op.Rnn(direction, Recurrence.result(steps), masking.isPresent());
        return r.run(op, masking, r.bias("bias", 1, new Init.Constant(0)), r.noBias(1));
    }
}
