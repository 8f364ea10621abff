package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.Arrays;
import java.util.List;

/// Which of many starts are solved, and after how many epochs; 0 stands for starts that are not.
final class Solved {
    /// The first epoch that curves show, and how many steps of equal factors lead to the last one.
    private static final int FROM = 20, STEPS = 120;

    private Solved() {}

    /// The epochs of the solved starts, the fastest first.
    static double[] sorted(int[] epochs) {
        return Arrays.stream(epochs)
                .filter(e -> e > 0)
                .sorted()
                .asDoubleStream()
                .toArray();
    }

    static Figure figure(List<Curve> curves) {
        return new Figure.Plot(
                "solved",
                new Text("Starts that are solved by an epoch", "Anfänge, die bis zu einer Epoche gelöst sind"),
                new Axis(new Text("epoch", "Epoche"), true),
                Axis.of("share of all starts", "Anteil aller Anfänge"),
                curves);
    }

    /// The share of starts that are solved by each epoch, up to a last one.
    static Curve curve(Text name, int last, int[] epochs) {
        double[] solved = sorted(epochs), x = new double[STEPS + 1], y = new double[x.length];
        for (int i = 0, n = 0; i < x.length; i++) {
            x[i] = Math.rint(FROM * StrictMath.pow((double) last / FROM, (double) i / STEPS));
            while (n < solved.length && solved[n] <= x[i]) n++;
            y[i] = (double) n / epochs.length;
        }
        return new Curve(name, x, y, true);
    }
}
