package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Rng;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A perceptron with one output learns a task by the delta rule, one pattern a step.
///
/// It ends when a whole epoch was right, when the weights at the begin of an epoch were there before, since
/// all that follows would come again, or after the last epoch.
final class PerceptronRun implements Simulation {
    /// When the weights change.
    enum Rule {
        /// After every pattern.
        ONLINE,
        /// After all patterns, by the sum of the changes.
        BATCH,
        /// After a few patterns, by the sum of their changes.
        MINI_BATCH
    }

    /// In which order the patterns come.
    enum Order {
        /// That of the truth table.
        NATURAL,
        /// The truth table from below, which the slide uses.
        REVERSED,
        /// The truth table from below, with its first two patterns exchanged: (1,0) comes before (1,1).
        ONE_FIRST,
        /// Another one in every epoch.
        SHUFFLED
    }

    /// What is chosen.
    ///
    /// @param batch patterns after which weights change by [Rule#MINI_BATCH]; the last ones of an epoch may
    ///     be fewer
    record Plan(Task task, double alpha, Rule rule, Order order, int epochs, long seed, int batch) {
        Plan(Task task, double alpha, Rule rule, Order order, int epochs, long seed) {
            this(task, alpha, rule, order, epochs, seed, 1);
        }

        /// Whether weights change now that so many patterns of an epoch were presented, by what these and
        /// earlier ones have summed up.
        boolean changesAfter(int presented) {
            return switch (rule) {
                case ONLINE -> false;
                case BATCH -> presented == task.size();
                case MINI_BATCH -> presented == task.size() || presented % batch == 0;
            };
        }
    }

    /// An epoch that is over.
    ///
    /// @param wrong errors made while the patterns were presented
    /// @param wrongAtStart errors that the weights at the start make on all patterns
    record Epoch(double[] start, int wrong, int wrongAtStart) {}

    private static final double SAME = 1e9;

    private final Plan plan;
    private final Perceptron perceptron;
    /// What copies have in common: all epochs that one of them went through. Whoever comes there finds what
    /// it would have written.
    private final List<Epoch> epochs;
    /// The sums and the weights of the first epoch, after each of its patterns.
    private final List<Double> firstSums;
    private final List<double[]> firstWeights;
    private final Map<List<Long>, Integer> seen;
    private double[] start = new double[0];
    private double[] changes;
    private int atStart;
    private int wrong;
    private int position;
    private double leastSum = Double.POSITIVE_INFINITY;
    private int cycle;
    /// Epochs that are over.
    private int ended;
    private boolean over;

    PerceptronRun(Plan plan, double... w) {
        this(
                plan,
                new Perceptron(column(w)),
                new ArrayList<>(),
                List.of(),
                List.of(),
                new HashMap<>(),
                new double[w.length]);
    }

    private PerceptronRun(
            Plan plan,
            Perceptron perceptron,
            List<Epoch> epochs,
            List<Double> firstSums,
            List<double[]> firstWeights,
            Map<List<Long>, Integer> seen,
            double[] changes) {
        this.plan = plan;
        this.perceptron = new Perceptron(perceptron.w);
        this.epochs = epochs;
        this.firstSums = new ArrayList<>(firstSums);
        this.firstWeights = new ArrayList<>(firstWeights);
        this.seen = seen;
        this.changes = changes.clone();
    }

    private static double[][] column(double[] w) {
        double[][] column = new double[w.length][1];
        for (int i = 0; i < w.length; i++) column[i][0] = w[i];
        return column;
    }

    @Override
    public boolean step(Events events) {
        if (over) return false;
        if (position == 0) {
            begin(events);
            if (over) return true;
        }
        present(order()[position], events);
        position++;
        if (plan.changesAfter(position)) change(events);
        if (ended == 0) firstWeights.add(weights());
        if (position == plan.task().size()) end(events);
        return true;
    }

    private void begin(Events events) {
        start = weights();
        atStart = wrong();
        wrong = 0;
        Integer before = seen.putIfAbsent(key(start), ended);
        if (before != null && before < ended && plan.order() != Order.SHUFFLED) {
            cycle = ended - before;
            over = true;
            Text every = Counted.every(cycle);
            events.tell(() -> new Event.Noticed(new Text(
                            "The weights are those of epoch %d: everything would come again " + every.en()
                                    + ". The perceptron never learns this.",
                            "Die Gewichte sind die von Epoche %d: Alles käme " + every.de()
                                    + " wieder. Das Perceptron lernt das nie.")
                    .with(before + 1)));
            return;
        }
        events.tell(() -> new Event.Begun(
                new Text("Epoch %d with W = %s, %d wrong if tested", "Epoche %d mit W = %s, %d falsch, wenn man prüft")
                        .with(ended + 1, Numbers.column(start, 3), atStart)));
    }

    private void present(int p, Events events) {
        double[] x = plan.task().x()[p];
        double y = plan.task().y()[p], in = perceptron.in(0, x), o = perceptron.o(0, x);
        double[] before = weights();
        leastSum = Math.min(leastSum, Math.abs(in));
        if (o != y) wrong++;
        if (plan.rule() == Rule.ONLINE) perceptron.learn(x, new double[] {y}, plan.alpha());
        else for (int i = 0; i < changes.length; i++) changes[i] += plan.alpha() * (i == 0 ? 1 : x[i - 1]) * (y - o);
        if (events.listening()) tell(events, p, x, y, in, o, before);
        if (ended == 0) firstSums.add(in);
    }

    private void tell(Events events, int p, double[] x, double y, double in, double o, double[] before) {
        events.happened(new Event.Presented(p + 1, x, new double[] {y}));
        events.happened(new Event.Computed(new Explained("in", "Σᵢ wᵢxᵢ", Neuron.sum(before, x, 3), in)));
        events.happened(new Event.Computed(new Explained("o", "Step₀(in)", Neuron.stepOf(in), o)));
        if (o == y) {
            events.happened(new Event.Noticed(
                    plan.rule() == Rule.ONLINE
                            ? new Text("Right: nothing changes.", "Richtig: Nichts ändert sich.")
                            : new Text("Right: nothing is added.", "Richtig: Nichts kommt hinzu.")));
            return;
        }
        double[] after = weights();
        for (int i = 0; i < after.length; i++) {
            String w = "w" + Numbers.index(i);
            if (plan.rule() != Rule.ONLINE) {
                double change = plan.alpha() * (i == 0 ? 1 : x[i - 1]) * (y - o);
                String sum = Numbers.fixed(changes[i] - change, 4) + " + " + Numbers.factor(change, 4);
                events.happened(new Event.Computed(
                        new Explained("Σ" + w, "Σ α·x" + Numbers.index(i) + "·(y − o)", sum, changes[i])));
                continue;
            }
            events.happened(
                    new Event.Changed(w, before[i], Perceptron.learned(w, before[i], plan.alpha(), i, x, y, o)));
        }
    }

    /// Changes the weights by what was summed up, and begins the next sum.
    private void change(Events events) {
        for (int i = 0; i < changes.length; i++) {
            double before = perceptron.w[i][0], change = changes[i];
            perceptron.w[i][0] += change;
            changes[i] = 0;
            String w = "w" + Numbers.index(i), numbers = Numbers.fixed(before, 4) + " + " + Numbers.factor(change, 4);
            double after = perceptron.w[i][0];
            events.tell(() -> new Event.Changed(w, before, new Explained(w, "w + Σ", numbers, after)));
        }
    }

    private void end(Events events) {
        if (ended == epochs.size()) epochs.add(new Epoch(start, wrong, atStart));
        int number = ++ended;
        position = 0;
        over = wrong == 0 || number == plan.epochs();
        events.tell(() -> new Event.Noticed(new Text(
                        "Epoch %d is over: %d wrong while presenting.", "Epoche %d ist vorbei: %d falsch beim Anlegen.")
                .with(number, wrong)));
    }

    private int[] order() {
        int n = plan.task().size();
        return switch (plan.order()) {
            case NATURAL -> IntStream.range(0, n).toArray();
            case REVERSED -> IntStream.range(0, n).map(i -> n - 1 - i).toArray();
            // 1 − i exchanges the first two of those from below.
            case ONE_FIRST ->
                IntStream.range(0, n).map(i -> n - 1 - (i < 2 ? 1 - i : i)).toArray();
            case SHUFFLED -> Rng.of(plan.seed(), "order", ended).permutation(n);
        };
    }

    private int wrong() {
        int count = 0;
        for (int p = 0; p < plan.task().size(); p++)
            if (perceptron.o(0, plan.task().x()[p]) != plan.task().y()[p]) count++;
        return count;
    }

    /// The weights but for the rounding that sums of changes bring.
    private static List<Long> key(double[] w) {
        return IntStream.range(0, w.length)
                .mapToObj(i -> Math.round(w[i] * SAME))
                .toList();
    }

    double[] weights() {
        double[] w = new double[perceptron.w.length];
        for (int i = 0; i < w.length; i++) w[i] = perceptron.w[i][0];
        return w;
    }

    List<Epoch> epochs() {
        return List.copyOf(epochs.subList(0, ended));
    }

    /// After how many epochs the weights came again; 0 where they did not.
    int cycle() {
        return cycle;
    }

    boolean solved() {
        return ended > 0 && epochs.get(ended - 1).wrong() == 0;
    }

    double leastSum() {
        return leastSum;
    }

    List<Double> firstSums() {
        return List.copyOf(firstSums);
    }

    List<double[]> firstWeights() {
        return List.copyOf(firstWeights);
    }

    /// All steps, told to nobody.
    PerceptronRun finished() {
        while (step(Events.NONE))
            ;
        return this;
    }

    @Override
    public Simulation copy() {
        var copy = new PerceptronRun(plan, perceptron, epochs, firstSums, firstWeights, seen, changes);
        copy.start = start;
        copy.atStart = atStart;
        copy.wrong = wrong;
        copy.position = position;
        copy.leastSum = leastSum;
        copy.cycle = cycle;
        copy.ended = ended;
        copy.over = over;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("W", weights());
        return state;
    }

    @Override
    public Result result() {
        return PerceptronReport.of(plan.task(), this);
    }
}
