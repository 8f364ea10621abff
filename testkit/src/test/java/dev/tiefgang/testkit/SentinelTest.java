package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.NonFiniteException;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Snapshot;
import dev.tiefgang.train.Trainer;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that are not finite stop training before they are saved, and are never counted as an answer.
class SentinelTest {
    private static final TinyData FOUR = TinyData.values(1, 1, new float[] {1, 1, 1, 1}, new float[] {1, 1, 1, 1});
    private static final TinyData CLOUDS = TinyData.classes(29, Shape.of(4), 3, 1);

    private static Network line() {
        return Network.of("line", Shape.of(1), new MeanSquaredError(), new Dense(1).init(new Init.Constant(1e10)));
    }

    /// A loss of 1e20 is finite; a step of that gradient at such a rate is not.
    private static final Recipe OVERFLOWING = Recipe.of(new Sgd(1e30)).batch(4);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anUpdateThatOverflowsInTheLastStepOfAnEpochIsNotSaved(int epochs) {
        var saved = new ArrayList<Snapshot>();
        assertThatThrownBy(() -> new Trainer(line().model(1), OVERFLOWING.epochs(epochs), FOUR)
                        .save((s, _) -> saved.add(s), 1e9)
                        .run())
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("step 1:")
                .hasMessageContaining("parameter '0.bias' is -Infinity")
                .hasMessageContaining("learning rate");
        assertThat(saved).isEmpty();
    }

    @Test
    void itIsFoundWithoutAStoreToo() {
        assertThatThrownBy(() -> line().model(1).fit(FOUR, OVERFLOWING.epochs(1)))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("step 1:");
    }

    @Test
    void itIsFoundBeforeASnapshotWithinAnEpoch() {
        var saved = new ArrayList<Snapshot>();
        assertThatThrownBy(() -> new Trainer(line().model(1), OVERFLOWING.batch(2), FOUR)
                        .save((s, _) -> saved.add(s), 0)
                        .run())
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("step 1:");
        assertThat(saved).isEmpty();
    }

    @Test
    void snapshotsFromBeforeStayAsTheyWere() {
        var saved = new ArrayList<Snapshot>();
        Model model = line().model(1);
        model.params().tensor("0.weight").put(0, 2);
        // 3,999 times as far away after each step: a few epochs go well.
        var trainer = new Trainer(model, Recipe.of(new Sgd(1e3)).batch(4).epochs(30), FOUR);
        assertThatThrownBy(() -> trainer.save(
                                (s, _) -> {
                                    s.tensors().forEach((name, t) -> {
                                        for (int i = 0; i < t.size(); i++)
                                            assertThat(t.at(i)).as(name).isFinite();
                                    });
                                    saved.add(s);
                                },
                                1e9)
                        .run())
                .isInstanceOf(NonFiniteException.class);
        assertThat(saved).isNotEmpty();
        assertThat(trainer.reports()).hasSameSizeAs(saved);
    }

    /// The loss of a batch is that of its own statistics: running ones may break unnoticed.
    @Test
    void runningStatisticsAreWatched() {
        Model model = Network.of("net", Shape.of(4), new SoftmaxCrossEntropy(), new BatchNorm(), new Dense(3))
                .model(1);
        model.params().tensor("0.variance").put(2, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> model.fit(CLOUDS, Recipe.of(new Sgd(0.01)).batch(29)))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("step 1:")
                .hasMessageContaining("element 2 of parameter '0.variance' is NaN");
    }

    @Test
    void theOptimizersMemoryIsWatched() {
        // The square of a gradient overflows where the gradient does not.
        Model model = line().model(1);
        model.params().tensor("0.weight").put(0, 1e11);
        assertThatThrownBy(() -> model.fit(
                        TinyData.values(1, 1, new float[] {1e6f}, new float[] {0}),
                        Recipe.of(new Adam(1e-3)).batch(1).epochs(1)))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("the optimizer's memory 'optimizer/0.weight/square' is Infinity");
    }

    @Test
    void anEvaluationDoesNotCountWhatIsNoNumber() {
        Model model = Network.of("net", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(3))
                .model(1);
        model.params().tensor("0.weight").put(5, Double.NaN);
        assertThatThrownBy(() -> model.evaluate(CLOUDS))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("'clouds'")
                .hasMessageContaining("sample 0")
                .hasMessageContaining("the loss is NaN");
    }

    @Test
    void anEvaluationNamesTheSample() {
        Model model = line().model(1);
        var data = TinyData.values(1, 1, new float[] {0, 1, 1e30f}, new float[] {0, 0, 0});
        assertThatThrownBy(() -> model.evaluate(data))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("sample 2")
                .hasMessageContaining("the loss is Infinity");
        assertThat(model.evaluate(data.subset(new int[] {0, 1})).samples()).isEqualTo(2);
    }
}
