package dev.tiefgang.lecture;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The same convolution by the engine, in double.
final class EngineConvolution {
    private EngineConvolution() {}

    /// `w ∗ x + b`, row by row.
    ///
    /// @param picture the numbers of a picture `[channels, height, width]`
    /// @param w `[channel][row][column]`
    static double[] sums(double[] picture, Shape shape, double[][][] w, int border, int stride, double bias) {
        int channels = w.length, side = w[0].length;
        var graph = new Graph();
        Value x = graph.input("x", Shape.of(1, channels, shape.dim(1), shape.dim(2)));
        Value filter = graph.param("w", Shape.of(1, channels, side, side));
        Window window = Window.of(side, side).stride(stride, stride).padding(border);
        Value sum = graph.add(new Conv2d(window, 1), x, filter);
        Value y = sum.plus(graph.fill(bias, sum.shape()));
        var params = new Params();
        double[] numbers = Arrays.stream(w)
                .flatMapToDouble(c -> Arrays.stream(c).flatMapToDouble(Arrays::stream))
                .toArray();
        params.put("w", Tensor.of(filter.shape(), numbers));
        try (var pool = new Pool(1)) {
            var run = new Run(Plan.compile(List.of(y), Map.of(), Precision.DOUBLE), params, pool);
            System.arraycopy(picture, 0, run.input("x").doubles(), 0, picture.length);
            run.run();
            return Arrays.copyOf(run.output(y).doubles(), y.shape().size());
        }
    }
}
