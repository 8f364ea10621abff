package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Recurrent.Direction;
import java.util.Optional;

/// Gated recurrent unit over a sequence: gates decide how much of its state is renewed
/// ([dev.tiefgang.op.Gru]).
///
/// Shapes: `[n, t, in]` → `[n, units]`, or `[n, t, units]` with every step. Parameters:
/// `weight [1, 3·units, in]`, `recurrent [1, 3·units, units]`, `bias [1, 3·units]`, their rows those of the
/// gates update, reset and of what is offered; `offer [1, units]`, the bias that the reset gate scales
/// along with the state; 2 instead of 1 for both ways. The state begins at 0. Source: Cho et al.: "Learning
/// phrase representations", 2014, with the product before the reset as in cuDNN.
///
/// @param units numbers in the state
/// @param steps whether the output is the state behind every step or behind the last one
/// @param direction the way through the sequence; both ways have `2·units` outputs, those forwards
///     first
/// @param masking steps all of whose numbers are this one are not there: the state stays, an output of
///     that step is 0
public record Gru(int units, boolean steps, Direction direction, Optional<Double> masking) implements Layer {
    public Gru {
        Recurrence.requireSettings("Gru", units, masking);
    }

    /// Forwards, to the last state.
    public Gru(int units) {
        this(units, false, Direction.FORWARD, Optional.empty());
    }

    /// The state behind every step.
    public Gru everyStep() {
        return new Gru(units, true, direction, masking);
    }

    public Gru reverse() {
        return new Gru(units, steps, Direction.REVERSE, masking);
    }

    public Gru bidirectional() {
        return new Gru(units, steps, Direction.BIDIRECTIONAL, masking);
    }

    /// Steps all of whose numbers are `value` are not there.
    public Gru masking(double value) {
        return new Gru(units, steps, direction, Optional.of(value));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        var r = new Recurrence("Gru", scope, x, units, direction);
        var op = new dev.tiefgang.op.Gru(direction, Recurrence.result(steps), masking.isPresent(), true);
        var zero = new Init.Constant(0);
        return r.run(op, masking, r.bias("bias", 3, zero), r.noBias(2), r.bias("offer", 1, zero));
    }
}
