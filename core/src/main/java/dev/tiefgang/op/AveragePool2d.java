package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The mean of each window: `[n, c, h, w]` → `[n, c, h', w']`. Padding does not count.
///
/// Gradient: [AveragePool2dInput]. Source: LeCun et al., 1989 (subsampling).
public record AveragePool2d(Window window) implements Op.Dense {
    @Override
    public Shape shape(List<Shape> in) {
        return Pooling.shape("AveragePool2d", window, in.getFirst());
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Shape x = c.x(0).shape();
        return List.of(c.dy().graph().add(new AveragePool2dInput(window, x.dim(2), x.dim(3)), c.dy()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] x = in[0].doubles(), y = out.doubles();
        int[] taps = counts(window, in[0].shape(), out.shape());
        Arrays.fill(y, 0, out.size(), 0);
        Pooling.visit(window, in[0].shape(), out.shape(), (ix, iy) -> y[iy] += x[ix]);
        for (int i = 0; i < taps.length; i++) y[i] /= taps[i];
    }

    /// For every window, how many of its taps lie in the picture.
    static int[] counts(Window window, Shape x, Shape y) {
        int[] taps = new int[y.size()];
        Pooling.visit(window, x, y, (_, iy) -> taps[iy]++);
        return taps;
    }

    @Override
    public Optional<Onnx> onnx() {
        return Pooling.average(window, false, false);
    }
}
