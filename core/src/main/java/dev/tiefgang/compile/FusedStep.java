package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import java.util.Arrays;

/// One instruction of a [Fused] program, tied to where its operands lie; it works on one block at a time.
sealed interface FusedStep {
    /// @param x the arrays of the step's inputs
    /// @param from position of the block in the result
    /// @param n elements in the block
    /// @param made where the block of what was made lies, from `madeAt` on
    /// @param y the array of the step's result
    void run(float[][] x, int from, int n, float[] scratch, float[] made, int madeAt, float[] y);

    /// Where an operand or a result lies.
    sealed interface Place {}

    /// In an input that has the shape of the result and begins at index `first` of its array.
    record Whole(int input, int first) implements Place {}

    /// The only element of an input, at index `first` of its array.
    record Single(int input, int first) implements Place {}

    /// A block of scratch memory.
    record Scratch(int at) implements Place {}

    /// In the block of what was made.
    record Made() implements Place {}

    /// A constant.
    record Constant(float value) implements Place {}

    /// The result itself, which begins at index `first` of its array.
    record Result(int first) implements Place {}

    private static boolean isNumber(Place p) {
        return p instanceof Constant || p instanceof Single;
    }

    private static float number(Place p, float[][] x) {
        return p instanceof Constant(float v) ? v : p instanceof Single(int i, int first) ? x[i][first] : Float.NaN;
    }

    private static float[] array(Place p, float[][] x, float[] scratch, float[] made, float[] y) {
        return p instanceof Whole w ? x[w.input()] : p instanceof Result ? y : p instanceof Made ? made : scratch;
    }

    private static int offset(Place p, int from, int madeAt) {
        return switch (p) {
            case Scratch(int at) -> at;
            case Whole w -> w.first() + from;
            case Result(int first) -> first + from;
            case Made _ -> madeAt;
            case Single _, Constant _ -> from;
        };
    }

    /// `y = f(a)`.
    record OfOne(Kernels kernels, Kernels.Unary f, Place a, Place to) implements FusedStep {
        @Override
        public void run(float[][] x, int from, int n, float[] scratch, float[] made, int madeAt, float[] y) {
            float[] target = array(to, x, scratch, made, y);
            int at = offset(to, from, madeAt);
            if (isNumber(a)) {
                target[at] = number(a, x);
                kernels.unary(f, target, at, target, at, 1);
                Arrays.fill(target, at, at + n, target[at]);
            } else kernels.unary(f, array(a, x, scratch, made, y), offset(a, from, madeAt), target, at, n);
        }
    }

    /// `y = a` where `c` is not 0, else `b`.
    ///
    /// @param spare where numbers are laid out as blocks, one for each operand
    record Choice(Kernels kernels, Place c, Place a, Place b, Place to, int[] spare) implements FusedStep {
        @Override
        public void run(float[][] x, int from, int n, float[] scratch, float[] made, int madeAt, float[] y) {
            float[] target = array(to, x, scratch, made, y);
            kernels.select(
                    n,
                    block(c, 0, x, n, scratch, made, y),
                    at(c, 0, from, madeAt),
                    block(a, 1, x, n, scratch, made, y),
                    at(a, 1, from, madeAt),
                    block(b, 2, x, n, scratch, made, y),
                    at(b, 2, from, madeAt),
                    target,
                    offset(to, from, madeAt));
        }

        private float[] block(Place p, int operand, float[][] x, int n, float[] scratch, float[] made, float[] y) {
            if (!isNumber(p)) return array(p, x, scratch, made, y);
            Arrays.fill(scratch, spare[operand], spare[operand] + n, number(p, x));
            return scratch;
        }

        private int at(Place p, int operand, int from, int madeAt) {
            return isNumber(p) ? spare[operand] : offset(p, from, madeAt);
        }
    }

    /// `y = f(a, b)`.
    ///
    /// @param spare where a number in first place is laid out as a block
    record OfTwo(Kernels kernels, Kernels.Binary f, Place a, Place b, Place to, int spare) implements FusedStep {
        @Override
        public void run(float[][] x, int from, int n, float[] scratch, float[] made, int madeAt, float[] y) {
            float[] left = array(a, x, scratch, made, y), target = array(to, x, scratch, made, y);
            int leftAt = offset(a, from, madeAt), at = offset(to, from, madeAt);
            if (isNumber(a)) {
                left = scratch;
                leftAt = spare;
                Arrays.fill(scratch, spare, spare + n, number(a, x));
            }
            if (isNumber(b)) kernels.binary(f, left, leftAt, number(b, x), target, at, n);
            else kernels.binary(f, left, leftAt, array(b, x, scratch, made, y), offset(b, from, madeAt), target, at, n);
        }
    }
}
