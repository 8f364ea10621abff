package dev.tiefgang.lecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// A network learns patterns by backpropagation, one pattern a step, in the order in which they stand.
///
/// It ends when the error of all patterns, tested after an epoch, is below a goal, when it is no number
/// any more, or after the last epoch.
final class BackpropRun implements Simulation {
    /// What is learned and how.
    ///
    /// @param goal `Σ(y − o)²` below which it is solved
    /// @param newWeights whether hidden errors are computed from weights that have changed already, the
    ///     mistake that the slide warns of
    record Plan(double[][] x, double[][] y, double alpha, int epochs, double goal, boolean newWeights) {
        Plan epochs(int most) {
            return new Plan(x, y, alpha, most, goal, newWeights);
        }
    }

    /// Said where the error is no number any more.
    static final Text DIVERGED = new Text(
            "The error is no number any more: weights have grown without bound. A smaller learning rate helps.",
            "Der Fehler ist keine Zahl mehr: Gewichte sind über alle Grenzen gewachsen. Eine kleinere Lernrate hilft.");

    private static final int DECIMALS = 4;
    /// The constant input 1 among the units.
    private static final String BIAS = Numbers.index(0);

    /// Grows as epochs are over; an epoch has the same error whoever comes there.
    private static final class Errors {
        private double[] values = new double[16];

        void put(int epoch, double error) {
            if (epoch == values.length) values = Arrays.copyOf(values, 2 * epoch);
            values[epoch] = error;
        }
    }

    private final Plan plan;
    private final BackpropNet net;
    private final Function<BackpropRun, Result> report;
    /// What copies have in common: the errors of all epochs that one of them went through.
    private final Errors errors;
    private int epochs;
    private int position;
    private boolean over;

    BackpropRun(Plan plan, BackpropNet net, Function<BackpropRun, Result> report) {
        this(plan, net, report, new Errors());
    }

    private BackpropRun(Plan plan, BackpropNet net, Function<BackpropRun, Result> report, Errors errors) {
        this.plan = plan;
        this.net = net;
        this.report = report;
        this.errors = errors;
    }

    @Override
    public boolean step(Events events) {
        if (over) return false;
        double[] x = plan.x()[position], y = plan.y()[position];
        if (events.listening()) learnTelling(x, y, events);
        else if (plan.newWeights()) net.learnWithNewWeights(x, y, plan.alpha());
        else net.learn(x, y, plan.alpha());
        if (++position == plan.x().length) end(events);
        return true;
    }

    private void end(Events events) {
        position = 0;
        double error = net.error(plan.x(), plan.y());
        errors.put(epochs++, error);
        over = error < plan.goal() || Double.isNaN(error) || epochs == plan.epochs();
        events.tell(() -> new Event.Noticed(
                Double.isNaN(error)
                        ? DIVERGED
                        : new Text("Epoch %d is over: Σ(y − o)² = %s", "Epoche %d ist vorbei: Σ(y − o)² = %s")
                                .with(epochs, Numbers.fixed(error, DECIMALS))));
    }

    /// The algorithm of the slide with every number told. It computes what [BackpropNet#learn] does.
    private void learnTelling(double[] x, double[] y, Events events) {
        if (position == 0) events.happened(new Event.Begun(new Text("Epoch %d", "Epoche %d").with(epochs + 1)));
        events.happened(new Event.Presented(position + 1, x, y));
        net.recall(x);
        for (int l = 0; l < net.layers(); l++)
            for (int j = 0; j < net.in[l].length; j++) {
                String unit = unit(l, j);
                events.happened(new Event.Computed(
                        new Explained("in" + unit, "Σᵢ wᵢ" + unit + "·oᵢ", sum(l, j), net.in[l][j])));
                Activation f = net.activation(l);
                String numbers = f.with(Numbers.fixed(net.in[l][j], DECIMALS));
                events.happened(new Event.Computed(
                        new Explained("o" + unit, "σ(in" + unit + ") = " + f.formula(), numbers, net.o[l + 1][j])));
            }
        net.outputErrors(y);
        int last = net.layers() - 1;
        for (int k = 0; k < y.length; k++) {
            String unit = unit(last, k);
            double slope = net.output.derivative().applyAsDouble(net.in[last][k]);
            String numbers = Numbers.fixed(slope, DECIMALS) + "·(" + Numbers.plain(y[k]) + " − "
                    + Numbers.factor(net.o[last + 1][k], DECIMALS) + ")";
            events.happened(new Event.Computed(
                    new Explained("Δ" + unit, "σ'(in" + unit + ")·(y − o" + unit + ")", numbers, net.delta[last][k])));
        }
        if (plan.newWeights()) {
            for (int l = last; l >= 0; l--) {
                change(l, events);
                if (l > 0) hiddenErrors(l, events);
            }
            return;
        }
        for (int l = last; l > 0; l--) hiddenErrors(l, events);
        for (int l = 0; l <= last; l++) change(l, events);
    }

    private void hiddenErrors(int l, Events events) {
        net.hiddenErrors(l);
        for (int j = 0; j < net.delta[l - 1].length; j++) {
            String unit = unit(l - 1, j);
            var sum = new StringBuilder();
            for (int k = 0; k < net.delta[l].length; k++)
                sum.append(k == 0 ? "" : " + ")
                        .append(Numbers.factor(net.w[l][j][k], DECIMALS))
                        .append('·')
                        .append(Numbers.factor(net.delta[l][k], DECIMALS));
            double slope = net.hidden.derivative().applyAsDouble(net.in[l - 1][j]);
            events.happened(new Event.Computed(new Explained(
                    "Δ" + unit,
                    "σ'(in" + unit + ")·Σₖ w" + unit + "ₖ·Δₖ",
                    Numbers.fixed(slope, DECIMALS) + "·(" + sum + ")",
                    net.delta[l - 1][j])));
        }
    }

    private void change(int l, Events events) {
        double[][] before = Arrays.stream(net.w[l]).map(double[]::clone).toArray(double[][]::new);
        net.change(l, plan.alpha());
        for (int i = 0; i < before.length; i++)
            for (int j = 0; j < before[i].length; j++) {
                String from = from(l, i), to = unit(l, j), name = "w(" + from + "→" + to + ")";
                String numbers = "%s + %s·%s·%s"
                        .formatted(
                                Numbers.fixed(before[i][j], DECIMALS),
                                Numbers.plain(plan.alpha()),
                                Numbers.factor(net.o[l][i], DECIMALS),
                                Numbers.factor(net.delta[l][j], DECIMALS));
                events.happened(new Event.Changed(
                        name,
                        before[i][j],
                        new Explained(
                                name,
                                "w + α·" + (from.equals(BIAS) ? "1" : "o" + from) + "·Δ" + to,
                                numbers,
                                net.w[l][i][j])));
            }
    }

    private String sum(int l, int j) {
        var sum = new StringBuilder();
        for (int i = 0; i < net.o[l].length; i++)
            sum.append(i == 0 ? "" : " + ")
                    .append(Numbers.factor(net.w[l][i][j], DECIMALS))
                    .append('·')
                    .append(l == 0 ? Numbers.plain(net.o[l][i]) : Numbers.factor(net.o[l][i], DECIMALS));
        return sum.toString();
    }

    /// Units are counted through, the inputs first.
    private String unit(int l, int j) {
        int n = plan.x()[0].length;
        for (int before = 0; before < l; before++) n += net.in[before].length;
        return Numbers.index(n + j + 1);
    }

    private String from(int l, int i) {
        int units = l == 0 ? plan.x()[0].length : net.in[l - 1].length;
        if (i == units) return BIAS;
        return l == 0 ? Numbers.index(i + 1) : unit(l - 1, i);
    }

    /// All steps, told to nobody.
    BackpropRun finished() {
        while (step(Events.NONE))
            ;
        return this;
    }

    Plan plan() {
        return plan;
    }

    BackpropNet net() {
        return net;
    }

    /// `Σ(y − o)²` after each epoch.
    double[] errors() {
        return Arrays.copyOf(errors.values, epochs);
    }

    boolean solved() {
        return epochs > 0 && errors.values[epochs - 1] < plan.goal();
    }

    @Override
    public Simulation copy() {
        var copy = new BackpropRun(plan, net.copy(), report, errors);
        copy.epochs = epochs;
        copy.position = position;
        copy.over = over;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("w", net.all());
        return state;
    }

    @Override
    public Result result() {
        return report.apply(this);
    }
}
