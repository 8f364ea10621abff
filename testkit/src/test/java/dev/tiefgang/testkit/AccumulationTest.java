package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Loss;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Plateau;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.optim.Warmup;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.History;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Gradients of several batches make the step that one large batch makes.
class AccumulationTest {
    private static final TinyData CLOUDS = TinyData.classes(43, Shape.of(4), 3, 1);
    private static final TinyData OTHERS = TinyData.classes(20, Shape.of(4), 3, 2);

    private static Model model(Loss loss) {
        return Network.of("net", Shape.of(4), loss, new Dense(5), Activation.tanh(), new Dense(3))
                .model(3)
                .copy(Precision.DOUBLE);
    }

    private static void close(String name, Params received, int i, double expected) {
        assertThat(received.tensor(name).at(i)).as("%s, number %d", name, i).isCloseTo(expected, Offset.offset(1e-12));
    }

    @TestFactory
    Stream<DynamicTest> batchesThatMakeAStepAreOneLargeBatch() {
        var recipes = List.of(
                Recipe.of(new Sgd(0.2)).schedule(new Cosine()),
                Recipe.of(new Momentum(0.1)).clip(new Clip.Norm(0.2)).weightDecay(0.01),
                Recipe.of(new AdamW(0.02)).schedule(new Warmup(1, new Plateau(1, 0.5))),
                Recipe.of(new Adam(0.02)).average(0.9).l1(1e-3).maxNorm(1));
        // 43 samples: a rest, groups that are not full, a group of everything, one of a single step.
        int[][] sizes = {{5, 2}, {5, 3}, {10, 4}, {10, 9}, {43, 2}, {1, 7}, {20, 1}};
        var losses = List.of(new Loss.SoftmaxCrossEntropy(), new Loss.SquaredSum());
        return recipes.stream()
                .flatMap(r -> losses.stream()
                        .map(loss -> DynamicTest.dynamicTest(r.optimizer() + ", " + loss, () -> {
                            for (int[] size : sizes) {
                                Recipe recipe = r.epochs(3).batch(size[0]).accumulate(size[1]);
                                if (loss instanceof Loss.SquaredSum)
                                    recipe = recipe.optimizer(r.optimizer().withRate(0.005));
                                Recipe large = recipe.batch(Math.min(43, size[0] * size[1]))
                                        .accumulate(1);
                                Model one = model(loss), other = model(loss);
                                History h = new Trainer(one, recipe, CLOUDS)
                                        .validate(OTHERS)
                                        .run();
                                History expected = new Trainer(other, large, CLOUDS)
                                        .validate(OTHERS)
                                        .run();
                                other.params().all().forEach((name, t) -> {
                                    for (int i = 0; i < t.size(); i++) close(name, one.params(), i, t.at(i));
                                });
                                for (int e = 0; e < 3; e++) {
                                    assertThat(h.epochs().get(e).rate())
                                            .isEqualTo(expected.epochs().get(e).rate());
                                    assertThat(h.epochs().get(e).loss())
                                            .isCloseTo(expected.epochs().get(e).loss(), Offset.offset(1e-11));
                                    assertThat(h.epochs().get(e).accuracy())
                                            .isEqualTo(expected.epochs().get(e).accuracy());
                                }
                            }
                        })));
    }

    /// Each batch of a step draws numbers of its own.
    @Test
    void batchesOfAStepDropDifferentUnits() {
        var net = Network.of(
                "drop", Shape.of(4), new Loss.SoftmaxCrossEntropy(), new Dense(40), new Dropout(0.5), new Dense(3));
        float[] x = new float[4 * 4], y = new float[4];
        java.util.Arrays.fill(x, 1);
        var same = new TinyData("same", Shape.of(4), Shape.of(), List.of("a", "b", "c"), x, y);
        Model once = net.model(1), twice = net.model(1);
        once.fit(same, Recipe.of(new Sgd(0.1)).batch(2).epochs(1).accumulate(1));
        twice.fit(same, Recipe.of(new Sgd(0.1)).batch(2).epochs(1).accumulate(2));
        Tensor bias = twice.params().tensor("0.bias");
        // With the same units dropped in all four samples, half of the units would have no gradient at all.
        int still = 0;
        for (int i = 0; i < bias.size(); i++) if (bias.at(i) == 0) still++;
        assertThat(still).isLessThan(10);
        assertThat(once.fingerprint()).isNotEqualTo(twice.fingerprint());
    }
}
