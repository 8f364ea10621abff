package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import dev.tiefgang.tensor.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The same perceptron with a small and a large learning rate, pattern by pattern and by batches.
final class LearningRateExperiment {
    /// Weights of a perceptron with two inputs and a bias.
    private static final int WEIGHTS = 3;

    private LearningRateExperiment() {}

    private record Run(Text name, double alpha, PerceptronRun.Rule rule) {}

    static Experiment of() {
        return new Experiment(
                "learning-rate",
                List.of(16),
                new Text("Learning rate, online and batch", "Lernrate, online und Batch"),
                new Text(
                        "The smaller the rate, the longer the weights of the start count; learning by batches goes"
                                + " another way and never gives the slide's trace.",
                        "Je kleiner die Rate, desto länger zählen die Gewichte des Anfangs; Lernen im Batch geht einen"
                                + " anderen Weg und ergibt nie die Zahlen der Folie."),
                List.of(
                        new Setting.Choice("gate", new Text("the gate", "das Gatter"), List.of("and", "or"), "and"),
                        new Setting.Real("small", new Text("small learning rate", "kleine Lernrate"), 1e-6, 100, 0.01),
                        new Setting.Real("large", new Text("large learning rate", "große Lernrate"), 1e-6, 100, 0.5),
                        new Setting.Whole(
                                "epochs", new Text("most epochs", "höchstens so viele Epochen"), 1, 10_000, 500)),
                List.of(
                        Fact.between(
                                "slower",
                                new Text(
                                        "epochs of the small rate by those of the large",
                                        "Epochen der kleinen Rate durch die der großen"),
                                1.5,
                                1000),
                        Fact.exactly(
                                "solved",
                                new Text("all four runs learn AND", "alle vier Läufe lernen AND"),
                                1,
                                1,
                                1,
                                1),
                        Fact.between(
                                "batch.differs",
                                new Text(
                                        "distance of batch learning from the slide after one epoch",
                                        "Abstand des Batch-Lernens von der Folie nach einer Epoche"),
                                0.05,
                                10)),
                LearningRateExperiment::start);
    }

    private static Simulation start(Settings s) {
        if (s.real("small") >= s.real("large"))
            throw new DataException(
                    "small=%s contradicts large=%s: the small rate must be below the large one; exchange or change them."
                            .formatted(Numbers.plain(s.real("small")), Numbers.plain(s.real("large"))));
        Task task = Task.of(s.word("gate"));
        List<Run> runs = List.of(
                new Run(new Text("online, small", "online, klein"), s.real("small"), PerceptronRun.Rule.ONLINE),
                new Run(new Text("online, large", "online, groß"), s.real("large"), PerceptronRun.Rule.ONLINE),
                new Run(new Text("batch, small", "Batch, klein"), s.real("small"), PerceptronRun.Rule.BATCH),
                new Run(new Text("batch, large", "Batch, groß"), s.real("large"), PerceptronRun.Rule.BATCH));
        Table table = Table.of(
                "runs",
                new Text("Four ways to learn " + task.name(), "Vier Wege, " + task.name() + " zu lernen"),
                Table.words("way", "Weg"),
                Table.numbers("α", -1),
                Table.numbers("epochs", "Epochen", -1),
                Table.words("outcome", "Ausgang"),
                Table.words("weights at the end", "Gewichte am Ende"));
        var curves = new ArrayList<Curve>();
        var steps = new ArrayList<Consumer<Events>>();
        var unsolved = new ArrayList<Text>();
        double[] epochs = new double[runs.size()], solved = new double[runs.size()];
        for (int r = 0; r < runs.size(); r++) {
            Run run = runs.get(r);
            PerceptronRun done = learn(task, run.alpha(), run.rule(), s.whole("epochs"), s.seed());
            epochs[r] = done.epochs().size();
            solved[r] = done.solved() ? 1 : 0;
            Text name = new Text(run.name().en() + alpha(run), run.name().de() + alpha(run));
            Text outcome = PerceptronReport.outcome(done);
            String weights = Numbers.column(done.weights(), 3);
            table.row(run.name(), run.alpha(), done.epochs().size(), outcome, weights);
            if (!done.solved())
                unsolved.add(new Text(name.en() + ": " + outcome.en(), name.de() + ": " + outcome.de()));
            curves.add(new Curve(
                    name,
                    IntStream.rangeClosed(1, done.epochs().size())
                            .asDoubleStream()
                            .toArray(),
                    done.epochs().stream()
                            .mapToDouble(PerceptronRun.Epoch::wrong)
                            .toArray(),
                    true));
            steps.add(e -> e.happened(new Event.Noticed(new Text(
                    name.en() + ": " + outcome.en() + ", W = " + weights,
                    name.de() + ": " + outcome.de() + ", W = " + weights))));
        }
        double[] batch =
                learn(Task.AND, 0.1, PerceptronRun.Rule.BATCH, 1, s.seed()).weights();
        double[] online =
                learn(Task.AND, 0.1, PerceptronRun.Rule.ONLINE, 1, s.seed()).weights();
        double distance = 0;
        for (int i = 0; i < batch.length; i++) distance = Math.max(distance, Math.abs(batch[i] - online[i]));
        var result = new Result.Builder()
                .value("epochs", epochs)
                .value("solved", solved)
                .value("slower", solved[0] + solved[1] == 2 ? epochs[0] / epochs[1] : Double.NaN)
                .value("batch.differs", distance)
                .table(table)
                .figure(new Figure.Plot(
                        "wrong",
                        new Text("Wrong while presenting, by epoch", "Falsch beim Anlegen, nach Epoche"),
                        Axis.of("epoch", "Epoche"),
                        Axis.of("patterns", "Muster"),
                        curves));
        if (unsolved.isEmpty()) start(s, epochs).ifPresent(result::note);
        unsolved.forEach(result::note);
        return new Rows(steps, result.build());
    }

    /// What the start does, where runs from weights of zero show it: with them both rates go the same way,
    /// one in larger steps than the other.
    private static Optional<Text> start(Settings s, double[] epochs) {
        Task task = Task.of(s.word("gate"));
        double small = s.real("small"), large = s.real("large");
        PerceptronRun.Rule rule = PerceptronRun.Rule.ONLINE;
        var one = learn(task, small, rule, s.whole("epochs"), s.seed(), new double[WEIGHTS]);
        var other = learn(task, large, rule, s.whole("epochs"), s.seed(), new double[WEIGHTS]);
        boolean same = one.solved() && one.epochs().size() == other.epochs().size();
        for (int i = 0; i < WEIGHTS; i++)
            same &= Math.abs(one.weights()[i] / small - other.weights()[i] / large) < 1e-9;
        int n = one.epochs().size();
        if (!same || Math.abs(epochs[1] - n) >= Math.abs(epochs[0] - n)) return Optional.empty();
        return Optional.of(new Text(
                        "From weights of zero both rates take %d epochs to the same line. From the slide's weights it"
                                + " takes the small one %.0f and the large one %.0f: the larger the rate, the less the"
                                + " start counts.",
                        "Von Gewichten 0 aus brauchen beide Raten %d Epochen bis zur selben Geraden. Von den Gewichten"
                                + " der Folie aus braucht die kleine %.0f und die große %.0f: Je größer die Rate, desto"
                                + " weniger zählt der Anfang.")
                .with(n, epochs[0], epochs[1]));
    }

    private static String alpha(Run run) {
        return ", α = " + Numbers.plain(run.alpha());
    }

    private static PerceptronRun learn(Task task, double alpha, PerceptronRun.Rule rule, int epochs, long seed) {
        return learn(task, alpha, rule, epochs, seed, AndTraceExperiment.SLIDE.clone());
    }

    private static PerceptronRun learn(
            Task task, double alpha, PerceptronRun.Rule rule, int epochs, long seed, double[] w) {
        var plan = new PerceptronRun.Plan(task, alpha, rule, PerceptronRun.Order.REVERSED, epochs, seed);
        return new PerceptronRun(plan, w).finished();
    }
}
