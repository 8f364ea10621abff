package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The patterns of XOR as the output unit of a network sees them: in the space of the hidden units' outputs,
/// with the line on which the sum of the output unit is 0. More than two hidden units are seen along the
/// weights of the output unit, where their outputs count, and across.
final class HiddenView {
    private static final Text TITLE =
            new Text("The patterns as the output unit sees them", "Die Muster, wie das Ausgabeneuron sie sieht");

    private HiddenView() {}

    /// Empty where numbers are too large to be drawn, or the output unit heeds no hidden one.
    static Optional<Figure> figure(BackpropNet net) {
        double[][] o = outputs(net);
        double[] w = weights(net);
        double bias = bias(net), length = Math.sqrt(dot(w, w));
        boolean small = Arrays.stream(o).flatMapToDouble(Arrays::stream).allMatch(v -> Math.abs(v) <= 1000);
        if (!small || !Double.isFinite(length) || length == 0) return Optional.empty();
        if (w.length == 2)
            return Optional.of(Plane.figure(
                    "hidden",
                    TITLE,
                    new Task("hidden", o, Task.XOR.y()),
                    new double[] {bias, w[0], w[1]},
                    Axis.of("o₃"),
                    Axis.of("o₄")));
        double[] along = scaled(w, 1 / length), across = across(o, along);
        double[][] seen = Arrays.stream(o)
                .map(p -> new double[] {dot(along, p), dot(across, p)})
                .toArray(double[][]::new);
        return Optional.of(Plane.figure(
                "hidden",
                TITLE,
                new Task("hidden", seen, Task.XOR.y()),
                new double[] {bias, length, 0},
                Axis.of(
                        "w·o/|w|: along the weights of the output unit",
                        "w·o/|w|: längs der Gewichte des Ausgabeneurons"),
                Axis.of("v·o: at right angles to w", "v·o: senkrecht zu w")));
    }

    /// The hidden units' outputs of each pattern.
    static double[][] outputs(BackpropNet net) {
        return Arrays.stream(Task.XOR.x())
                .map(x -> {
                    net.recall(x);
                    return Arrays.copyOf(net.o[1], net.units(1));
                })
                .toArray(double[][]::new);
    }

    private static double[] weights(BackpropNet net) {
        return IntStream.range(0, net.units(1)).mapToDouble(j -> net.w[1][j][0]).toArray();
    }

    private static double bias(BackpropNet net) {
        return net.w[1].length > net.units(1) ? net.w[1][net.units(1)][0] : 0;
    }

    /// At right angles to a direction, towards where two of the points lie farthest apart.
    private static double[] across(double[][] points, double[] along) {
        double[] best = new double[along.length];
        for (double[] p : points)
            for (double[] q : points) {
                double far = dot(along, p) - dot(along, q);
                double[] rest = IntStream.range(0, p.length)
                        .mapToDouble(i -> p[i] - q[i] - far * along[i])
                        .toArray();
                if (dot(rest, rest) > dot(best, best)) best = rest;
            }
        double length = Math.sqrt(dot(best, best));
        return length == 0 ? best : scaled(best, 1 / length);
    }

    private static double[] scaled(double[] v, double factor) {
        return Arrays.stream(v).map(x -> x * factor).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
