package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.optim.AdaGrad;
import dev.tiefgang.optim.Adadelta;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Adamax;
import dev.tiefgang.optim.AmsGrad;
import dev.tiefgang.optim.Lamb;
import dev.tiefgang.optim.Lion;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.NAdam;
import dev.tiefgang.optim.Nesterov;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.RAdam;
import dev.tiefgang.optim.RProp;
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every law for every network.
class NetLawsTest {
    private static final int[] BATCHES = {1, 2, 3, 5, 8, 17};

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> floatsAgreeWithDoubles() {
        return law(c -> {
            for (int n : BATCHES) NetLaws.precision(c, n, n);
        });
    }

    @TestFactory
    Stream<DynamicTest> largeBatchesToo() {
        return law(c -> {
            for (int n : new int[] {15, 16, 63, 65}) NetLaws.precision(c, n, n);
        });
    }

    @TestFactory
    Stream<DynamicTest> sameBits() {
        return law(c -> {
            for (int n : new int[] {1, 3, 17, 65}) NetLaws.sameBits(c, n, n);
        });
    }

    @TestFactory
    Stream<DynamicTest> trainingAgreesWithDoubles() {
        Recipe recipe = Recipe.of(new Momentum(0.02)).weightDecay(1e-3).clip(new Clip.Norm(1));
        return law(c -> {
            for (int n : BATCHES) NetLaws.training(c, n, recipe, 4);
        });
    }

    @TestFactory
    Stream<DynamicTest> trainingByAnyOptimizerAgreesWithDoubles() {
        // A large ε: a bias before a batch norm has gradients that are nothing but rounding, and Adam
        // would blow them up.
        var adam = new Adam(1e-3, 0.9, 0.999, 0.01);
        List<Optimizer> optimizers = List.of(
                new Sgd(0.002),
                new Momentum(0.002),
                new Nesterov(0.002),
                new AdaGrad(1e-3, 0.01, 1e-8),
                new RmsProp(1e-3, 0.9, 0.5, true, 0.1),
                new Adadelta(0.1, 0.9, 0.01),
                adam,
                new AdamW(adam, 0.01),
                new Adamax(1e-3, 0.9, 0.999, 0.01),
                new NAdam(1e-3, 0.9, 0.999, 0.01),
                new AmsGrad(1e-3, 0.9, 0.999, 0.01),
                new RAdam(1e-3, 0.9, 0.8, 0.01),
                new Lamb(adam, 0.01),
                // A sign is that of rounding there, so the rate must be small.
                new Lion(1e-6));
        // The steps of RProp grow or shrink by the sign of rounding.
        assertThat(Sealed.missing(
                        Sealed.members(Optimizer.class), optimizers.stream().map(Optimizer::getClass)))
                .isEqualTo(List.of(RProp.class));
        return law(c -> {
            for (Optimizer o : optimizers) NetLaws.training(c, 5, Recipe.of(o), 4);
        });
    }

    @TestFactory
    Stream<DynamicTest> oneStepLowersTheLoss() {
        return law(NetLaws::learns);
    }

    @TestFactory
    Stream<DynamicTest> storingKeepsTheBits() {
        return law(c -> NetLaws.stores(c, folder.resolve("model.safetensors")));
    }

    private static Stream<DynamicTest> law(Consumer<NetCase> law) {
        return NetCases.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> law.accept(c)));
    }
}
