package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Copies tensors one behind the other along an axis.
record ConcatRoutine(int axis, Shape shape) implements Routine {
    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] y = out.floats();
        int a = shape.axis(axis), outer = shape.span(0, a), whole = shape.span(a, shape.rank());
        return (_, _) -> {
            int at = out.from();
            for (Tensor x : in) {
                int run = x.shape().span(a, shape.rank());
                for (int o = 0; o < outer; o++)
                    System.arraycopy(x.floats(), x.from() + o * run, y, o * whole + at, run);
                at += run;
            }
        };
    }
}
