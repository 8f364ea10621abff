package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import java.util.List;

/// One number of [straight-line code][Straight].
sealed interface Scalar {
    /// Other numbers that it is computed from, by their place in the code.
    List<Integer> operands();

    /// Element `element` of an array.
    record Load(int array, int element) implements Scalar {
        @Override
        public List<Integer> operands() {
            return List.of();
        }
    }

    /// A number that never changes.
    record Constant(float value) implements Scalar {
        @Override
        public List<Integer> operands() {
            return List.of();
        }
    }

    /// 1 where the whole number at `element` of an array is `k`, else 0; refused where it is not below `depth`.
    record IsIndex(int array, int element, int k, int depth) implements Scalar {
        @Override
        public List<Integer> operands() {
            return List.of();
        }
    }

    /// An element-wise op.
    record Apply(Op.Elementwise op, List<Integer> operands) implements Scalar {}

    /// `a·b + c`, rounded once.
    record MultiplyAdd(int a, int b, int c) implements Scalar {
        @Override
        public List<Integer> operands() {
            return List.of(a, b, c);
        }
    }
}
