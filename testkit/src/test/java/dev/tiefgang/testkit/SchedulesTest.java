package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Constant;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.optim.CosineRestarts;
import dev.tiefgang.optim.Cyclic;
import dev.tiefgang.optim.EpochScore;
import dev.tiefgang.optim.Exponential;
import dev.tiefgang.optim.MultiStep;
import dev.tiefgang.optim.Plateau;
import dev.tiefgang.optim.Polynomial;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.optim.Steps;
import dev.tiefgang.optim.Warmup;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.History;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Snapshot;
import dev.tiefgang.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Schedules that look at how training goes, what settings are refused, and what a trainer makes of them.
class SchedulesTest {
    private static List<EpochScore> training(double... losses) {
        return DoubleStream.of(losses)
                .mapToObj(loss -> new EpochScore(loss, 0, Double.NaN, Double.NaN))
                .toList();
    }

    /// The factors after 0, 1, 2, … epochs.
    private static List<Double> factors(Schedule schedule, List<EpochScore> all) {
        var factors = new ArrayList<Double>();
        for (int done = 0; done <= all.size(); done++) factors.add(schedule.factor(done, 20, all.subList(0, done)));
        return factors;
    }

    @Test
    void aPlateauIsCountedFromTheLowestLoss() {
        assertThat(factors(new Plateau(2, 0.5), training(5, 4, 4, 4.5, 3, 3.2, 3.1, 3.1, 3)))
                .containsExactly(1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125);
        assertThat(factors(new Plateau(1, 0.1), training(1, 2, 2))).containsExactly(1.0, 1.0, 0.1, 0.1 * 0.1);
    }

    @Test
    void aMarginAsksForMore() {
        // 0.96 is not a tenth below 1, 0.89 is; then 0.81 is not a tenth below 0.89.
        assertThat(factors(new Plateau(1, 0.5, 0.1, 0), training(1, 0.96, 0.89, 0.81)))
                .containsExactly(1.0, 1.0, 0.5, 0.5, 0.25);
        // A loss below 0, as a likelihood may be, must fall by as much.
        assertThat(factors(new Plateau(1, 0.5, 0.1, 0), training(-1, -1.05, -1.2)))
                .containsExactly(1.0, 1.0, 0.5, 0.5);
    }

    @Test
    void thereIsALeastFactor() {
        assertThat(factors(new Plateau(1, 0.1, 0, 0.05), training(1, 1, 1, 1)))
                .containsExactly(1.0, 1.0, 0.1, 0.05, 0.05);
    }

    @Test
    void theValidationLossCountsWhereThereIsOne() {
        var done = List.of(new EpochScore(9, 0, 1, 0), new EpochScore(8, 0, 1, 0), new EpochScore(7, 0, 0.5, 0));
        assertThat(factors(new Plateau(1, 0.5), done)).containsExactly(1.0, 1.0, 0.5, 0.5);
    }

    @Test
    void aPlateauMayFollowAWarmup() {
        assertThat(factors(new Warmup(2, 0.5, new Plateau(2, 0.5)), training(3, 2, 2, 2)))
                .containsExactly(0.5, 0.75, 1.0, 1.0, 0.5);
    }

    @TestFactory
    Stream<DynamicTest> settingsAreChecked() {
        var wrong = new LinkedHashMap<String, ThrowingCallable>();
        for (double x : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            wrong.put("steps " + x, () -> new Steps(1, x));
            wrong.put("exponential " + x, () -> new Exponential(x));
            wrong.put("power " + x, () -> new Polynomial(x));
            wrong.put("multi-step factor " + x, () -> new MultiStep(List.of(1), x));
            wrong.put("period " + x, () -> new Cyclic(x));
            wrong.put("shrinkage " + x, () -> new Cyclic(1, 0.1, x));
            wrong.put("plateau factor " + x, () -> new Plateau(1, x));
        }
        for (double x : new double[] {-0.1, 1.5, Double.NaN}) {
            wrong.put("polynomial last " + x, () -> new Polynomial(1, x));
            wrong.put("cyclic least " + x, () -> new Cyclic(1, x, 1));
            wrong.put("cosine last " + x, () -> new CosineRestarts(1, 2, x));
            wrong.put("plateau margin " + x, () -> new Plateau(1, 0.5, x, 0));
            wrong.put("plateau least " + x, () -> new Plateau(1, 0.5, 0, x));
            wrong.put("warmup from " + x, () -> new Warmup(1, x, new Constant()));
        }
        wrong.put("steps every", () -> new Steps(0, 0.1));
        wrong.put("no step", () -> new MultiStep(List.of(), 0.1));
        wrong.put("step at 0", () -> new MultiStep(List.of(0, 2), 0.1));
        wrong.put("step twice", () -> new MultiStep(List.of(2, 2), 0.1));
        wrong.put("steps back", () -> new MultiStep(List.of(3, 2), 0.1));
        wrong.put("first period", () -> new CosineRestarts(0));
        wrong.put("cosine growth", () -> new CosineRestarts(1, 0.9, 0));
        wrong.put("patience", () -> new Plateau(0, 0.5));
        wrong.put("plateau factor 1", () -> new Plateau(1, 1));
        wrong.put("rise", () -> new Warmup(0, new Cosine()));
        wrong.put("two rises", () -> new Warmup(1, new Warmup(1, new Cosine())));
        return wrong.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertThatThrownBy(e.getValue())
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining("expected")
                                .hasMessageContaining("received")));
    }

    private static final TinyData CLOUDS = TinyData.classes(40, Shape.of(4), 3, 1);
    private static final TinyData OTHERS = TinyData.classes(15, Shape.of(4), 3, 2);

    private static Model model() {
        return Network.of("net", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(3))
                .model(3);
    }

    /// A rate that is far too high, so that the loss jumps about.
    private static Trainer trainer(Model model, Schedule schedule) {
        Recipe recipe =
                Recipe.of(new Sgd(20)).batch(10).epochs(12).schedule(schedule).seed(4);
        return new Trainer(model, recipe, CLOUDS).validate(OTHERS);
    }

    @Test
    void aTrainerHandsOverWhatWasReached() {
        var plateau = new Plateau(1, 0.5);
        History h = trainer(model(), plateau).run();
        List<EpochScore> scores = h.epochs().stream()
                .map(r -> new EpochScore(r.loss(), r.accuracy(), r.validationLoss(), r.validationAccuracy()))
                .toList();
        for (int e = 0; e < 12; e++)
            assertThat(h.epochs().get(e).rate())
                    .as("epoch %d", e + 1)
                    .isCloseTo(20 * plateau.factor(e, 12, scores.subList(0, e)), Offset.offset(1e-12));
        assertThat(h.epochs().stream().mapToDouble(EpochReport::rate).distinct().count())
                .isGreaterThan(2);
    }

    @Test
    void resumedTrainingSeesTheEpochsBefore() {
        for (Schedule schedule : List.of(new Plateau(1, 0.5), new Warmup(2, new Plateau(2, 0.3)))) {
            var saved = new ArrayList<Snapshot>();
            Model whole = model();
            trainer(whole, schedule).save((s, _) -> saved.add(copy(s)), 0).run();
            for (int i = 0; i < saved.size(); i += 5) {
                Model again = model();
                trainer(again, schedule).resume(saved.get(i)).run();
                assertThat(again.fingerprint()).as("from %d", i).isEqualTo(whole.fingerprint());
            }
        }
    }

    private static Snapshot copy(Snapshot s) {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (Map.Entry<String, Tensor> e : s.tensors().entrySet())
            tensors.put(e.getKey(), e.getValue().copy());
        return new Snapshot(s.step(), tensors, new LinkedHashMap<>(s.state()));
    }
}
