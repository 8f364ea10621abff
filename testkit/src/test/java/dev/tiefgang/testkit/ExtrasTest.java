package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.formats.Json;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.Extras;
import dev.tiefgang.train.Group;
import dev.tiefgang.train.History;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Snapshot;
import dev.tiefgang.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Groups of parameters, forces and bounds on weights, and their mean, each compared with what loops make
/// of it.
class ExtrasTest {
    private static final TinyData CLOUDS = TinyData.classes(43, Shape.of(4), 3, 1);
    private static final TinyData OTHERS = TinyData.classes(20, Shape.of(4), 3, 2);
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private static Model model() {
        return Network.of("net", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(5), Activation.tanh(), new Dense(3))
                .model(3)
                .copy(Precision.DOUBLE);
    }

    /// The numbers of a model after training in doubles.
    private static Params after(Recipe recipe) {
        Model model = model();
        new Trainer(model, recipe, CLOUDS).run();
        return model.params();
    }

    private static Recipe oneStep(Optimizer optimizer) {
        return Recipe.of(optimizer).batch(0).epochs(1);
    }

    private static void close(String name, Params received, int i, double expected) {
        assertThat(received.tensor(name).at(i)).as("%s, number %d", name, i).isCloseTo(expected, EXACT);
    }

    @Test
    void aGroupLearnsAtARateOfItsOwn() {
        Params first = model().params(), plain = after(oneStep(new Sgd(0.1)));
        Params grouped = after(oneStep(new Sgd(0.1)).groups(Group.rate("2.weight", 3), Group.rate("*.weight", 0.5)));
        plain.all().forEach((name, t) -> {
            double factor = name.equals("2.weight") ? 3 : name.equals("0.weight") ? 0.5 : 1;
            for (int i = 0; i < t.size(); i++) {
                double before = first.tensor(name).at(i);
                close(name, grouped, i, before + factor * (t.at(i) - before));
            }
        });
    }

    @Test
    void aGroupHasAWeightDecayOfItsOwn() {
        Params first = model().params(), plain = after(oneStep(new Sgd(0.1)));
        Params grouped = after(oneStep(new Sgd(0.1))
                .weightDecay(0.2)
                .groups(Group.weightDecay("0.weight", 0), new Group("2.bias", 2, Optional.of(0.7))));
        plain.all().forEach((name, t) -> {
            // 0.bias has one axis and no group, and does not decay; 2.bias does, since its group says so.
            double decay = name.equals("2.weight") ? 0.2 : name.equals("2.bias") ? 0.7 : 0;
            double rate = name.equals("2.bias") ? 2 : 1;
            for (int i = 0; i < t.size(); i++) {
                double before = first.tensor(name).at(i);
                close(name, grouped, i, before + rate * (t.at(i) - before - 0.1 * decay * before));
            }
        });
    }

    @Test
    void l1DrawsWeightsByTheirSign() {
        Params first = model().params(), plain = after(oneStep(new Sgd(0.1)));
        Params drawn = after(oneStep(new Sgd(0.1)).l1(0.3));
        plain.all().forEach((name, t) -> {
            for (int i = 0; i < t.size(); i++) {
                double force = t.shape().rank() > 1
                        ? 0.3 * Math.signum(first.tensor(name).at(i))
                        : 0;
                close(name, drawn, i, t.at(i) - 0.1 * force);
            }
        });
    }

    @Test
    void l1MakesWeightsSmall() {
        Recipe recipe = Recipe.of(new Momentum(0.05)).batch(8).epochs(30);
        double plain = sum(after(recipe)), drawn = sum(after(recipe.l1(0.02)));
        assertThat(drawn).isLessThan(0.6 * plain);
    }

    private static double sum(Params params) {
        double sum = 0;
        for (String name : List.of("0.weight", "2.weight")) {
            Tensor t = params.tensor(name);
            for (int i = 0; i < t.size(); i++) sum += Math.abs(t.at(i));
        }
        return sum;
    }

    @Test
    void columnsAreShortenedWhereTheyAreTooLong() {
        double most = 1.2;
        Params plain = after(oneStep(new Sgd(0.1))),
                bounded = after(oneStep(new Sgd(0.1)).maxNorm(most));
        int shortened = 0;
        for (String name : List.of("0.weight", "2.weight")) {
            Tensor w = plain.tensor(name);
            int rows = w.shape().dim(0), columns = w.shape().dim(1);
            for (int c = 0; c < columns; c++) {
                double square = 0;
                for (int r = 0; r < rows; r++) square += w.at(r * columns + c) * w.at(r * columns + c);
                double scale = Math.min(1, most / Math.sqrt(square));
                if (scale < 1) shortened++;
                for (int r = 0; r < rows; r++) close(name, bounded, r * columns + c, scale * w.at(r * columns + c));
            }
        }
        assertThat(shortened).isBetween(1, 7);
        for (String name : List.of("0.bias", "2.bias"))
            assertThat(bounded.tensor(name).sameBits(plain.tensor(name))).isTrue();
    }

    @Test
    void filtersAreShortenedOneByOne() {
        Model model = Network.of(
                        "conv",
                        Shape.of(2, 6, 6),
                        new SoftmaxCrossEntropy(),
                        new Conv2d(4, 3),
                        new Flatten(),
                        new Dense(3))
                .model(1);
        model.fit(
                TinyData.classes(20, Shape.of(2, 6, 6), 3, 1),
                Recipe.of(new Momentum(0.1)).epochs(5).batch(5).maxNorm(0.5));
        Tensor filters = model.params().tensor("0.weight");
        int each = filters.size() / 4, longest = 0;
        for (int f = 0; f < 4; f++) {
            double square = 0;
            for (int i = 0; i < each; i++) square += filters.at(f * each + i) * filters.at(f * each + i);
            assertThat(Math.sqrt(square)).isLessThan(0.5 + 1e-6);
            if (Math.sqrt(square) > 0.5 - 1e-6) longest++;
        }
        assertThat(longest).isPositive();
    }

    /// Weights after each step and the means of them, worked out in loops.
    private static List<Map<String, double[]>> means(List<Snapshot> snapshots, Params first, double share) {
        var means = new ArrayList<Map<String, double[]>>();
        var mean = new TreeMap<String, double[]>();
        first.all().forEach((name, t) -> mean.put(name, t.doubles().clone()));
        for (int t = 1; t <= snapshots.size(); t++) {
            double d = Math.min(share, (1.0 + t) / (10.0 + t));
            Map<String, Tensor> now = snapshots.get(t - 1).tensors();
            mean.forEach((name, m) -> {
                for (int i = 0; i < m.length; i++)
                    m[i] = d * m[i] + (1 - d) * number(now, name).at(i);
            });
            var copy = new TreeMap<String, double[]>();
            mean.forEach((name, m) -> copy.put(name, m.clone()));
            means.add(copy);
        }
        return means;
    }

    private static Tensor number(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name));
    }

    private static Snapshot copy(Snapshot s) {
        var tensors = new LinkedHashMap<String, Tensor>();
        s.tensors().forEach((name, t) -> tensors.put(name, t.copy()));
        return new Snapshot(s.step(), tensors, new LinkedHashMap<>(s.state()));
    }

    private static Model with(Map<String, double[]> numbers) {
        Model model = model();
        numbers.forEach((name, x) -> {
            for (int i = 0; i < x.length; i++) model.params().tensor(name).put(i, x[i]);
        });
        return model;
    }

    @Test
    void theMeanOfTheWeightsIsValidatedAndKept() {
        Recipe recipe = Recipe.of(new Adam(0.05)).batch(10).epochs(6).average(0.7);
        var snapshots = new ArrayList<Snapshot>();
        Model model = model();
        History h = new Trainer(model, recipe, CLOUDS)
                .validate(OTHERS)
                .save((s, _) -> snapshots.add(copy(s)), 0)
                .run();
        assertThat(snapshots).hasSize(30);
        List<Map<String, double[]>> means = means(snapshots, model().params(), 0.7);
        for (int e = 0; e < 6; e++) {
            Model mean = with(means.get(5 * e + 4));
            Evaluation expected = mean.evaluate(OTHERS);
            EpochReport report = h.epochs().get(e);
            assertThat(report.validationLoss()).isCloseTo(expected.loss(), Offset.offset(1e-9));
            assertThat(report.validationAccuracy()).isEqualTo(expected.accuracy());
        }
        means.get(5 * h.bestEpoch() - 1).forEach((name, m) -> {
            for (int i = 0; i < m.length; i++) close(name, model.params(), i, m[i]);
        });
        // The weights that learn are those of training without a mean.
        Model plain = model();
        var without = new ArrayList<Snapshot>();
        new Trainer(plain, recipe.average(0), CLOUDS)
                .save((s, _) -> without.add(copy(s)), 1e9)
                .run();
        assertThat(number(without.getLast().tensors(), "0.weight")
                        .sameBits(number(snapshots.getLast().tensors(), "0.weight")))
                .isTrue();
    }

    @Test
    void withoutValidationTheModelIsTheLastMean() {
        Recipe recipe = Recipe.of(new Sgd(0.3)).batch(10).epochs(3).average(0.9);
        var snapshots = new ArrayList<Snapshot>();
        Model model = model();
        new Trainer(model, recipe, CLOUDS)
                .save((s, _) -> snapshots.add(copy(s)), 0)
                .run();
        means(snapshots, model().params(), 0.9).getLast().forEach((name, m) -> {
            for (int i = 0; i < m.length; i++) close(name, model.params(), i, m[i]);
        });
    }

    /// A model file reads the mean from a checkpoint, and running statistics from beside it.
    @Test
    void aCheckpointIsReadAsTheMean(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        Model model = Network.of(
                        "net", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(5), new BatchNorm(), new Dense(3))
                .model(3);
        var snapshots = new ArrayList<Snapshot>();
        new Trainer(model, Recipe.of(new Sgd(0.3)).batch(10).epochs(2).average(0.9), CLOUDS)
                .save((s, _) -> snapshots.add(copy(s)), 1e9)
                .run();
        var file = folder.resolve("checkpoint.safetensors");
        dev.tiefgang.formats.Checkpoint.write(
                file, snapshots.getLast().tensors(), ModelFile.metadata(model.network(), List.of()));
        assertThat(ModelFile.load(file).fingerprint()).isEqualTo(model.fingerprint());
    }

    @Test
    void whoStopsKeepsTheWeightsThatLearn() {
        Recipe recipe = Recipe.of(new Sgd(0.3)).batch(10).epochs(3).average(0.9);
        var snapshots = new ArrayList<Snapshot>();
        Model model = model();
        var trainer = new Trainer(model, recipe, CLOUDS);
        trainer.save((s, _) -> snapshots.add(copy(s)), 1e9)
                .listen(new Listener() {
                    @Override
                    public void stepped(Progress p) {
                        if (p.step() == 7) trainer.stop();
                    }
                })
                .run();
        model.params()
                .all()
                .forEach((name, t) -> assertThat(
                                t.sameBits(number(snapshots.getLast().tensors(), name)))
                        .isTrue());
    }

    @Test
    void recipesAreStoredWithTheirExtrasAndReadWithoutThem() {
        Recipe plain = Recipe.of(new Sgd(0.1)),
                full =
                        plain.l1(1e-4)
                                .maxNorm(3)
                                .average(0.99)
                                .accumulate(4)
                                .groups(Group.rate("0.*", 0.1), Group.weightDecay("*.bias", 0.2));
        String text = Json.compact(RecordJson.write(full));
        assertThat(RecordJson.read(Recipe.class, Json.readObject("x", text), "x"))
                .isEqualTo(full);
        String without = Json.compact(RecordJson.write(plain));
        assertThat(without).doesNotContain("extras");
        assertThat(RecordJson.read(Recipe.class, Json.readObject("x", without), "x"))
                .isEqualTo(plain);
        assertThat(full.l1(0).maxNorm(0).average(0).accumulate(1).groups()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"nothing,a group", "0.mean,a group", "*.gamma,a group"})
    void aGroupMustFitAParameter(String pattern, String what) {
        assertThatThrownBy(() -> new Trainer(model(), Recipe.of(new Sgd(0.1)).groups(Group.rate(pattern, 2)), CLOUDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining(what)
                .hasMessageContaining("received '" + pattern + "'");
    }

    @TestFactory
    Stream<DynamicTest> settingsAreChecked() {
        Recipe recipe = Recipe.of(new Sgd(0.1));
        var wrong = new LinkedHashMap<String, ThrowingCallable>();
        for (double x : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            wrong.put("l1 " + x, () -> recipe.l1(x));
            wrong.put("length " + x, () -> recipe.maxNorm(x));
            wrong.put("mean " + x, () -> recipe.average(x));
            wrong.put("group rate " + x, () -> Group.rate("*", x));
            wrong.put("group decay " + x, () -> Group.weightDecay("*", x));
        }
        wrong.put("mean 1", () -> recipe.average(1));
        wrong.put("no batch", () -> recipe.accumulate(0));
        wrong.put("group rate 0", () -> Group.rate("*", 0));
        wrong.put("no pattern", () -> Group.rate(" ", 1));
        wrong.put("extras", () -> new Extras(List.of(), 0, 0, 0, -1));
        return wrong.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertThatThrownBy(e.getValue())
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining("expected")
                                .hasMessageContaining("received")));
    }
}
