package dev.tiefgang.train;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// A bound on the gradients of a step.
public sealed interface Clip {
    /// The bounded gradients.
    List<Value> apply(List<Value> gradients);

    /// No bound.
    record None() implements Clip {
        @Override
        public List<Value> apply(List<Value> gradients) {
            return gradients;
        }
    }

    /// All gradients together are scaled down where their length `√Σg²` exceeds `most`. Source: Pascanu et al.,
    /// 2013.
    record Norm(double most) implements Clip {
        public Norm {
            if (!(most > 0 && most <= Float.MAX_VALUE))
                throw new IllegalArgumentException("Clip by norm: expected a length above 0 and of at most "
                        + Float.MAX_VALUE + ", received " + most);
        }

        @Override
        public List<Value> apply(List<Value> gradients) {
            if (gradients.isEmpty()) return gradients;
            Value sum = gradients.getFirst().graph().fill(0, Shape.of());
            for (Value g : gradients) sum = sum.plus(g.square().sum());
            Value length = sum.sqrt(), scale = length.scalar(most).over(length.max(length.scalar(most)));
            return gradients.stream().map(g -> g.times(scale)).toList();
        }
    }

    /// Each number is held within `±most`.
    record Each(double most) implements Clip {
        public Each {
            if (!(most > 0))
                throw new IllegalArgumentException("Clip each: expected a bound above 0, received " + most);
        }

        @Override
        public List<Value> apply(List<Value> gradients) {
            return gradients.stream()
                    .map(g -> g.max(g.scalar(-most)).min(g.scalar(most)))
                    .toList();
        }
    }
}
