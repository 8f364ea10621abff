package dev.tiefgang.lecture;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.MaxPool2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The football network by the engine, in double, its last two layers read in two ways: as fully connected
/// layers, and as convolutions, of 6×6 over all maps and of 1×1. Both read the same numbers.
final class BridgeNet {
    /// Pixels along an edge of the picture that the network was made for, and of its last maps.
    static final int SIDE = 96, EDGE = 6;

    static final int OUTPUTS = 8;
    private static final int CHANNELS = 3, FILTER = 3;
    private static final int[] MAPS = {16, 32, 64, 128};
    private static final String PICTURE = "picture", CUT = "maps";
    private static final double BIAS = 0.1;

    private final int units;
    /// Never changed.
    private final Params params = new Params();

    /// What a network says.
    ///
    /// @param maps the last maps of its convolutions `[1, 128, rows, columns]`
    /// @param hidden sums of the units of the large layer `[1, units, places, places]`
    /// @param outputs `[1, 8, places, places]`
    record Answer(Tensor maps, Tensor hidden, Tensor outputs) {
        int places() {
            return outputs.shape().dim(3);
        }
    }

    /// Random weights.
    BridgeNet(int units, long seed) {
        this.units = units;
        for (int i = 0, in = CHANNELS; i < MAPS.length; in = MAPS[i++])
            layer("conv" + i, Shape.of(MAPS[i], in, FILTER, FILTER), seed);
        layer("large", Shape.of(units, MAPS[MAPS.length - 1], EDGE, EDGE), seed);
        layer("last", Shape.of(OUTPUTS, units, 1, 1), seed);
    }

    /// Weights uniform with the variance `2/n` of K. He et al., 2015, for `n` inputs; small biases, not all
    /// alike.
    private void layer(String name, Shape w, long seed) {
        Rng random = Rng.of(seed, "bridge/" + name, 0);
        double most = Math.sqrt(6.0 * w.dim(0) / w.size());
        double[] weights = new double[w.size()], biases = new double[w.dim(0)];
        for (int i = 0; i < weights.length; i++) weights[i] = most * (2 * random.uniformDouble(i) - 1);
        for (int i = 0; i < biases.length; i++)
            biases[i] = BIAS * (2 * random.uniformDouble((long) weights.length + i) - 1);
        params.put(name, Tensor.of(w, weights));
        params.put(name + ".bias", Tensor.of(Shape.of(1, w.dim(0), 1, 1), biases));
    }

    /// As a convolution all the way, of a picture of any size `[3, side, side]`.
    Answer slide(int side, float[] pixels) {
        var graph = new Graph();
        Value at = graph.input(PICTURE, Shape.of(1, CHANNELS, side, side));
        for (int i = 0; i < MAPS.length; i++)
            at = convolved(at, "conv" + i, Window.of(FILTER, FILTER).padding(FILTER / 2))
                    .relu()
                    .then(new MaxPool2d(Window.of(2, 2).stride(2, 2)));
        Value maps = at;
        Value hidden = convolved(maps, "large", Window.of(EDGE, EDGE));
        Value outputs = convolved(hidden.relu(), "last", Window.of(1, 1));
        List<Tensor> found = run(List.of(maps, hidden, outputs), PICTURE, pixels);
        return new Answer(found.get(0), found.get(1), found.get(2));
    }

    private Value convolved(Value x, String name, Window window) {
        Value w = x.graph().param(name, params.tensor(name).shape());
        Value sum = x.graph().add(new Conv2d(window, 1), x, w);
        return sum.plus(bias(x.graph(), name));
    }

    private Value bias(Graph graph, String name) {
        return graph.param(name + ".bias", params.tensor(name + ".bias").shape());
    }

    /// As fully connected layers, of 6×6 numbers of each map, window after window.
    ///
    /// @return sums of the large layer `[windows, units]`, outputs `[windows, 8]`
    List<Tensor> dense(double[] windows) {
        int flat = MAPS[MAPS.length - 1] * EDGE * EDGE, n = windows.length / flat;
        var graph = new Graph();
        Value hidden = connected(graph.input(CUT, Shape.of(n, flat)), "large");
        Value outputs = connected(hidden.relu(), "last");
        return run(List.of(hidden, outputs), CUT, windows);
    }

    /// A row of weights for each unit: the filter of that unit, number by number.
    private Value connected(Value x, String name) {
        Shape filters = params.tensor(name).shape();
        int out = filters.dim(0), in = filters.size() / out;
        Value w = x.graph().param(name, filters).reshape(Shape.of(out, in));
        return x.matmul(w, false, true).plus(bias(x.graph(), name).reshape(Shape.of(1, out)));
    }

    private List<Tensor> run(List<Value> wanted, String input, float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) wide[i] = numbers[i];
        return run(wanted, input, wide);
    }

    private List<Tensor> run(List<Value> wanted, String input, double[] numbers) {
        try (var pool = new Pool(1)) {
            var run = new Run(Plan.compile(wanted, Map.of(), Precision.DOUBLE), params, pool);
            System.arraycopy(numbers, 0, run.input(input).doubles(), 0, numbers.length);
            run.run();
            return wanted.stream()
                    .map(v -> Tensor.of(
                            v.shape(),
                            Arrays.copyOf(run.output(v).doubles(), v.shape().size())))
                    .toList();
        }
    }

    /// The part of the maps that a window at a place covers.
    static double[] window(Tensor maps, int row, int column) {
        int rows = maps.shape().dim(2), columns = maps.shape().dim(3), at = 0;
        double[] part = new double[maps.shape().dim(1) * EDGE * EDGE];
        for (int c = 0; c < maps.shape().dim(1); c++)
            for (int r = 0; r < EDGE; r++, at += EDGE)
                System.arraycopy(maps.doubles(), (c * rows + row + r) * columns + column, part, at, EDGE);
        return part;
    }

    /// Pixels of the picture from one place to the next.
    static int stride() {
        return SIDE / EDGE;
    }

    /// Weights of the 6×6 filters.
    long filterWeights() {
        return params.tensor("large").size();
    }

    int units() {
        return units;
    }
}
