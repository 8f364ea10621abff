package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Recurrent;
import dev.tiefgang.op.Recurrent.Direction;
import dev.tiefgang.op.Recurrent.Result;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Optional;

/// What the recurrent layers have in common: parameters, first states, masks and the form of their output.
record Recurrence(String layer, Scope scope, Value x, int units, Direction direction) {
    Recurrence {
        if (x.shape().rank() != 3 || x.shape().dim(1) < 1)
            throw new ShapeException(
                    layer + ": expected a sequence [n, t, in] of at least one step, received " + x.shape());
    }

    static void requireSettings(String layer, int units, Optional<Double> masking) {
        if (units < 1) throw new ShapeException(layer + ": expected at least 1 unit, received " + units);
        if (masking.isPresent() && !Double.isFinite(masking.get()))
            throw new IllegalArgumentException(
                    layer + ": expected a finite number that marks what is masked, received " + masking.get());
    }

    /// What is wanted of a pass.
    static Result result(boolean steps) {
        return steps ? Result.STEPS : Result.LAST;
    }

    private int ways() {
        return direction.count();
    }

    /// A parameter `[ways, blocks · units]`.
    Value bias(String name, int blocks, Init init) {
        return scope.param(
                name, Shape.of(ways(), blocks * units), init, x.shape().dim(2), units);
    }

    /// Zeros in the form of a bias.
    Value noBias(int blocks) {
        return x.graph().fill(0, Shape.of(ways(), blocks * units));
    }

    /// Runs through the sequence.
    ///
    /// @param biases what makes up the biases of the op, in this order
    Value run(Recurrent op, Optional<Double> masking, Value... biases) {
        int in = x.shape().dim(2), rows = op.gates() * units;
        var inputs = new ArrayList<Value>();
        inputs.add(x);
        inputs.add(scope.weight("weight", Shape.of(ways(), rows, in), new Init.Glorot(), in, units, 0, 1));
        inputs.add(scope.weight("recurrent", Shape.of(ways(), rows, units), new Init.Glorot(), units, units, 0, 1));
        inputs.add(x.graph().add(new Concat(1), biases));
        for (int s = 0; s < op.states(); s++)
            inputs.add(x.graph().fill(0, Shape.of(x.shape().dim(0), ways(), units)));
        masking.ifPresent(value -> inputs.add(mask(value)));
        Value y = x.graph().add(op, inputs);
        int n = x.shape().dim(0), t = x.shape().dim(1), out = ways() * units;
        return y.reshape(op.result() == Result.STEPS ? Shape.of(n, t, out) : Shape.of(n, out));
    }

    /// 1 for every step that has any other number than `value`, else 0: `[n, t]`.
    private Value mask(double value) {
        // Data are floats, and 0.1 is no float: what marks a step comes as the nearest one.
        Value other = x.scalar(1).minus(x.equal(x.scalar((float) value)));
        return other.maximum(2).reshape(Shape.of(x.shape().dim(0), x.shape().dim(1)));
    }
}
