package dev.tiefgang.testkit;

import dev.tiefgang.train.Clip;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// The table of bounds on gradients, each with its definition on all gradients together.
public final class ClipCases {
    private ClipCases() {}

    /// A bound and what it is meant to do.
    public record Row(Clip clip, UnaryOperator<double[]> definition) {
        @Override
        public String toString() {
            return clip.toString();
        }
    }

    /// All rows; each kind once where it binds and once where it does not.
    public static List<Row> all() {
        return List.of(
                new Row(new Clip.None(), g -> g),
                new Row(new Clip.Norm(0.3), g -> norm(g, 0.3)),
                new Row(new Clip.Norm(1e6), g -> g),
                new Row(
                        new Clip.Each(0.1),
                        g -> Arrays.stream(g)
                                .map(x -> x > 0.1 ? 0.1 : x < -0.1 ? -0.1 : x)
                                .toArray()),
                new Row(new Clip.Each(1e6), g -> g));
    }

    private static double[] norm(double[] g, double most) {
        double length = Math.sqrt(Arrays.stream(g).map(x -> x * x).sum());
        return length <= most ? g : Arrays.stream(g).map(x -> x * most / length).toArray();
    }
}
