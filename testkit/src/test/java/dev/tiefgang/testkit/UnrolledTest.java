package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.LearningStep;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Small plans that run as one piece of straight-line code compute what they compute step by step.
class UnrolledTest {
    private static final int CASES = 24;

    /// Ops that have such a form, forwards and backwards; those made of others are left to the ops they are made of.
    private static final Set<String> STRAIGHT = Set.of(
            "Abs",
            "Add",
            "Clip",
            "Concat",
            "Div",
            "Elu",
            "Equal",
            "Erf",
            "Exp",
            "Expand",
            "Floor",
            "Greater",
            "Log",
            "LogSoftmax",
            "MatMul",
            "Max",
            "Min",
            "Mul",
            "Neg",
            "Pow",
            "ReduceMax",
            "ReduceMean",
            "ReduceSum",
            "Relu",
            "Reshape",
            "Round",
            "Sigmoid",
            "Softmax",
            "Sqrt",
            "Step",
            "Sub",
            "Tanh",
            "Transpose",
            "Where");

    @TestFactory
    Stream<DynamicTest> ops() {
        return OpCases.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    int unrolled = 0;
                    for (int i = 0; i < CASES; i++) {
                        OpCase c = row.draw(Dice.Size.SMALL, i);
                        int seed = i;
                        if (OpLaws.unrolled(c, seed)) unrolled++;
                    }
                    if (STRAIGHT.contains(row.name())) assertThat(unrolled).isGreaterThan(CASES / 2);
                }));
    }

    @Test
    void theTableNamesOpsThatExist() {
        var names = new TreeSet<>(OpCases.all().stream().map(OpRow::name).toList());
        assertThat(names).containsAll(STRAIGHT);
    }

    private static final Network XOR = Network.of(
            "xor",
            Shape.of(2),
            new MeanSquaredError(),
            new Dense(3),
            Activation.sigmoid(),
            new Dense(1),
            Activation.sigmoid());

    private static final Network CLASSES = Network.of(
            "classes", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(5), Activation.tanh(), new Dense(3));

    @Test
    void aFewNeuronsAreUnrolled() {
        Recipe sgd = Recipe.of(new Sgd(0.1)), adam = Recipe.of(new Adam(0.01));
        assertThat(LearningStep.of(XOR, sgd, 1, 0, Precision.FLOAT).plan().isUnrolled())
                .isTrue();
        assertThat(LearningStep.of(XOR, adam, 1, 0, Precision.FLOAT).plan().isUnrolled())
                .isTrue();
        assertThat(LearningStep.of(CLASSES, sgd, 1, 3, Precision.FLOAT).plan().isUnrolled())
                .isTrue();
        assertThat(LearningStep.of(XOR, sgd, 1, 0, Precision.DOUBLE).plan().isUnrolled())
                .isFalse();
        assertThat(LearningStep.of(XOR, sgd, 500, 0, Precision.FLOAT).plan().isUnrolled())
                .isFalse();
        assertThat(LearningStep.of(XOR, sgd, 1, 0, Precision.FLOAT).plan().explain())
                .contains("one piece of code");
    }

    /// Doubles run step by step through the definitions: two hundred steps of learning lead to the same place.
    @TestFactory
    Stream<DynamicTest> learning() {
        return Stream.of(XOR, CLASSES)
                .flatMap(net -> Stream.of(1, 2)
                        .map(batch -> DynamicTest.dynamicTest(net.name() + ", batch " + batch, () -> {
                            DataSet data = net.equals(XOR) ? TinyData.xor() : TinyData.classes(8, net.input(), 3, 1);
                            Recipe recipe =
                                    Recipe.of(new Momentum(0.05)).batch(batch).epochs(25);
                            Params floats = trained(net.model(3), recipe, data);
                            Params doubles = trained(net.model(3, Precision.DOUBLE), recipe, data);
                            doubles.all().forEach((name, t) -> {
                                Tensor f = floats.tensor(name);
                                for (int i = 0; i < t.size(); i++)
                                    assertThat(f.at(i))
                                            .as(name)
                                            .isCloseTo(t.at(i), org.assertj.core.data.Offset.offset(1e-4));
                            });
                        })));
    }

    private static Params trained(Model model, Recipe recipe, DataSet data) {
        new Trainer(model, recipe, data).run();
        return model.params();
    }

    @Test
    void aClassThatIsNoneIsRefused() {
        var g = new Graph();
        var hot = g.indices("class", Shape.of(1)).oneHot(3);
        Plan plan = Plan.compile(hot.times(2)).unrolled();
        assertThat(plan.isUnrolled()).isTrue();
        var run = new Run(plan, new Params(), Engines.first().pool());
        for (long bad : new long[] {-1, 3}) {
            run.set("class", Tensor.of(Shape.of(1), bad));
            assertThatThrownBy(run::run)
                    .isInstanceOf(DataException.class)
                    .hasMessage("OneHot: expected an index of 0 … 2, received " + bad);
        }
    }

    /// No longer than the JIT compiler takes, whatever the size of the graph.
    @Test
    void largerGraphsStayAsTheyAre() {
        List<Boolean> unrolled = IntStream.of(1, 4, 16, 64, 256, 1024)
                .mapToObj(n -> {
                    var g = new Graph();
                    var x = g.input("x", Shape.of(n));
                    var y = x;
                    for (int i = 0; i < 20; i++) y = y.times(x).plus(1).tanh();
                    Plan plan = Plan.compile(y);
                    return plan.unrolled().isUnrolled();
                })
                .toList();
        assertThat(unrolled).startsWith(true, true).endsWith(false, false);
    }
}
