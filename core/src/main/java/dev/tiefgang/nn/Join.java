package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.function.BinaryOperator;

/// How several values become one.
///
/// All have the same shape `[n, …]`, except along the axis of [Concat]; nothing is broadcast.
public sealed interface Join {
    /// One value of at least one.
    ///
    /// @throws ShapeException if there is none or their shapes do not agree
    Value apply(List<Value> values);

    private static Value fold(Join join, List<Value> values, BinaryOperator<Value> with) {
        String name = join.getClass().getSimpleName();
        if (values.isEmpty()) throw new ShapeException(name + ": expected at least one value, received none");
        for (Value v : values)
            if (!v.shape().equals(values.getFirst().shape()))
                throw new ShapeException(name + ": expected values of one shape, received "
                        + values.getFirst().shape() + " and " + v.shape());
        return values.stream().reduce(with).orElseThrow();
    }

    /// One behind the other along an axis.
    ///
    /// @param axis not 0, which is the batch; 1 for channels or features, counted from the end where it
    ///     is negative
    record Concat(int axis) implements Join {
        public Concat {
            if (axis == 0) throw new ShapeException("Concat: expected an axis other than the batch, received axis 0");
        }

        @Override
        public Value apply(List<Value> values) {
            if (values.isEmpty()) throw new ShapeException("Concat: expected at least one value, received none");
            if (values.getFirst().shape().axis(axis) == 0)
                throw new ShapeException("Concat: expected an axis other than the batch, received axis " + axis + " of "
                        + values.getFirst().shape());
            return values.getFirst().graph().add(new dev.tiefgang.op.Concat(axis), values);
        }
    }

    /// The sum.
    record Add() implements Join {
        @Override
        public Value apply(List<Value> values) {
            return fold(this, values, Value::plus);
        }
    }

    /// The product, number by number: a gate.
    record Multiply() implements Join {
        @Override
        public Value apply(List<Value> values) {
            return fold(this, values, Value::times);
        }
    }

    /// The mean.
    record Mean() implements Join {
        @Override
        public Value apply(List<Value> values) {
            return fold(this, values, Value::plus).over(values.size());
        }
    }

    /// The largest. Source: Goodfellow et al.: "Maxout networks", 2013.
    record Max() implements Join {
        @Override
        public Value apply(List<Value> values) {
            return fold(this, values, Value::max);
        }
    }
}
