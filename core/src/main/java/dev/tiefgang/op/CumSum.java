package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sums as they grow along an axis: `yᵢ = x₀ + … + xᵢ`, added one after the other.
///
/// Gradient: `dy` summed the other way. ONNX has the axis as an input.
///
/// @param axis the axis, a negative one counted from the end
/// @param exclusive whether `xᵢ` itself is left out, so that the first sum is 0
/// @param reverse whether sums grow from the end
public record CumSum(int axis, boolean exclusive, boolean reverse) implements Op.Reduction {
    @Override
    public Shape shape(List<Shape> in) {
        Axes.axis("CumSum", in.getFirst(), axis);
        return in.getFirst();
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().then(new CumSum(axis, exclusive, !reverse)));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] x = in[0].doubles(), y = out.doubles();
        Shape s = out.shape();
        int a = s.axis(axis), n = s.dim(a), inner = s.span(a + 1, s.rank());
        for (int o = 0; o < s.span(0, a); o++)
            for (int i = 0; i < inner; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    int at = (o * n + (reverse ? n - 1 - j : j)) * inner + i;
                    if (exclusive) y[at] = sum;
                    sum += x[at];
                    if (!exclusive) y[at] = sum;
                }
            }
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("CumSum", 14, Map.of("exclusive", exclusive ? 1 : 0, "reverse", reverse ? 1 : 0))
                .map(o -> o.with("axis", axis));
    }
}
