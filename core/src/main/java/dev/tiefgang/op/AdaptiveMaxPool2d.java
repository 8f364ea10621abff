package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The largest of each of `h × w` parts of a picture of any size: `[n, c, H, W]` → `[n, c, h, w]`.
///
/// The parts are those of [AdaptiveAveragePool2d].
public record AdaptiveMaxPool2d(int h, int w) implements Op.Composite {
    public AdaptiveMaxPool2d {
        Along.requireParts("AdaptiveMaxPool2d", h, w);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Along.requireMaps("AdaptiveMaxPool2d", x.shape());
        Optional<Window> equal = Along.equalParts(x.shape(), h, w);
        if (equal.isPresent()) return x.graph().add(new MaxPool2d(equal.get()), x);
        return largest(largest(x, 2, h), 3, w);
    }

    private static Value largest(Value x, int axis, int parts) {
        int extent = x.shape().dim(axis);
        var all = new ArrayList<Value>();
        for (int i = 0; i < parts; i++)
            all.add(x.slice(axis, Along.begin(i, parts, extent), Along.end(i, parts, extent))
                    .maximum(axis));
        return x.graph().add(new Concat(axis), all);
    }

    @Override
    public Optional<Onnx> onnx() {
        return h == 1 && w == 1 ? Onnx.of("GlobalMaxPool", 1) : Optional.empty();
    }
}
