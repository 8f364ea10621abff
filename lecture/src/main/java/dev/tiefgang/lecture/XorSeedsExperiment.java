package dev.tiefgang.lecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How often, and how fast, each reading of the 3-3-1 network learns XOR: one random start a step.
final class XorSeedsExperiment implements Simulation {
    private static final int EPOCHS = 5000;

    /// A reading at a learning rate, and what was measured for it with other random numbers.
    private record Row(XorNet net, double alpha, double solved, double median) {
        String name() {
            return net.name().toLowerCase(java.util.Locale.ROOT) + "." + Numbers.plain(alpha);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row(XorNet.A, 0.9, 0.98, 1010),
            new Row(XorNet.A, 10, 0.93, 200),
            new Row(XorNet.B, 0.9, 0.12, 1695),
            new Row(XorNet.B, 10, 0.53, 1965),
            new Row(XorNet.C, 0.9, 0.775, 1070),
            new Row(XorNet.C, 10, 0.70, 270));
    /// Half of the 99 % interval of a standard normal.
    private static final double NORMAL_99 = 2.576;

    private static final int MEASURED = 200;

    private final int seeds;
    private final long first;
    /// Epochs until solved, 0 where not; by row and seed.
    private final int[][] epochs;
    private int done;

    private XorSeedsExperiment(int seeds, long first, int[][] epochs) {
        this.seeds = seeds;
        this.first = first;
        this.epochs = Arrays.stream(epochs).map(int[]::clone).toArray(int[][]::new);
    }

    static Experiment of() {
        var facts = ROWS.stream()
                .flatMap(r -> {
                    String name = "3-3-1 " + r.net().name() + ", α = " + Numbers.plain(r.alpha());
                    double spread = NORMAL_99 * Math.sqrt(2 * r.solved() * (1 - r.solved()) / MEASURED);
                    return java.util.stream.Stream.of(
                            Fact.between(
                                    r.name() + ".solved",
                                    new Text(name + ": solved", name + ": gelöst"),
                                    r.solved() - spread,
                                    r.solved() + spread),
                            Fact.between(
                                    r.name() + ".median",
                                    new Text(name + ": median of epochs", name + ": Median der Epochen"),
                                    0.85 * r.median(),
                                    1.15 * r.median()));
                })
                .toList();
        return new Experiment(
                "xor-seeds",
                List.of(24),
                new Text("XOR from many starts", "XOR von vielen Anfängen aus"),
                new Text(
                        "A rate of 10 is about five times as fast as 0.9 and gets stuck more often; without a bias of the"
                                + " output little is learnt.",
                        "Rate 10 ist etwa fünfmal so schnell wie 0,9 und bleibt öfter hängen; ohne Bias der Ausgabe wird"
                                + " wenig gelernt."),
                List.of(new Setting.Whole(
                        "seeds", new Text("random starts of each row", "zufällige Anfänge je Zeile"), 1, 10_000, 600)),
                facts,
                s -> new XorSeedsExperiment(s.whole("seeds"), s.seed(), new int[ROWS.size()][s.whole("seeds")]));
    }

    @Override
    public boolean step(Events events) {
        if (done == ROWS.size() * seeds) return false;
        int r = done / seeds, seed = done % seeds;
        Row row = ROWS.get(r);
        BackpropRun run = new BackpropRun(
                        XorNet.plan(row.alpha(), EPOCHS, false),
                        row.net().net(Activation.SIGMOID, first + seed),
                        _ -> new Result.Builder().build())
                .finished();
        epochs[r][seed] = run.solved() ? run.errors().length : 0;
        done++;
        events.tell(() -> new Event.Noticed(new Text("%s, α = %s, start %d: %s", "%s, α = %s, Anfang %d: %s")
                .with(
                        row.net().name(),
                        Numbers.plain(row.alpha()),
                        seed + 1,
                        run.solved() ? run.errors().length + " ✓" : "–")));
        return true;
    }

    @Override
    public int steps() {
        return ROWS.size() * seeds;
    }

    @Override
    public Simulation copy() {
        var copy = new XorSeedsExperiment(seeds, first, epochs);
        copy.done = done;
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
                Table.numbers("α", -1),
                Table.numbers("solved, %", "gelöst, %", 1),
                Table.numbers("median of epochs", "Median der Epochen", 0),
                Table.words("5 … 95 %", "5 … 95 %"));
        var result = new Result.Builder();
        // Rows that are done.
        for (int r = 0; r < done / seeds; r++) {
            Row row = ROWS.get(r);
            double[] solved = Arrays.stream(epochs[r])
                    .filter(e -> e > 0)
                    .sorted()
                    .asDoubleStream()
                    .toArray();
            double share = (double) solved.length / seeds, median = Numbers.quantile(solved, 0.5);
            result.value(row.name() + ".solved", share).value(row.name() + ".median", median);
            table.row(
                    row.net().meaning(),
                    row.net().net(Activation.SIGMOID, 1).weights(),
                    row.alpha(),
                    100 * share,
                    median,
                    Numbers.fixed(Numbers.quantile(solved, 0.05), 0) + " … "
                            + Numbers.fixed(Numbers.quantile(solved, 0.95), 0));
        }
        return result.table(table)
                .note(new Text(
                        "Solved: Σ(y − o)² below 0.05 within 5000 epochs. Percentages are of all starts, epochs of the solved"
                                + " ones.",
                        "Gelöst: Σ(y − o)² unter 0,05 in höchstens 5000 Epochen. Prozente von allen Anfängen, Epochen der"
                                + " gelösten."))
                .build();
    }
}
