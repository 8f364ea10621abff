package dev.tiefgang.lecture;

import dev.tiefgang.data.Cars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Why a network takes one car or not: its verdict if one attribute were another.
final class CarDecisionExperiment {
    private static final int HIDDEN = 8;

    /// What the words of the data mean.
    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("buying", "Kaufpreis"),
            Map.entry("maint", "Unterhalt"),
            Map.entry("doors", "Türen"),
            Map.entry("persons", "Personen"),
            Map.entry("lug_boot", "Kofferraum"),
            Map.entry("safety", "Sicherheit"),
            Map.entry("vhigh", "sehr hoch"),
            Map.entry("high", "hoch"),
            Map.entry("med", "mittel"),
            Map.entry("low", "niedrig"),
            Map.entry("5more", "5 oder mehr"),
            Map.entry("more", "mehr"),
            Map.entry("small", "klein"),
            Map.entry("big", "groß"));

    private CarDecisionExperiment() {}

    static Experiment of() {
        return new Experiment(
                "car-decision",
                List.of(26),
                new Text("One car's verdict explained", "Das Urteil über ein Auto erklärt"),
                new Text(
                        "What the network has learned shows when one attribute of a car is changed: without safety no other"
                                + " virtue helps.",
                        "Was das Netz gelernt hat, zeigt sich, wenn man eine Eigenschaft ändert: Ohne Sicherheit hilft kein anderer"
                                + " Vorzug."),
                List.of(
                        new Setting.Whole(
                                "car", new Text("number of the car", "Nummer des Autos"), 0, Cars.SIZE - 1, 1727),
                        new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 100_000, 300)),
                List.of(
                        Fact.exactly(
                                "verdict",
                                new Text(
                                        "the network's verdict on the last car",
                                        "Urteil des Netzes über das letzte Auto"),
                                1),
                        Fact.exactly(
                                "safety",
                                new Text(
                                        "verdicts with low, medium, high safety",
                                        "Urteile bei geringer, mittlerer, hoher Sicherheit"),
                                0,
                                1,
                                1),
                        Fact.exactly(
                                "persons",
                                new Text("verdicts for 2, 4, more persons", "Urteile für 2, 4, mehr Personen"),
                                0,
                                1,
                                1)),
                CarDecisionExperiment::start);
    }

    private static Simulation start(Settings s) {
        BackpropNet net = new CarsNet(s.seed()).learned(HIDDEN, CarsNet.HALF, 1, s.whole("epochs"), s.seed());
        String[] car = Cars.row(s.whole("car")).split(",", -1);
        Table table = Table.of(
                "changes",
                new Text("%s: if one attribute were another", "%s: wenn eine Eigenschaft anders wäre")
                        .with(String.join(", ", List.of(car).subList(0, 6))),
                Table.words("attribute", "Eigenschaft"),
                Table.words("value", "Wert"),
                Table.numbers("o(no)", "o(nein)", 4),
                Table.numbers("o(yes)", "o(ja)", 4),
                Table.words("the network", "das Netz"),
                Table.words("the tables", "die Tabellen"));
        var steps = new ArrayList<Consumer<Events>>();
        var result = new Result.Builder();
        for (int a = 0; a < Cars.ATTRIBUTES.size(); a++) {
            List<String> values = Cars.VALUES.get(a);
            double[] verdicts = new double[values.size()];
            for (int v = 0; v < values.size(); v++) {
                String[] changed = car.clone();
                changed[a] = values.get(v);
                double[] o = net.recall(inputs(changed)).clone();
                verdicts[v] = o[1] > o[0] ? 1 : 0;
                boolean same = changed[a].equals(car[a]);
                String value = values.get(v);
                if (same) result.value("verdict", verdicts[v]).value("outputs", o);
                table.row(
                        beside(Cars.ATTRIBUTES.get(a), ""),
                        beside(value, same ? " ←" : ""),
                        o[0],
                        o[1],
                        word(verdicts[v] == 1),
                        word(truth(changed)));
                String name = "o(" + Cars.ATTRIBUTES.get(a) + " = " + value + ")";
                String numbers = Activation.SIGMOID.with(Numbers.fixed(net.in[net.layers() - 1][1], 4));
                steps.add(e -> e.happened(new Event.Computed(new Explained(name, "σ(in)", numbers, o[1]))));
            }
            result.value(Cars.ATTRIBUTES.get(a), verdicts);
        }
        return new Rows(steps, result.table(table).build());
    }

    /// A word of the data with the German one beside it, and a mark behind.
    private static Text beside(String word, String mark) {
        String german = GERMAN.containsKey(word) ? word + " (" + GERMAN.get(word) + ")" : word;
        return new Text(word + mark, german + mark);
    }

    private static Text word(boolean yes) {
        return yes ? new Text("yes", "ja") : new Text("no", "nein");
    }

    /// One-of-n codes of the attributes.
    private static double[] inputs(String[] car) {
        double[] x = new double[Cars.VALUES.stream().mapToInt(List::size).sum()];
        int at = 0;
        for (int a = 0; a < Cars.VALUES.size(); a++) {
            x[at + Cars.VALUES.get(a).indexOf(car[a])] = 1;
            at += Cars.VALUES.get(a).size();
        }
        return x;
    }

    /// What the data say: the car's number is that of its values, the last one running fastest.
    private static boolean truth(String[] car) {
        int number = 0;
        for (int a = 0; a < Cars.VALUES.size(); a++)
            number = number * Cars.VALUES.get(a).size() + Cars.VALUES.get(a).indexOf(car[a]);
        return !Cars.row(number).endsWith(",unacc");
    }
}
