package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GaussianNoise;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.SpatialDropout;
import dev.tiefgang.optim.AdaGrad;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Constant;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.optim.Lamb;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.OneCycle;
import dev.tiefgang.optim.RProp;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.EpochReport;
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
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Training that was interrupted anywhere ends with the bits of training that was not.
class ResumeTest {
    private static final TinyData DATA = TinyData.classes(43, Shape.of(1, 6, 6), 3, 1);
    private static final TinyData VALIDATION = TinyData.classes(20, Shape.of(1, 6, 6), 3, 1);
    private static final int STEPS = 4 * 9;

    private static final List<Recipe> RECIPES = Stream.concat(
                    Stream.of(new Sgd(0.05), new Momentum(0.3), new AdamW(0.01), new RProp(0.001))
                            .map(Recipe::of),
                    Stream.of(
                            Recipe.of(new AdaGrad(0.05, 0.1, 1e-8))
                                    .accumulate(2)
                                    .average(0.8)
                                    .l1(1e-3)
                                    .maxNorm(1)
                                    .groups(Group.rate("0.*", 0.5), Group.weightDecay("8.*", 0.01)),
                            Recipe.of(new Lamb(0.01)).average(0.99)))
            .map(r -> r.batch(5).epochs(4).schedule(new OneCycle()).patience(2))
            .toList();

    private static Model model() {
        return Network.of(
                        "net",
                        Shape.of(1, 6, 6),
                        new SoftmaxCrossEntropy(),
                        new Conv2d(4, 3).same(),
                        new BatchNorm(),
                        Activation.relu(),
                        new GaussianNoise(0.1),
                        new SpatialDropout(0.1),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Dropout(0.3),
                        new DropConnect(new Dense(3), 0.1))
                .model(7);
    }

    private static Trainer trainer(Model model, Recipe recipe, boolean validated) {
        if (validated)
            return new Trainer(model, recipe, DATA).pool(Engines.usual().pool()).validate(VALIDATION);
        return new Trainer(model, recipe.patience(0), DATA).pool(Engines.usual().pool());
    }

    /// What comes out of a run, times left out.
    private record Outcome(String fingerprint, List<List<Double>> epochs, int bestEpoch, long steps, History.End end) {
        static Outcome of(Model model, History h) {
            return new Outcome(
                    model.fingerprint(),
                    h.epochs().stream().map(Outcome::numbers).toList(),
                    h.bestEpoch(),
                    h.steps(),
                    h.end());
        }

        private static List<Double> numbers(EpochReport r) {
            return List.of(
                    (double) r.step(), r.loss(), r.accuracy(), r.validationLoss(), r.validationAccuracy(), r.rate());
        }
    }

    @TestFactory
    Stream<DynamicTest> stoppedAndResumedAnywhere() {
        return each((recipe, validated) -> {
            Model whole = model();
            Outcome expected =
                    Outcome.of(whole, trainer(whole, recipe, validated).run());
            Rng rng = Rng.of(1, "stops", 0);
            for (int i = 0; i < 8; i++) {
                int at = i == 0 ? 1 : i == 1 ? 9 : 1 + rng.below(i, (int) expected.steps() - 1);
                Model first = model(), second = model();
                var saved = new ArrayList<Snapshot>();
                Trainer interrupted = trainer(first, recipe, validated);
                History h = interrupted
                        .save((s, _) -> saved.add(copy(s)), 1e9)
                        .listen(stopAt(interrupted, at))
                        .run();
                assertThat(h.end()).isEqualTo(History.End.STOPPED);
                assertThat(h.steps()).isEqualTo(at);
                assertThat(saved.getLast().step()).isEqualTo(at);
                History end = trainer(second, recipe, validated)
                        .resume(saved.getLast())
                        .run();
                assertThat(Outcome.of(second, end)).as("stopped at step %d", at).isEqualTo(expected);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> resumedFromAnySnapshot() {
        return each((recipe, validated) -> {
            var saved = new ArrayList<Snapshot>();
            Model whole = model();
            // The shortest interval saves after every step.
            Outcome expected = Outcome.of(
                    whole,
                    trainer(whole, recipe, validated)
                            .save((s, _) -> saved.add(copy(s)), 0)
                            .run());
            assertThat(saved).hasSizeGreaterThan(expected.steps() > 9 ? 10 : 5);
            for (int i = 0; i < saved.size(); i += 3) {
                Model again = model();
                History end =
                        trainer(again, recipe, validated).resume(saved.get(i)).run();
                assertThat(Outcome.of(again, end))
                        .as("resumed from step %d", saved.get(i).step())
                        .isEqualTo(expected);
            }
        });
    }

    @Test
    void moreEpochsGoOnWhereTheOthersEnded() {
        Recipe two = RECIPES.get(1).epochs(2).schedule(new Constant()), four = two.epochs(4);
        Model whole = model(), first = model(), second = model();
        trainer(whole, four, false).run();
        var saved = new ArrayList<Snapshot>();
        trainer(first, two, false).save((s, _) -> saved.add(copy(s)), 1e9).run();
        History h = trainer(second, four, false).resume(saved.getLast()).run();
        assertThat(second.fingerprint()).isEqualTo(whole.fingerprint());
        assertThat(h.steps()).isEqualTo(STEPS);
    }

    @Test
    void snapshotsOfSomethingElseAreRefused() {
        var saved = new ArrayList<Snapshot>();
        trainer(model(), RECIPES.getFirst(), false)
                .save((s, _) -> saved.add(copy(s)), 1e9)
                .run();
        Snapshot good = saved.getFirst();
        assertThatThrownBy(() -> trainer(model(), RECIPES.get(1), false).resume(good))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining("velocity");
        assertThatThrownBy(() ->
                        trainer(model(), RECIPES.getFirst().batch(6), false).resume(good))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("training.batch");
        assertThatThrownBy(() -> trainer(model(), RECIPES.getFirst(), false)
                        .resume(new Snapshot(3, good.tensors(), new LinkedHashMap<>())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected");
        var state = new LinkedHashMap<>(good.state());
        state.put("training.epoch", "two");
        assertThatThrownBy(() ->
                        trainer(model(), RECIPES.getFirst(), false).resume(new Snapshot(3, good.tensors(), state)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("two");
    }

    private static List<Snapshot> snapshots(Recipe recipe, boolean validated) {
        var saved = new ArrayList<Snapshot>();
        trainer(model(), recipe, validated)
                .save((s, _) -> saved.add(copy(s)), 1e9)
                .run();
        return saved;
    }

    @Test
    void everyPartOfTheRecipeButEpochsAndPatienceMustBeTheSame() {
        Recipe recipe = RECIPES.getFirst();
        Snapshot good = snapshots(recipe, true).getFirst();
        for (Recipe other : List.of(
                recipe.seed(2),
                recipe.optimizer(new Sgd(0.06)),
                recipe.schedule(new Cosine()),
                recipe.weightDecay(1e-3),
                recipe.clip(new Clip.Norm(1)),
                recipe.freeze("0.*"),
                recipe.l1(1e-3),
                recipe.maxNorm(1),
                recipe.groups(Group.rate("0.*", 0.5))))
            assertThatThrownBy(() -> trainer(model(), other, true).resume(good))
                    .as(other.toString())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("as in this run");
        for (Recipe other : List.of(recipe.average(0.5), recipe.accumulate(2)))
            assertThatThrownBy(() -> trainer(model(), other, true).resume(good))
                    .as(other.toString())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("expected a tensor");
        Snapshot shortened = snapshots(recipe.maxNorm(1), true).getFirst();
        assertThatThrownBy(() -> trainer(model(), recipe, true).resume(shortened))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("training.extras");
        trainer(model(), recipe.epochs(9).patience(5), true).resume(good);
    }

    /// A snapshot of something else is found out before a single number has changed.
    @Test
    void whatIsRefusedChangesNothing() {
        Recipe recipe = RECIPES.get(2);
        Snapshot good = snapshots(recipe, true).getLast();
        var wrongs = new ArrayList<Snapshot>();
        for (String name : List.of("8.body.weight", "optimizer/8.body.weight/square", "best/8.body.weight")) {
            Snapshot shape = copy(good), type = copy(good);
            Tensor t = Objects.requireNonNullElseGet(
                    good.tensors().get(name), () -> good.tensors().get("8.body.weight"));
            shape.tensors().put(name, Tensor.of(Shape.of(1), 1f));
            type.tensors().put(name, t.to(Type.FLOAT64));
            wrongs.addAll(List.of(shape, type));
            if (name.startsWith("best/")) continue;
            Snapshot missing = copy(good);
            missing.tensors().remove(name);
            wrongs.add(missing);
        }
        for (String name : List.of(
                "7.weight", "best/optimizer/8.body.weight/square", "optimizer/8.body.weight/velocity", "best/")) {
            Snapshot unknown = copy(good);
            unknown.tensors().put(name, Tensor.of(Shape.of(1), 1f));
            wrongs.add(unknown);
        }
        for (String key : good.state().keySet()) {
            Snapshot missing = copy(good);
            missing.state().remove(key);
            wrongs.add(missing);
        }
        Snapshot elsewhere = copy(good);
        elsewhere.state().put("training.batchInEpoch", "1");
        wrongs.add(elsewhere);
        for (Snapshot wrong : wrongs) {
            Model model = model();
            Trainer trainer = trainer(model, recipe, true);
            assertThatThrownBy(() -> trainer.resume(wrong))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("expected");
            assertThat(model.fingerprint()).isEqualTo(model().fingerprint());
            assertThat(trainer.reports()).isEmpty();
        }
    }

    @Test
    void resumingTwiceIsResumingOnce() {
        Recipe recipe = RECIPES.getFirst();
        List<Snapshot> saved = snapshots(recipe, true);
        Model model = model(), whole = model();
        Outcome expected = Outcome.of(whole, trainer(whole, recipe, true).run());
        Trainer trainer = trainer(model, recipe, true);
        trainer.resume(saved.getLast()).resume(saved.get(1)).resume(saved.get(1));
        assertThat(trainer.reports()).hasSize(2);
        assertThat(Outcome.of(model, trainer.run())).isEqualTo(expected);
    }

    @FunctionalInterface
    private interface Law {
        void check(Recipe recipe, boolean validated);
    }

    private static Stream<DynamicTest> each(Law law) {
        return RECIPES.stream()
                .flatMap(r -> Stream.of(false, true)
                        .map(v -> DynamicTest.dynamicTest(
                                r.optimizer() + (r.extras().isPresent() ? ", extras" : "") + (v ? ", validated" : ""),
                                () -> law.check(r, v))));
    }

    private static Listener stopAt(Trainer trainer, long step) {
        return new Listener() {
            @Override
            public void stepped(Progress p) {
                if (p.step() == step) trainer.stop();
            }
        };
    }

    private static Snapshot copy(Snapshot s) {
        var tensors = new LinkedHashMap<String, Tensor>();
        s.tensors().forEach((name, t) -> tensors.put(name, t.copy()));
        return new Snapshot(s.step(), tensors, new LinkedHashMap<>(s.state()));
    }
}
