package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
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
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.LearningStep;
import dev.tiefgang.train.Recipe;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
    private static final Network CONV = Network.of(
            "conv",
            Shape.of(1, 8, 8),
            new SoftmaxCrossEntropy(),
            new Conv2d(6, 3),
            new BatchNorm(),
            Activation.relu(),
            new MaxPool2d(2),
            new Flatten(),
            new Dense(10));

    /// All but RProp, whose gradient before is read once more after the new one is known.
    static List<Optimizer> optimizers() {
        return List.of(
                new Sgd(0.1),
                new Momentum(0.1),
                new Nesterov(0.1),
                new AdaGrad(0.1),
                new RmsProp(0.1, 0.9, 0.5, true, 1e-4),
                new Adadelta(0.1),
                new Adam(0.1),
                new AdamW(0.1),
                new Adamax(0.1),
                new NAdam(0.1),
                new AmsGrad(0.1),
                new RAdam(0.1),
                new Lamb(0.1),
                new Lion(0.1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aStepWritesWeightsAndMemoryWhereTheyAre(Optimizer optimizer) {
        Plan plan = LearningStep.of(CONV, Recipe.of(optimizer), 4, 10, Precision.FLOAT)
                .plan();
        // Running statistics are known before the outputs, and nothing may change before those were looked at.
        assertThat(plan.copies).extracting(Plan.Copy::to).containsExactlyInAnyOrder("1.mean", "1.variance");
    }

    @Test
    void explainsItself() {
        String table = LearningStep.of(CONV, Recipe.of(new Sgd(0.1)), 64, 10, Precision.FLOAT)
                .plan()
                .explain();
        assertThat(table).contains("Product Aᵀ·B + bias", "PoolLast MAX", "2 of them copied", "ernels");
    }

    @Test
    void refusesAnUpdateOfAnotherShape() {
        var g = new Graph();
        g.param("w", Shape.of(2, 3));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Plan.compile(List.of(), Map.of("w", g.input("x", Shape.of(3, 2))), Precision.FLOAT))
                .withMessage("Plan: expected an update of parameter 'w' of shape [2, 3], received [3, 2]");
    }
}
