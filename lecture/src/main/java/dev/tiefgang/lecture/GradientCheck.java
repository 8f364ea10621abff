package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;

/// Compares the rule of the slide with a gradient taken numerically.
final class GradientCheck {
    private static final double NUDGE = 1e-5;

    private GradientCheck() {}

    /// The slope of a weight.
    ///
    /// @param analytic `Σ oᵢ·Δ_j` over all patterns, as the rule has it
    /// @param numeric `−∂E/∂w_ij`, where `E = ½·Σ(y − o)²`, by central differences
    record Slope(String weight, double analytic, double numeric) {
        double difference() {
            return Math.abs(analytic - numeric);
        }
    }

    /// The slopes of all weights, in the order of [BackpropNet#all].
    static List<Slope> slopes(BackpropNet net, double[][] x, double[][] y) {
        double[] analytic = analytic(net.copy(), x, y);
        List<String> names = WeightNames.of(net);
        var slopes = new ArrayList<Slope>();
        for (int n = 0; n < analytic.length; n++)
            slopes.add(new Slope(names.get(n), analytic[n], numeric(net, n, x, y)));
        return slopes;
    }

    private static double[] analytic(BackpropNet net, double[][] x, double[][] y) {
        double[] sums = new double[net.weights()];
        for (int p = 0; p < x.length; p++) {
            net.recall(x[p]);
            net.outputErrors(y[p]);
            for (int l = net.layers() - 1; l > 0; l--) net.hiddenErrors(l);
            int n = 0;
            for (int l = 0; l < net.layers(); l++)
                for (double o : net.o[l]) for (double delta : net.delta[l]) sums[n++] += o * delta;
        }
        return sums;
    }

    private static double numeric(BackpropNet net, int n, double[][] x, double[][] y) {
        return -(half(net, n, NUDGE, x, y) - half(net, n, -NUDGE, x, y)) / (2 * NUDGE);
    }

    /// `E` with one weight moved.
    private static double half(BackpropNet net, int n, double by, double[][] x, double[][] y) {
        double[] w = net.all();
        w[n] += by;
        BackpropNet moved = net.copy();
        moved.set(i -> w[i]);
        return moved.error(x, y) / 2;
    }

    /// The largest distance between both; no number where one is none.
    static double difference(List<Slope> slopes) {
        return slopes.stream().mapToDouble(Slope::difference).max().orElseThrow();
    }

    static Table table(List<Slope> slopes) {
        Table table = Table.of(
                "gradient",
                new Text(
                                "−∂E/∂w at the start by the rule and numerically, for E = ½·Σ(y − o)² of all patterns, ε = %s",
                                "−∂E/∂w am Anfang nach der Regel und numerisch, für E = ½·Σ(y − o)² aller Muster, ε = %s")
                        .with(Numbers.plain(NUDGE)),
                Table.words("weight", "Gewicht"),
                Table.numbers("analytic: Σ oᵢ·Δⱼ", "analytisch: Σ oᵢ·Δⱼ", 10),
                Table.numbers("numeric: −(E(w+ε) − E(w−ε))/2ε", "numerisch: −(E(w+ε) − E(w−ε))/2ε", 10),
                Table.numbers("difference", "Differenz", 12));
        for (Slope s : slopes) table.row(s.weight(), s.analytic(), s.numeric(), s.difference());
        return table;
    }
}
