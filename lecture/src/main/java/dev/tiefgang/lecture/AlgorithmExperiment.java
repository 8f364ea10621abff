package dev.tiefgang.lecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The perceptron's algorithm as it stands on the slide, one line a step.
final class AlgorithmExperiment implements Simulation {
    /// The lines of the slide.
    private enum Line {
        INITIALISE("initialise the weights", "initialisiere die Gewichte"),
        DO("do {", "do {"),
        FOR("··for each e in examples {", "··für jedes e in Beispiele {"),
        OUTPUT("····compute the output", "····berechne die Ausgabe"),
        ADAPT("····adapt the weights }", "····passe die Gewichte an }"),
        WHILE(
                "} while (error too big and stop criterion not reached)",
                "} while (Fehler zu groß und Abbruchkriterium nicht erreicht)");

        private final String en;
        private final String de;

        Line(String en, String de) {
            this.en = en;
            this.de = de;
        }

        Text text() {
            return new Text(en.replace('·', ' '), de.replace('·', ' '));
        }
    }

    private static final List<Line> PROGRAM = List.of(Line.values());

    private final Task task;
    private final double alpha;
    private final int most;
    /// The last pattern comes first, as in the lecture's trace.
    private final int[] order;
    private final Perceptron perceptron = new Perceptron(new double[3][1]);
    /// How often each line was executed.
    private final int[] executed = new int[PROGRAM.size()];
    /// The line that comes next, as an index; one behind the last where the program is over.
    private int next;
    private int pattern;
    private int epoch;
    private int wrong;
    private double in;
    private double o;

    private AlgorithmExperiment(Task task, double alpha, int most) {
        this.task = task;
        this.alpha = alpha;
        this.most = most;
        this.order = new int[task.size()];
        Arrays.setAll(order, i -> order.length - 1 - i);
    }

    static Experiment of() {
        return new Experiment(
                "algorithm",
                List.of(14),
                new Text("The algorithm, line by line", "Der Algorithmus, Zeile für Zeile"),
                new Text(
                        "Every step is a line of the slide: which one comes next, and what it does to the numbers.",
                        "Jeder Schritt ist eine Zeile der Folie: welche als nächste kommt und was sie an den Zahlen ändert."),
                List.of(
                        new Setting.Choice("gate", new Text("gate", "Gatter"), List.of("and", "or", "xor"), "and"),
                        new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 100, 0.1),
                        new Setting.Whole(
                                "epochs", new Text("most epochs", "höchstens so viele Epochen"), 1, 10_000, 100)),
                List.of(
                        Fact.exactly(
                                "executed",
                                new Text("how often each line is executed", "wie oft jede Zeile ausgeführt wird"),
                                1,
                                10,
                                40,
                                40,
                                40,
                                10),
                        Fact.exactly("weights", new Text("W at the end", "W am Ende"), -0.272, 0.142, 0.211),
                        Fact.exactly("wrong", new Text("wrong in the last epoch", "falsch in der letzten Epoche"), 0)),
                s -> new AlgorithmExperiment(Task.of(s.word("gate")), s.real("alpha"), s.whole("epochs")));
    }

    @Override
    public boolean step(Events events) {
        if (next == PROGRAM.size()) return false;
        int number = next;
        Line line = PROGRAM.get(number);
        executed[number]++;
        if (line == Line.DO) events.tell(() -> new Event.Begun(new Text("Epoch %d", "Epoche %d").with(epoch + 1)));
        events.tell(() -> new Event.Noticed(new Text("Line %d:  %s", "Zeile %d:  %s").with(number + 1, line.text())));
        next = execute(line, events);
        return true;
    }

    /// @return the line that follows
    private int execute(Line line, Events events) {
        switch (line) {
            case INITIALISE -> {
                for (int i = 0; i < perceptron.w.length; i++) perceptron.w[i][0] = AndTraceExperiment.SLIDE[i];
                events.tell(() -> new Event.Noticed(Text.same("W = " + Numbers.column(weights(), 3))));
            }
            case DO -> {
                pattern = -1;
                wrong = 0;
            }
            case FOR -> {
                pattern++;
                events.tell(() -> new Event.Presented(order[pattern] + 1, x(), new double[] {y()}));
            }
            case OUTPUT -> {
                in = perceptron.in(0, x());
                o = perceptron.o(0, x());
                if (o != y()) wrong++;
                events.tell(
                        () -> new Event.Computed(new Explained("in", "Σᵢ wᵢxᵢ", Neuron.sum(weights(), x(), 3), in)));
                events.tell(() -> new Event.Computed(new Explained("o", "Step₀(in)", Neuron.stepOf(in), o)));
            }
            case ADAPT -> {
                adapt(events);
                return at(pattern + 1 < order.length ? Line.FOR : Line.WHILE);
            }
            case WHILE -> {
                epoch++;
                boolean goesOn = wrong > 0 && epoch < most;
                events.tell(() -> new Event.Noticed((goesOn
                                ? new Text("%d wrong: on", "%d falsch: weiter")
                                : new Text("%d wrong: end", "%d falsch: Ende"))
                        .with(wrong)));
                return goesOn ? at(Line.DO) : PROGRAM.size();
            }
        }
        return at(line) + 1;
    }

    private void adapt(Events events) {
        double[] w = weights();
        perceptron.learn(x(), new double[] {y()}, alpha);
        if (o == y()) {
            events.tell(() -> new Event.Noticed(new Text("Right: nothing changes.", "Richtig: Nichts ändert sich.")));
            return;
        }
        for (int i = 0; i < w.length; i++) {
            int input = i;
            String name = "w" + Numbers.index(i);
            events.tell(() ->
                    new Event.Changed(name, w[input], Perceptron.learned(name, w[input], alpha, input, x(), y(), o)));
        }
    }

    private static int at(Line line) {
        return PROGRAM.indexOf(line);
    }

    private double[] x() {
        return task.x()[order[pattern]];
    }

    private double y() {
        return task.y()[order[pattern]];
    }

    private double[] weights() {
        return Arrays.stream(perceptron.w).mapToDouble(row -> row[0]).toArray();
    }

    @Override
    public Simulation copy() {
        var copy = new AlgorithmExperiment(task, alpha, most);
        for (int i = 0; i < perceptron.w.length; i++) copy.perceptron.w[i][0] = perceptron.w[i][0];
        System.arraycopy(executed, 0, copy.executed, 0, executed.length);
        copy.next = next;
        copy.pattern = pattern;
        copy.epoch = epoch;
        copy.wrong = wrong;
        copy.in = in;
        copy.o = o;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("W", weights());
        state.put("line", new double[] {next + 1});
        state.put("in, o", new double[] {in, o});
        state.put("epoch, wrong", new double[] {epoch, wrong});
        return state;
    }

    @Override
    public Result result() {
        Table table = Table.of(
                "lines",
                new Text("The algorithm", "Der Algorithmus"),
                Table.numbers("line", "Zeile", -1),
                Table.words("what it does", "was sie tut"),
                Table.numbers("executed", "ausgeführt", -1));
        for (int i = 0; i < PROGRAM.size(); i++) table.row(i + 1, PROGRAM.get(i).text(), executed[i]);
        return new Result.Builder()
                .value("executed", Arrays.stream(executed).asDoubleStream().toArray())
                .value("weights", weights())
                .value("wrong", wrong)
                .table(table)
                .note(
                        wrong == 0 && epoch > 0
                                ? new Text("Learned in %s: W = %s", "In %s gelernt: W = %s")
                                        .with(Counted.epochs(epoch), Numbers.column(weights(), 3))
                                : new Text("Not learned in %s.", "In %s nicht gelernt.").with(Counted.epochs(epoch)))
                .build();
    }
}
