package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Axes of extent 1 are put in.
///
/// @param axes where they are in the result, counted from its end where negative
public record Unsqueeze(List<Integer> axes) implements Op.Composite {
    public Unsqueeze {
        axes = List.copyOf(axes);
    }

    @Override
    public Value expand(List<Value> in) {
        Shape x = in.getFirst().shape();
        int[] e = new int[x.rank() + axes.size()];
        Arrays.fill(e, 1);
        List<Integer> added = Axes.distinct("Unsqueeze", Shape.of(e), axes);
        for (int a = 0, from = 0; a < e.length; a++) if (!added.contains(a)) e[a] = x.dim(from++);
        return in.getFirst().reshape(Shape.of(e));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Unsqueeze", 13).map(o -> o.with("axes", axes));
    }
}
