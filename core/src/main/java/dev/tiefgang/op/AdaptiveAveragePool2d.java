package dev.tiefgang.op;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The mean of each of `h × w` parts of a picture of any size: `[n, c, H, W]` → `[n, c, h, w]`.
///
/// Part `i` of `h` takes the rows `⌊i·H/h⌋` up to `⌈(i + 1)·H/h⌉` (exclusive): equal windows where that comes out
/// even, else windows that overlap. Source: He et al.: "Spatial pyramid pooling", 2014.
public record AdaptiveAveragePool2d(int h, int w) implements Op.Composite {
    public AdaptiveAveragePool2d {
        Along.requireParts("AdaptiveAveragePool2d", h, w);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Shape s = x.shape();
        Along.requireMaps("AdaptiveAveragePool2d", s);
        Optional<Window> equal = Along.equalParts(s, h, w);
        if (equal.isPresent()) return x.graph().add(new AveragePool2d(equal.get()), x);
        Value rows = Along.product(means(x.graph(), h, s.dim(2)), x, 2);
        return Along.product(means(x.graph(), w, s.dim(3)), rows, 3);
    }

    /// The matrix that takes the mean of every part.
    private static Value means(Graph g, int parts, int extent) {
        double[] m = new double[parts * extent];
        for (int i = 0; i < parts; i++) {
            int from = Along.begin(i, parts, extent), to = Along.end(i, parts, extent);
            Arrays.fill(m, i * extent + from, i * extent + to, 1.0 / (to - from));
        }
        return g.table(Shape.of(parts, extent), m);
    }

    @Override
    public Optional<Onnx> onnx() {
        return h == 1 && w == 1 ? Onnx.of("GlobalAveragePool", 1) : Optional.empty();
    }
}
