package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.List;
import java.util.stream.IntStream;

/// What came of a perceptron's learning.
final class PerceptronReport {
    private PerceptronReport() {}

    static Result of(Task task, PerceptronRun run) {
        List<PerceptronRun.Epoch> epochs = run.epochs();
        Table table = Table.of(
                "epochs",
                new Text("Epochs", "Epochen"),
                Table.numbers("epoch", "Epoche", -1),
                Table.words("W at the start", "W am Anfang"),
                Table.numbers("wrong while presenting", "falsch beim Anlegen", -1),
                Table.numbers("wrong if tested", "falsch beim Prüfen", -1));
        var result = new Result.Builder();
        for (int e = 0; e < epochs.size(); e++) {
            PerceptronRun.Epoch epoch = epochs.get(e);
            table.row(e + 1, Numbers.column(epoch.start(), 3), epoch.wrong(), epoch.wrongAtStart());
            result.value("epoch" + (e + 1), epoch.start());
        }
        double[] number =
                IntStream.rangeClosed(1, epochs.size()).asDoubleStream().toArray();
        double[] wrong = epochs.stream().mapToDouble(PerceptronRun.Epoch::wrong).toArray();
        double[] tested =
                epochs.stream().mapToDouble(PerceptronRun.Epoch::wrongAtStart).toArray();
        result.value("wrong", wrong)
                .value("wrong.tested", tested)
                .value("tested.first", java.util.Arrays.copyOf(tested, Math.min(2, tested.length)))
                .value("weights", run.weights())
                .value("cycle", run.cycle())
                .value("sum.least", run.leastSum());
        for (int p = 0; p < run.firstSums().size(); p++)
            result.value("sum" + (p + 1), run.firstSums().get(p))
                    .value("after" + (p + 1), run.firstWeights().get(p));
        AndTraceExperiment.others(result);
        result.table(table)
                .figure(new Figure.Plot(
                        "wrong",
                        new Text("Wrong outputs by epoch", "Falsche Ausgaben nach Epoche"),
                        Axis.of("epoch", "Epoche"),
                        Axis.of("patterns", "Muster"),
                        List.of(
                                new Curve(
                                        new Text("wrong while presenting", "falsch beim Anlegen"), number, wrong, true),
                                new Curve(new Text("wrong if tested", "falsch beim Prüfen"), number, tested, true))));
        if (task.inputs() == 2)
            result.figure(Plane.figure(
                    "line",
                    new Text(
                            task.name() + " and the line of the perceptron",
                            task.name() + " und die Gerade des Perceptrons"),
                    task,
                    run.weights()));
        result.note(note(run));
        if (epochs.stream().anyMatch(e -> e.wrong() != e.wrongAtStart()))
            result.note(new Text(
                    "\"Wrong while presenting\" counts errors while the weights change; tested with the weights of one"
                            + " moment it is another number.",
                    "„Falsch beim Anlegen“ zählt Fehler, während sich die Gewichte ändern; prüft man die Gewichte eines"
                            + " Augenblicks, ist es eine andere Zahl."));
        return result.build();
    }

    private static Text note(PerceptronRun run) {
        int epochs = run.epochs().size();
        if (epochs == 0) return new Text("No epoch is over yet.", "Noch ist keine Epoche vorbei.");
        Text after = Counted.epochs(epochs), every = Counted.every(run.cycle());
        if (run.cycle() > 0)
            return new Text(
                    "After " + after.en() + " the weights come again " + every.en() + ": this is never learned.",
                    "Nach " + after.de() + " kehren die Gewichte " + every.de() + " wieder: Das wird nie gelernt.");
        if (run.solved())
            return new Text("Epoch %d is the first without an error.", "Epoche %d ist die erste ohne Fehler.")
                    .with(epochs);
        return new Text("Not learned in " + after.en() + ".", "In " + after.de() + " nicht gelernt.");
    }

    /// How the learning ended, as a cell of a table.
    static Text outcome(PerceptronRun run) {
        int epochs = run.epochs().size();
        Text in = Counted.epochs(epochs), every = Counted.every(run.cycle());
        if (run.solved()) return new Text("right from epoch %d on", "richtig ab Epoche %d").with(epochs);
        if (run.cycle() > 0)
            return new Text("the weights come again " + every.en(), "die Gewichte kehren " + every.de() + " wieder");
        return new Text("not learned in " + in.en(), "in " + in.de() + " nicht gelernt");
    }
}
