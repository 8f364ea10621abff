package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;

/// Runs the definition of an op in double precision: in a double plan always, in a float plan for ops that have
/// no fast routine, between conversions.
record ReferenceRoutine(Op op) implements Routine {
    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        Tensor[] wide = new Tensor[in.length];
        for (int i = 0; i < in.length; i++) wide[i] = widened(in[i]);
        Tensor y = widened(out);
        return (_, _) -> {
            for (int i = 0; i < in.length; i++) if (wide[i] != in[i]) wide[i].set(in[i]);
            op.compute(wide, y);
            if (y != out) out.set(y);
        };
    }

    private static Tensor widened(Tensor t) {
        return t.type() == Type.FLOAT32 ? Tensor.zeros(Type.FLOAT64, t.shape()) : t;
    }
}
