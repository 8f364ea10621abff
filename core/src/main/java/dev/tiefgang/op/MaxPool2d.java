package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// The largest tap of each window: `[n, c, h, w]` → `[n, c, h', w']`. Padding never wins,
/// NaN always does.
///
/// Gradient: [MaxPool2dInput]. Source: Weng, Ahuja, Huang: "Cresceptron", 1992.
public record MaxPool2d(Window window) implements Op.Dense {
    @Override
    public Shape shape(List<Shape> in) {
        return Pooling.shape("MaxPool2d", window, in.getFirst());
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().graph().add(new MaxPool2dInput(window), c.x(0), c.dy()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] x = in[0].doubles();
        int[] winner = Pooling.winners(window, in[0].shape(), out.shape(), x);
        for (int i = 0; i < winner.length; i++) out.doubles()[i] = x[winner[i]];
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("MaxPool", 12, window.onnx());
    }
}
