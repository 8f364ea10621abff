package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What came of the stages of [GrowthExperiment].
final class GrowthReport {
    /// Pixels along an edge of a picture.
    private static final int SIDE = 230;

    private GrowthReport() {}

    static Result of(List<GrowthStage> stages) {
        Table table = Table.of(
                "stages",
                new Text(
                        "Connections and share of cars judged rightly",
                        "Verbindungen und Anteil richtig beurteilter Autos"),
                Table.words("stage", "Stufe"),
                Table.numbers("sprouted", "gesprossen", -1),
                Table.numbers("stronger", "stärker", -1),
                Table.numbers("weaker", "schwächer", -1),
                Table.numbers("vanished", "verschwunden", -1),
                Table.numbers("connections", "Verbindungen", -1),
                Table.numbers("mean |w|", "mittleres |w|", 4),
                Table.numbers("training", "Training", 4),
                Table.numbers("test", "Test", 4));
        var result = new Result.Builder();
        var pictures = new ArrayList<Figure.Captioned>();
        for (GrowthStage s : stages) {
            table.row(
                    s.age().caption(),
                    s.sprouted(),
                    s.stronger(),
                    s.weaker(),
                    s.vanished(),
                    s.connections(),
                    s.strength(),
                    s.train(),
                    s.test());
            result.value("stronger." + s.age().name(), s.stronger())
                    .value("weaker." + s.age().name(), s.weaker())
                    .value("connections." + s.age().name(), s.connections())
                    .value("strength." + s.age().name(), s.strength())
                    .value("train." + s.age().name(), s.train())
                    .value("test." + s.age().name(), s.test());
            pictures.add(new Figure.Captioned(s.age().caption(), NetPicture.of(s.net(), SIDE)));
        }
        result.value("vanished", stages.stream().mapToInt(GrowthStage::vanished).sum())
                .table(table)
                .note(new Text(
                        "A network does not grow older: the ages are those of the lecture's pictures of a brain."
                                + " Biases, always there, are not counted.",
                        "Ein Netz altert nicht: Die Alter sind die der Gehirnbilder in der Vorlesung. Bias-Gewichte,"
                                + " immer da, zählen nicht mit."));
        // Before the first stage there is nothing to be drawn.
        if (!stages.isEmpty())
            result.figure(new Figure.Pictures(
                            "networks",
                            new Text("Stronger connections are wider", "Stärkere Verbindungen sind breiter"),
                            pictures))
                    .figure(new Figure.Plot(
                            "accuracy",
                            new Text("Accuracy by number of connections", "Genauigkeit nach Zahl der Verbindungen"),
                            Axis.of("connections", "Verbindungen"),
                            Axis.of("share judged rightly", "Anteil richtig beurteilt"),
                            List.of(
                                    curve(stages, new Text("training", "Training"), GrowthStage::train),
                                    curve(stages, new Text("test", "Test"), GrowthStage::test))));
        return result.build();
    }

    private static Curve curve(List<GrowthStage> stages, Text name, ToDoubleFunction<GrowthStage> share) {
        double[] x = stages.stream().mapToDouble(GrowthStage::connections).toArray();
        return new Curve(name, x, stages.stream().mapToDouble(share).toArray(), true);
    }
}
