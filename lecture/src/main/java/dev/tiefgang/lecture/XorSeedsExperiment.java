package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How often, and how fast, each reading of the 3-3-1 network learns XOR: one random start a step.
final class XorSeedsExperiment implements Simulation {
    private static final int EPOCHS = 5000;

    /// A reading at a learning rate, and what was measured for it with other random numbers.
    ///
    /// @param most weights at the start lie from `−most` to `most`
    private record Row(XorNet net, double alpha, double most, double solved, double median) {
        String name() {
            String wide = wide() ? "wide." : "";
            return net.name().toLowerCase(Locale.ROOT) + "." + wide + Numbers.plain(alpha);
        }

        Text title() {
            String wide = wide() ? ", U(−1, 1)" : "";
            return Text.same(net.name() + ", α = " + Numbers.plain(alpha) + wide);
        }

        private boolean wide() {
            return most > NARROW;
        }

        /// Starts of this row; wider ones are half as many.
        int starts(int seeds) {
            return wide() ? (seeds + 1) / 2 : seeds;
        }

        /// What lies between two measurements of the share of solved starts in 99 of 100 cases.
        double spread() {
            double variance = solved * (1 - solved);
            return NORMAL_99 * Math.sqrt(variance / MEASURED + variance / starts(SEEDS));
        }
    }

    private static final double NARROW = 0.5, WIDE = 1;
    private static final List<Row> ROWS = List.of(
            new Row(XorNet.A, 0.9, NARROW, 0.98, 1010),
            new Row(XorNet.A, 10, NARROW, 0.93, 200),
            new Row(XorNet.B, 0.9, NARROW, 0.12, 1695),
            new Row(XorNet.B, 10, NARROW, 0.53, 1965),
            new Row(XorNet.C, 0.9, NARROW, 0.775, 1070),
            new Row(XorNet.C, 10, NARROW, 0.70, 270),
            new Row(XorNet.A, 0.9, WIDE, 0.985, 700),
            new Row(XorNet.A, 10, WIDE, 0.945, 140));
    private static final int SEEDS = 600;
    /// Half of the 99 % interval of a standard normal.
    private static final double NORMAL_99 = 2.576;
    /// Starts of each row that was measured with other random numbers.
    private static final int MEASURED = 200;
    /// How near medians and quantiles of epochs must be.
    private static final double NEAR = 0.15;

    private final long first;
    /// Epochs until solved, 0 where not; by row and seed.
    private final int[][] epochs;
    /// The row and the start that are next.
    private int row;
    private int start;

    private XorSeedsExperiment(long first, int[][] epochs) {
        this.first = first;
        this.epochs = Arrays.stream(epochs).map(int[]::clone).toArray(int[][]::new);
    }

    static Experiment of() {
        return new Experiment(
                "xor-seeds",
                List.of(24),
                new Text("XOR from many starts", "XOR von vielen Anfängen aus"),
                new Text(
                        "A rate of 10 is about five times as fast as 0.9 and gets stuck more often; without a bias of the"
                                + " output little is learned.",
                        "Rate 10 ist etwa fünfmal so schnell wie 0.9 und bleibt öfter hängen; ohne Bias der Ausgabe wird"
                                + " wenig gelernt."),
                List.of(new Setting.Whole(
                        "seeds",
                        new Text(
                                "random starts of each row; of wider ones half as many",
                                "zufällige Anfänge je Zeile; von weiteren halb so viele"),
                        1,
                        10_000,
                        SEEDS)),
                facts(),
                s -> new XorSeedsExperiment(s.seed(), none(s.whole("seeds"))));
    }

    private static int[][] none(int seeds) {
        return ROWS.stream().map(r -> new int[r.starts(seeds)]).toArray(int[][]::new);
    }

    private static List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.exactly("weights", new Text("weights of A, B, C", "Gewichte von A, B, C"), 13, 12, 9));
        for (Row row : ROWS) {
            String title = "3-3-1 " + row.title().en();
            facts.add(Fact.between(
                    row.name() + ".solved",
                    new Text(title + ": solved", title + ": gelöst"),
                    row.solved() - row.spread(),
                    Math.min(1, row.solved() + row.spread())));
            facts.add(near(
                    row.name() + ".median",
                    new Text(title + ": median of epochs", title + ": Median der Epochen"),
                    row.median()));
        }
        String name = "3-3-1 " + ROWS.getFirst().title().en();
        facts.add(near(
                "a.0.9.early",
                new Text(name + ": 5 % of the solved by epoch", name + ": 5 % der gelösten bis Epoche"),
                768));
        facts.add(near(
                "a.0.9.late",
                new Text(name + ": 95 % of the solved by epoch", name + ": 95 % der gelösten bis Epoche"),
                1410));
        return List.copyOf(facts);
    }

    private static Fact near(String value, Text what, double epochs) {
        return Fact.between(value, what, (1 - NEAR) * epochs, (1 + NEAR) * epochs);
    }

    @Override
    public boolean step(Events events) {
        if (row == ROWS.size()) return false;
        Row now = ROWS.get(row);
        BackpropNet net = now.net().net(Activation.SIGMOID, first + start, now.most());
        BackpropRun.Plan plan = XorNet.plan(now.alpha(), EPOCHS, false);
        BackpropRun run = XorNet.run(plan, net);
        epochs[row][start] = run.solved() ? run.errors().length : 0;
        if (events.listening()) {
            events.happened(new Event.Begun(new Text("%s, start %d of %d", "%s, Anfang %d von %d")
                    .with(now.title().en(), start + 1, epochs[row].length)));
            XorNet.tell(events, plan, net, run);
            long solved =
                    Arrays.stream(epochs[row], 0, start + 1).filter(e -> e > 0).count();
            events.happened(new Event.Noticed(
                    new Text("%d of %d starts are solved so far.", "%d von %d Anfängen sind bisher gelöst.")
                            .with(solved, start + 1)));
        }
        if (++start == epochs[row].length) {
            row++;
            start = 0;
        }
        return true;
    }

    @Override
    public int steps() {
        return Arrays.stream(epochs).mapToInt(e -> e.length).sum();
    }

    @Override
    public Simulation copy() {
        var copy = new XorSeedsExperiment(first, epochs);
        copy.row = row;
        copy.start = start;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        for (int r = 0; r < ROWS.size(); r++)
            state.put(
                    ROWS.get(r).name(),
                    Arrays.stream(epochs[r]).asDoubleStream().toArray());
        return state;
    }

    @Override
    public Result result() {
        Table table = Table.of(
                "rows",
                new Text("XOR by network and learning rate", "XOR nach Netz und Lernrate"),
                Table.words("3-3-1 network", "3-3-1-Netz"),
                Table.numbers("weights", "Gewichte", -1),
                Table.words("start", "Anfang"),
                Table.numbers("α", -1),
                Table.numbers("solved, %", "gelöst, %", 1),
                Table.numbers("median of epochs", "Median der Epochen", 0),
                Table.words("5 … 95 %", "5 … 95 %"));
        var result = new Result.Builder()
                .value(
                        "weights",
                        Arrays.stream(XorNet.values())
                                .mapToDouble(n -> n.net(Activation.SIGMOID, 1).weights())
                                .toArray());
        var curves = new ArrayList<Curve>();
        // Rows that are done.
        for (int r = 0; r < row; r++) {
            double[] solved = Solved.sorted(epochs[r]);
            add(result, table, ROWS.get(r), solved, epochs[r].length);
            // More than six curves cannot be told apart in black and white.
            if (!ROWS.get(r).wide()) curves.add(Solved.curve(ROWS.get(r).title(), EPOCHS, epochs[r]));
        }
        if (!curves.isEmpty()) result.figure(Solved.figure(curves));
        return result.table(table)
                .note(new Text(
                        "Solved: Σ(y − o)² below 0.05 within 5000 epochs. Percentages are of all starts, epochs of the solved"
                                + " ones.",
                        "Gelöst: Σ(y − o)² unter 0.05 in höchstens 5000 Epochen. Prozente von allen Anfängen, Epochen der"
                                + " gelösten."))
                .build();
    }

    private static void add(Result.Builder result, Table table, Row row, double[] solved, int starts) {
        double share = (double) solved.length / starts;
        double early = Numbers.quantile(solved, 0.05),
                median = Numbers.quantile(solved, 0.5),
                late = Numbers.quantile(solved, 0.95);
        result.value(row.name() + ".solved", share)
                .value(row.name() + ".median", median)
                .value(row.name() + ".early", early)
                .value(row.name() + ".late", late);
        table.row(
                row.net().meaning(),
                row.net().net(Activation.SIGMOID, 1).weights(),
                "U(−" + Numbers.plain(row.most()) + ", " + Numbers.plain(row.most()) + ")",
                row.alpha(),
                100 * share,
                median,
                Numbers.fixed(early, 0) + " … " + Numbers.fixed(late, 0));
    }
}
