package dev.tiefgang.lecture;

import dev.tiefgang.data.Cars;
import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The same deep network with the means of the 1980s and of today: one epoch of both a step. Adam begins
/// each with a fresh memory, so that a copy in the middle goes on alike.
final class ThenAndNowExperiment implements Simulation {
    private static final int BATCH = 8;

    private final Side then;
    private final Side now;
    private final int most;
    private int epochs;

    /// One of the two networks, with its accuracy by epoch.
    private record Side(Model model, Optimizer optimizer, long seed, List<Double> accuracy) {
        void learn(DataSet data, int epoch) {
            model.fit(data, Recipe.of(optimizer).epochs(1).batch(BATCH).seed(seed + epoch));
            accuracy.add(model.evaluate(data).accuracy());
        }

        Side copy() {
            return new Side(model.copy(), optimizer, seed, new ArrayList<>(accuracy));
        }

        double last() {
            return accuracy.isEmpty() ? Double.NaN : accuracy.getLast();
        }
    }

    private ThenAndNowExperiment(Side then, Side now, int most) {
        this.then = then;
        this.now = now;
        this.most = most;
    }

    static Experiment of() {
        return new Experiment(
                "then-and-now",
                List.of(2),
                new Text("Then and now", "Damals und heute"),
                new Text(
                        "Five layers learn the cars at once with ReLU, He's start and Adam; with sigmoid, a start in ±½ and plain"
                                + " descent they only learn to say no.",
                        "Fünf Schichten lernen die Autos sofort mit ReLU, Hes Anfang und Adam; mit Sigmoid, einem Anfang in ±½ und"
                                + " einfachem Abstieg lernen sie nur, nein zu sagen."),
                List.of(
                        new Setting.Whole("layers", new Text("hidden layers", "verdeckte Schichten"), 1, 10, 4),
                        new Setting.Whole("units", new Text("units of each", "Neuronen je Schicht"), 1, 1000, 32),
                        new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 1000, 10)),
                List.of(
                        Fact.between(
                                "then",
                                new Text(
                                        "then: share of the learned cars judged rightly",
                                        "damals: Anteil der gelernten Autos richtig beurteilt"),
                                0.65,
                                0.75),
                        Fact.between(
                                "now",
                                new Text(
                                        "now: share of the learned cars judged rightly",
                                        "heute: Anteil der gelernten Autos richtig beurteilt"),
                                0.97,
                                1)),
                ThenAndNowExperiment::start);
    }

    private static Simulation start(Settings s) {
        int layers = s.whole("layers"), units = s.whole("units");
        var then = new ArrayList<Layer>();
        var now = new ArrayList<Layer>();
        for (int l = 0; l < layers; l++) {
            then.add(new Dense(units).init(new Init.Uniform(0.5)));
            then.add(Activation.sigmoid());
            now.add(new Dense(units).init(new Init.He()));
            now.add(Activation.relu());
        }
        then.add(new Dense(2).init(new Init.Uniform(0.5)));
        now.add(new Dense(2).init(new Init.He()));
        return new ThenAndNowExperiment(
                side(then, new Sgd(0.1), s.seed()), side(now, new Adam(0.003), s.seed()), s.whole("epochs"));
    }

    private static Side side(List<Layer> layers, Optimizer optimizer, long seed) {
        Network network = Network.of(
                "cars", Shape.of(Cars.yesNo().input().size()), new SoftmaxCrossEntropy(), layers.toArray(Layer[]::new));
        return new Side(network.model(seed), optimizer, seed, new ArrayList<>());
    }

    @Override
    public boolean step(Events events) {
        if (epochs == most) return false;
        then.learn(Cars.yesNo(), epochs);
        now.learn(Cars.yesNo(), epochs);
        epochs++;
        events.tell(
                () -> new Event.Noticed(new Text("Epoch %d: then %.4f, now %.4f", "Epoche %d: damals %.4f, heute %.4f")
                        .with(epochs, then.last(), now.last())));
        return true;
    }

    @Override
    public int steps() {
        return most;
    }

    @Override
    public Simulation copy() {
        var copy = new ThenAndNowExperiment(then.copy(), now.copy(), most);
        copy.epochs = epochs;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("then", numbers(then));
        state.put("now", numbers(now));
        return state;
    }

    private static double[] numbers(Side side) {
        return side.accuracy().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public Result result() {
        double[] x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
        Table table = Table.of(
                "accuracy",
                new Text("Share of the learned cars judged rightly", "Anteil der gelernten Autos richtig beurteilt"),
                Table.numbers("epoch", "Epoche", -1),
                Table.numbers("then", "damals", 4),
                Table.numbers("now", "heute", 4));
        for (int e = 0; e < epochs; e++)
            table.row(e + 1, then.accuracy().get(e), now.accuracy().get(e));
        return new Result.Builder()
                .value("then", then.last())
                .value("now", now.last())
                .table(table)
                .figure(new Figure.Plot(
                        "accuracy",
                        new Text("The car data, then and now", "Die Autodaten, damals und heute"),
                        Axis.of("epoch", "Epoche"),
                        Axis.of("share judged rightly", "Anteil richtig beurteilt"),
                        List.of(
                                new Curve(
                                        new Text("sigmoid, ±½, descent", "Sigmoid, ±½, Abstieg"),
                                        x,
                                        numbers(then),
                                        true),
                                new Curve(Text.same("ReLU, He, Adam"), x, numbers(now), true))))
                .build();
    }
}
