package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [TurnFilter].
record TurnFilterRoutine(TurnFilter op, Shape w) implements Routine {
    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), y = out.floats();
        int outputs = w.dim(0) / op.groups(), inputs = w.dim(1), rows = w.dim(2), columns = w.dim(3);
        int[] order = op.order().stream().mapToInt(i -> i).toArray();
        return (_, _) -> {
            int to = out.from();
            for (int c = 0; c < inputs * op.groups(); c++)
                for (int i : order)
                    for (int o = 0; o < outputs; o++) {
                        int from = in[0].from()
                                + (((c / inputs * outputs + o) * inputs + c % inputs) * rows + i) * columns;
                        for (int j = columns - 1; j >= 0; j--) y[to++] = x[from + j];
                    }
        };
    }
}
