package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;

/// Patterns of two inputs in the plane, with the line of a neuron.
final class Plane {
    private static final double MARGIN = 0.5;

    private Plane() {}

    /// @param w weights with a bias; where both others are 0 there is no line
    static Figure.Plot figure(String name, Text title, Task task, double[] w) {
        return figure(name, title, task, w, Axis.of("x₁"), Axis.of("x₂"));
    }

    /// Likewise, with axes of other inputs.
    static Figure.Plot figure(String name, Text title, Task task, double[] w, Axis across, Axis up) {
        var curves = new ArrayList<Curve>();
        for (int wanted = 0; wanted < 2; wanted++) {
            int y = wanted;
            int[] of = IntStream.range(0, task.size())
                    .filter(p -> task.y()[p] == y)
                    .toArray();
            if (of.length == 0) continue;
            curves.add(new Curve(
                    Text.same("y = " + y),
                    IntStream.of(of).mapToDouble(p -> task.x()[p][0]).toArray(),
                    IntStream.of(of).mapToDouble(p -> task.x()[p][1]).toArray(),
                    false));
        }
        double[] low = {edge(task, 0, -1), edge(task, 1, -1)}, high = {edge(task, 0, 1), edge(task, 1, 1)};
        line(w, name(task, w), low, high).ifPresent(curves::add);
        return new Figure.Plot(name, title, across, up, curves);
    }

    /// What the line of these weights does with the patterns.
    private static Text name(Task task, double[] w) {
        boolean separates = IntStream.range(0, task.size()).allMatch(p -> {
            double[] x = task.x()[p];
            return w[0] + w[1] * x[0] + w[2] * x[1] > 0 == task.y()[p] > 0;
        });
        return separates
                ? new Text("separating line", "Trenngerade")
                : new Text("last line, which does not separate", "letzte Gerade, die nicht trennt");
    }

    private static double edge(Task task, int input, int sign) {
        double most = IntStream.range(0, task.size())
                .mapToDouble(p -> sign * task.x()[p][input])
                .max()
                .orElseThrow();
        return sign * (most + MARGIN);
    }

    /// `w₀ + w₁x₁ + w₂x₂ = 0` inside a rectangle.
    private static Optional<Curve> line(double[] w, Text name, double[] low, double[] high) {
        var xs = new ArrayList<double[]>();
        for (double x1 : new double[] {low[0], high[0]}) {
            double x2 = -(w[0] + w[1] * x1) / w[2];
            if (x2 >= low[1] && x2 <= high[1]) xs.add(new double[] {x1, x2});
        }
        for (double x2 : new double[] {low[1], high[1]}) {
            double x1 = -(w[0] + w[2] * x2) / w[1];
            if (x1 > low[0] && x1 < high[0]) xs.add(new double[] {x1, x2});
        }
        if (xs.size() < 2) return Optional.empty();
        return Optional.of(new Curve(
                name,
                new double[] {xs.getFirst()[0], xs.getLast()[0]},
                new double[] {xs.getFirst()[1], xs.getLast()[1]},
                true));
    }
}
