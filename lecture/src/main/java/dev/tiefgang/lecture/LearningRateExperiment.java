package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The same perceptron with a small and a large learning rate, pattern by pattern and by batches.
final class LearningRateExperiment {
    private LearningRateExperiment() {}

    private record Run(Text name, double alpha, PerceptronRun.Rule rule) {}

    static Experiment of() {
        return new Experiment(
                "learning-rate",
                List.of(16),
                new Text("Learning rate, online and batch", "Lernrate, online und Batch"),
                new Text(
                        "A small rate needs many epochs; learning by batches goes another way and never gives the slide's"
                                + " trace.",
                        "Eine kleine Rate braucht viele Epochen; Lernen im Batch geht einen anderen Weg und ergibt nie die"
                                + " Zahlen der Folie."),
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
                Table.words("weights at the end", "Gewichte am Ende"));
        var curves = new ArrayList<Curve>();
        var steps = new ArrayList<Consumer<Events>>();
        double[] epochs = new double[runs.size()], solved = new double[runs.size()];
        for (int r = 0; r < runs.size(); r++) {
            Run run = runs.get(r);
            PerceptronRun done = learn(task, run.alpha(), run.rule(), s.whole("epochs"), s.seed());
            epochs[r] = done.epochs().size();
            solved[r] = done.solved() ? 1 : 0;
            table.row(run.name(), run.alpha(), done.epochs().size(), Numbers.column(done.weights(), 3));
            curves.add(new Curve(
                    new Text(run.name().en() + alpha(run), run.name().de() + alpha(run)),
                    IntStream.rangeClosed(1, done.epochs().size())
                            .asDoubleStream()
                            .toArray(),
                    done.epochs().stream()
                            .mapToDouble(PerceptronRun.Epoch::wrong)
                            .toArray(),
                    true));
            String weights = Numbers.column(done.weights(), 3);
            int n = done.epochs().size();
            steps.add(e -> e.happened(new Event.Noticed(new Text(
                    run.name().en() + alpha(run) + ": " + n + " epochs, W = " + weights,
                    run.name().de() + alpha(run) + ": " + n + " Epochen, W = " + weights))));
        }
        double[] batch =
                learn(Task.AND, 0.1, PerceptronRun.Rule.BATCH, 1, s.seed()).weights();
        double[] online =
                learn(Task.AND, 0.1, PerceptronRun.Rule.ONLINE, 1, s.seed()).weights();
        double distance = 0;
        for (int i = 0; i < batch.length; i++) distance = Math.max(distance, Math.abs(batch[i] - online[i]));
        return new Rows(
                steps,
                new Result.Builder()
                        .value("epochs", epochs)
                        .value("solved", solved)
                        .value("slower", epochs[0] / epochs[1])
                        .value("batch.differs", distance)
                        .table(table)
                        .figure(new Figure.Plot(
                                "wrong",
                                new Text("Wrong while presenting, by epoch", "Falsch beim Anlegen, nach Epoche"),
                                Axis.of("epoch", "Epoche"),
                                Axis.of("patterns", "Muster"),
                                curves))
                        .note(new Text(
                                "A large rate makes the start unimportant; from small weights any rate finds the same lines.",
                                "Eine große Rate macht den Anfang unwichtig; von kleinen Gewichten aus findet jede Rate"
                                        + " dieselben Geraden."))
                        .build());
    }

    private static String alpha(Run run) {
        return ", α = " + Numbers.plain(run.alpha());
    }

    private static PerceptronRun learn(Task task, double alpha, PerceptronRun.Rule rule, int epochs, long seed) {
        var plan = new PerceptronRun.Plan(task, alpha, rule, PerceptronRun.Order.REVERSED, epochs, seed);
        return new PerceptronRun(plan, AndTraceExperiment.SLIDE.clone()).finished();
    }
}
