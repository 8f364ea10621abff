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

    /// `ReLU(w ∗ x + b)`, row by row.
    static double[] map(Grid picture, double[][] w, int border, int stride, double bias) {
        var graph = new Graph();
        Value x = graph.input("x", Shape.of(1, 1, picture.height(), picture.width()));
        Value filter = graph.param("w", Shape.of(1, 1, w.length, w[0].length));
        Window window = Window.of(w.length, w[0].length).stride(stride, stride).padding(border);
        Value sum = graph.add(new Conv2d(window, 1), x, filter);
        Value y = sum.plus(graph.fill(bias, sum.shape())).relu();
        var params = new Params();
        params.put("w", Tensor.of(filter.shape(), new Grid(w).numbers()));
        try (var pool = new Pool(1)) {
            var run = new Run(Plan.compile(List.of(y), Map.of(), Precision.DOUBLE), params, pool);
            System.arraycopy(
                    picture.numbers(), 0, run.input("x").doubles(), 0, x.shape().size());
            run.run();
            return Arrays.copyOf(run.output(y).doubles(), y.shape().size());
        }
    }
}
