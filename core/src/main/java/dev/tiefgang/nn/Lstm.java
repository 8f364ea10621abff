package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Recurrent.Direction;
import java.util.List;
import java.util.Optional;

/// Long short-term memory over a sequence: gates decide what its cell takes in, keeps and shows
/// ([dev.tiefgang.op.Lstm]).
///
/// Shapes: `[n, t, in]` → `[n, units]`, or `[n, t, units]` with every step. Parameters:
/// `weight [1, 4·units, in]`, `recurrent [1, 4·units, units]`, `bias [1, 4·units]`, their rows those of the
/// gates in, out, forget and of what is offered; 2 instead of 1 for both ways. State and cell begin at 0,
/// the bias of the forget gate at 1 (Jozefowicz et al., 2015). Source: Hochreiter, Schmidhuber: "Long
/// short-term memory", 1997.
///
/// @param units numbers in the state
/// @param steps whether the output is the state behind every step or behind the last one
/// @param direction the way through the sequence; both ways have `2·units` outputs, those forwards
///     first
/// @param masking steps all of whose numbers are this one are not there: the state stays, an output of
///     that step is 0
public record Lstm(int units, boolean steps, Direction direction, Optional<Double> masking) implements Layer {
    public Lstm {
        Recurrence.requireSettings("Lstm", units, masking);
    }

    /// Forwards, to the last state.
    public Lstm(int units) {
        this(units, false, Direction.FORWARD, Optional.empty());
    }

    /// The state behind every step.
    public Lstm everyStep() {
        return new Lstm(units, true, direction, masking);
    }

    public Lstm reverse() {
        return new Lstm(units, steps, Direction.REVERSE, masking);
    }

    public Lstm bidirectional() {
        return new Lstm(units, steps, Direction.BIDIRECTIONAL, masking);
    }

    /// Steps all of whose numbers are `value` are not there.
    public Lstm masking(double value) {
        return new Lstm(units, steps, direction, Optional.of(value));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        var r = new Recurrence("Lstm", scope, x, units, direction);
        var op = new dev.tiefgang.op.Lstm(direction, Recurrence.result(steps), masking.isPresent());
        var forgetLittle = new Init.Runs(units, List.of(0.0, 0.0, 1.0, 0.0));
        return r.run(op, masking, r.bias("bias", 4, forgetLittle), r.noBias(4));
    }
}
