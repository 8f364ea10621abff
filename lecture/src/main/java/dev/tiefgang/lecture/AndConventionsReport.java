package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What the search for the conventions of the slide found: the space, the hits, and what drawing patterns
/// with replacement would give.
final class AndConventionsReport {
    /// The numbers that the slide prints beside the weights before and after the epoch.
    private static final List<Integer> PRINTED = List.of(3, 2);

    private final AndConventionSearch search;
    private final List<AndConvention> space;
    private final List<AndConvention> hits;
    private final Result.Builder result = new Result.Builder();
    private final List<Consumer<Events>> steps = new ArrayList<>();

    AndConventionsReport(AndConventionSearch search) {
        this.search = search;
        this.space = search.once();
        this.hits = space.stream().filter(search::hits).toList();
    }

    /// One of the values that something may have.
    private record Choice(Text value, Predicate<AndConvention> has) {}

    /// Conventions that differ in the step and in the order of w₁ and w₂ alone.
    private record Family(
            int slot, int bias, boolean bipolarInputs, boolean bipolarTargets, long alpha, List<Integer> tested) {}

    Simulation simulation() {
        result.value("space", space.size())
                .value("hits", hits.size())
                .value("rates", search.rates().size())
                .value("rates.possible", search.possible().size());
        space();
        hits();
        drawn();
        return new Rows(steps, result.build());
    }

    private void space() {
        Table table = Table.of(
                "space",
                new Text("The space searched", "Der durchsuchte Raum"),
                Table.words("what is open", "was offen ist"),
                Table.words("tried", "probiert"),
                Table.numbers("conventions", "Konventionen", -1),
                Table.numbers("hits", "Treffer", -1));
        rows(table, "slot", new Text("place of the bias weight", "Stelle des Bias-Gewichts"), slots());
        rows(
                table,
                "bias",
                new Text("bias input", "Bias-Eingabe"),
                List.of(
                        choice("1", c -> c.reading().bias() > 0),
                        choice("−1", c -> c.reading().bias() < 0)));
        rows(
                table,
                "step",
                new Text("output 1 where", "Ausgabe 1 bei"),
                List.of(
                        choice("in > 0", c -> !c.reading().atLeast()),
                        choice("in ≥ 0", c -> c.reading().atLeast())));
        rows(
                table,
                "inputs",
                new Text("inputs", "Eingaben"),
                codes(c -> c.reading().bipolarInputs()));
        rows(
                table,
                "targets",
                new Text("targets", "Ziele"),
                codes(c -> c.reading().bipolarTargets()));
        rows(
                table,
                "exchanged",
                new Text("weights of the inputs", "Gewichte der Eingaben"),
                List.of(
                        choice("w₁, w₂", c -> !c.reading().exchanged()),
                        choice("w₂, w₁", c -> c.reading().exchanged())));
        rows(
                table,
                "rule",
                new Text("weights change", "Gewichte ändern sich"),
                List.of(
                        choice(
                                new Text("online, each of 24 orders", "online, jede von 24 Reihenfolgen"),
                                AndConvention.Rule.ONLINE),
                        choice(new Text("batch, by the sum", "Batch, als Summe"), AndConvention.Rule.BATCH_SUM),
                        choice(new Text("batch, by the mean", "Batch, als Mittel"), AndConvention.Rule.BATCH_MEAN)));
        rows(table, "alpha", Text.same("α"), rates());
        result.table(table);
    }

    private static Choice choice(String value, Predicate<AndConvention> has) {
        return new Choice(Text.same(value), has);
    }

    private static Choice choice(Text value, AndConvention.Rule rule) {
        return new Choice(value, c -> c.rule() == rule);
    }

    private static List<Choice> codes(Predicate<AndConvention> bipolar) {
        return List.of(choice(AndReading.codes(false), bipolar.negate()), choice(AndReading.codes(true), bipolar));
    }

    private static List<Choice> slots() {
        return IntStream.range(0, AndReading.SLOTS)
                .mapToObj(
                        slot -> choice(Integer.toString(slot), c -> c.reading().slot() == slot))
                .toList();
    }

    private List<Choice> rates() {
        return search.rates().stream()
                .map(rate -> choice(rate(rate), c -> c.alpha() == rate))
                .toList();
    }

    /// A rate with as many decimals as it has, at most four.
    private static String rate(long alpha) {
        return Numbers.plain(Math.rint(1e4 * alpha / AndConvention.UNIT) / 1e4);
    }

    private void rows(Table table, String name, Text open, List<Choice> choices) {
        double[] found = new double[choices.size()];
        for (int i = 0; i < found.length; i++) {
            Choice choice = choices.get(i);
            long tried = space.stream().filter(choice.has()).count(),
                    hit = hits.stream().filter(choice.has()).count();
            found[i] = hit;
            table.row(open, choice.value(), tried, hit);
            Text said = new Text(
                    "%s: %s: %d of %s conventions lead to W"
                            .formatted(open.en(), choice.value().en(), hit, Numbers.whole(tried, Language.EN)),
                    "%s: %s: %d von %s Konventionen führen zu W"
                            .formatted(open.de(), choice.value().de(), hit, Numbers.whole(tried, Language.DE)));
            steps.add(e -> e.happened(new Event.Noticed(said)));
        }
        result.value("hits." + name, found);
    }

    private void hits() {
        Table table = Table.of(
                "hits",
                new Text("All that lead from W to the next W", "Alle, die von W zum nächsten W führen"),
                Table.words("order", "Reihenfolge"),
                Table.words("W is", "W ist"),
                Table.numbers("x₀", -1),
                Table.words("inputs", "Eingaben"),
                Table.words("targets", "Ziele"),
                Table.words("α", "α"),
                Table.words("1 where", "1 bei"),
                Table.words("wrong while presenting, by epoch", "falsch beim Anlegen, nach Epoche"),
                Table.words("tested", "geprüft"));
        var wrong = new TreeMap<Integer, double[]>();
        double least = Double.POSITIVE_INFINITY;
        for (AndConvention hit : hits) {
            AndReading reading = hit.reading();
            List<Integer> epochs = hit.wrong(search.start());
            boolean online = hit.rule() == AndConvention.Rule.ONLINE;
            table.row(
                    online ? Text.same(hit.patterns()) : new Text("batch, any", "Batch, jede"),
                    reading.weights(),
                    reading.bias(),
                    AndReading.codes(reading.bipolarInputs()),
                    AndReading.codes(reading.bipolarTargets()),
                    rate(hit.alpha()),
                    reading.step(),
                    words(epochs),
                    words(hit.tested(search.start(), search.after())));
            least = Math.min(least, hit.leastSum(search.start(), epochs.size()));
            if (!reading.exchanged()) wrong.put(number(hit.order()), numbers(epochs));
            steps.add(e -> tell(hit, e));
        }
        wrong.forEach((order, counts) -> result.value("wrong." + order, counts));
        result.table(table)
                .value("alpha.binary", alphas(false))
                .value("alpha.bipolar", alphas(true))
                .value("orders", orders(false))
                .value("orders.exchanged", orders(true))
                .value(
                        "presenting",
                        pairs(hit -> hit.wrong(search.start()).stream().limit(2).toList()))
                .value("tested", pairs(hit -> hit.tested(search.start(), search.after())))
                .value("sum.least", least)
                .note(new Text(
                                "%d conventions lead from W to the next W. Rates: the largest change of a weight is α"
                                        + " times a sum of errors, so only %d rates can lead there at all. They are among"
                                        + " the %d that were tried; the lecture's notes say how many they tried, 23, not"
                                        + " which, but other rates would change nothing about the hits.",
                                "%d Konventionen führen von W zum nächsten W. Raten: Die größte Änderung eines Gewichts"
                                        + " ist α mal einer Summe von Fehlern, also können überhaupt nur %d Raten dorthin"
                                        + " führen. Sie sind unter den %d probierten; die Notizen zur Vorlesung sagen, wie"
                                        + " viele probiert wurden, 23, nicht welche, doch andere Raten änderten an den"
                                        + " Treffern nichts.")
                        .with(
                                hits.size(),
                                search.possible().size(),
                                search.rates().size()));
    }

    private void tell(AndConvention hit, Events e) {
        AndReading reading = hit.reading();
        e.happened(new Event.Begun(Text.same("W = " + reading.weights() + " = "
                + Numbers.column(AndConvention.real(search.start()), 3) + ", α = " + rate(hit.alpha()) + ", "
                + hit.patterns())));
        long[] w = search.start(), sum = hit.rule() == AndConvention.Rule.ONLINE ? w : search.start();
        for (int p : hit.order()) {
            int[] x = reading.inputs()[p];
            double[] real = AndConvention.real(w);
            long exact = AndReading.in(w, x);
            double in = (double) exact / AndConvention.UNIT;
            String products = IntStream.range(0, x.length)
                    .mapToObj(i -> Numbers.factor(real[i], 3) + "·" + Numbers.factor(x[i], 0))
                    .collect(Collectors.joining(" + "));
            double[] shown = Arrays.stream(Task.AND.x()[p])
                    .map(bit -> reading.bipolarInputs() ? 2 * bit - 1 : bit)
                    .toArray();
            e.happened(new Event.Presented(p + 1, shown, new double[] {reading.wanted()[p]}));
            e.happened(new Event.Computed(new Explained("in", "Σᵢ wᵢxᵢ", products, in)));
            e.happened(new Event.Computed(
                    new Explained("o", "Step(" + reading.step() + ")", Numbers.fixed(in, 3), reading.output(exact))));
            hit.present(p, w, sum);
        }
        e.happened(new Event.Noticed(Text.same("W = " + Numbers.column(AndConvention.real(search.after()), 3))));
    }

    private double[] alphas(boolean bipolar) {
        return hits.stream()
                .filter(h -> h.reading().bipolarTargets() == bipolar)
                .mapToDouble(AndConvention::rate)
                .sorted()
                .distinct()
                .toArray();
    }

    private double[] orders(boolean exchanged) {
        return hits.stream()
                .filter(h -> h.reading().exchanged() == exchanged)
                .mapToDouble(h -> number(h.order()))
                .sorted()
                .distinct()
                .toArray();
    }

    /// An order as a number, a digit a pattern: 4321 for the truth table from below.
    private static int number(List<Integer> order) {
        return order.stream().reduce(0, (n, p) -> 10 * n + p + 1);
    }

    /// Each pair of counts that a hit has, one after the other.
    private double[] pairs(Function<AndConvention, List<Integer>> counts) {
        return hits.stream()
                .map(counts)
                .distinct()
                .flatMapToDouble(pair -> DoubleStream.of(numbers(pair)))
                .toArray();
    }

    private static double[] numbers(List<Integer> counts) {
        return counts.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static String words(List<Integer> counts) {
        return counts.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// Patterns that are drawn, so that some come twice: what else might lead to W.
    private void drawn() {
        var families = new LinkedHashMap<Family, Integer>();
        long tried = search.drawn(c -> {
            if (search.hits(c)) families.merge(family(c), 1, Integer::sum);
        });
        Table table = Table.of(
                "drawn",
                new Text("Four patterns drawn with replacement", "Vier Muster mit Zurücklegen gezogen"),
                Table.words("place of the bias weight", "Stelle des Bias-Gewichts"),
                Table.numbers("x₀", -1),
                Table.words("inputs", "Eingaben"),
                Table.words("targets", "Ziele"),
                Table.words("α", "α"),
                Table.words("tested", "geprüft"),
                Table.numbers("hits", "Treffer", -1));
        int all = 0, printed = 0, elsewhere = 0;
        for (Map.Entry<Family, Integer> entry : families.entrySet()) {
            Family f = entry.getKey();
            int n = entry.getValue();
            table.row(
                    Integer.toString(f.slot()),
                    f.bias(),
                    AndReading.codes(f.bipolarInputs()),
                    AndReading.codes(f.bipolarTargets()),
                    rate(f.alpha()),
                    words(f.tested()),
                    n);
            Text said = new Text("Drawn, α = %s, inputs %s: %d hits", "Gezogen, α = %s, Eingaben %s: %d Treffer")
                    .with(rate(f.alpha()), AndReading.codes(f.bipolarInputs()), n);
            steps.add(e -> e.happened(new Event.Noticed(said)));
            all += n;
            if (!f.tested().equals(PRINTED)) continue;
            printed += n;
            if (f.slot() != 0 || f.bias() < 0 || !f.bipolarInputs()) elsewhere += n;
        }
        double[] usual = families.entrySet().stream()
                .filter(f -> f.getKey().tested().equals(PRINTED) && !f.getKey().bipolarTargets())
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(f -> new double[] {(double) f.getKey().alpha() / AndConvention.UNIT})
                .orElse(new double[0]);
        result.table(table)
                .value("drawn.space", tried)
                .value("drawn.hits", all)
                .value("drawn.tested", printed)
                .value("drawn.elsewhere", elsewhere)
                .value("drawn.alpha", usual)
                .note(new Text(
                                "Drawn with replacement, %d of "
                                        + Numbers.whole(tried, Language.EN)
                                        + " lead to W. With %d of them the weights before and after the epoch have %s wrong"
                                        + " if tested, the numbers that the slide prints.",
                                "Mit Zurücklegen gezogen führen %d von "
                                        + Numbers.whole(tried, Language.DE)
                                        + " zu W. Bei %d davon haben die Gewichte vor und nach der Epoche beim Prüfen %s"
                                        + " falsch, die Zahlen der Folie.")
                        .with(all, printed, words(PRINTED)));
    }

    private Family family(AndConvention c) {
        AndReading r = c.reading();
        return new Family(
                r.slot(),
                r.bias(),
                r.bipolarInputs(),
                r.bipolarTargets(),
                c.alpha(),
                c.tested(search.start(), search.after()));
    }
}
