package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.nn.Init;
import dev.tiefgang.optim.EpochScore;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Plateau;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.train.Clip;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every law for every loss, optimizer, schedule, initialiser and bound on gradients.
class TrainingTablesTest {
    private static final int CASES = 24;

    @TestFactory
    Stream<DynamicTest> everyOneHasARow() {
        return Stream.of(
                complete(Loss.class, LossCases.all().stream().map(r -> r.loss().getClass())),
                complete(
                        Optimizer.class,
                        OptimizerCases.all().stream().map(r -> r.optimizer().getClass())),
                complete(
                        Schedule.class,
                        ScheduleCases.all().stream().map(r -> r.schedule().getClass())),
                complete(Clip.class, ClipCases.all().stream().map(r -> r.clip().getClass())),
                complete(
                        Init.class,
                        Stream.concat(
                                InitCases.all().stream().map(r -> r.init().getClass()),
                                InitCases.whole().stream().map(r -> r.init().getClass()))));
    }

    private static DynamicTest complete(Class<?> type, Stream<? extends Class<?>> rows) {
        return DynamicTest.dynamicTest(
                type.getSimpleName(),
                () -> assertThat(Sealed.missing(Sealed.members(type), rows)).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> lossesEqualTheirDefinitions() {
        return rows(LossCases.all(), row -> IntStream.range(0, CASES).forEach(i -> LossLaws.equalsDefinition(row, i)));
    }

    @TestFactory
    Stream<DynamicTest> gradientsOfLosses() {
        return rows(LossCases.all(), row -> IntStream.range(0, CASES).forEach(i -> LossLaws.gradient(row, i)));
    }

    @TestFactory
    Stream<DynamicTest> lossesOfWeightedSamples() {
        return rows(LossCases.all(), row -> IntStream.range(0, CASES).forEach(i -> LossLaws.weights(row, i)));
    }

    @TestFactory
    Stream<DynamicTest> lossesInFloat() {
        return rows(LossCases.all(), row -> IntStream.range(0, CASES).forEach(i -> LossLaws.precision(row, i)));
    }

    @TestFactory
    Stream<DynamicTest> lossesRefuseWrongTargets() {
        return rows(LossCases.all(), LossLaws::errors);
    }

    @TestFactory
    Stream<DynamicTest> optimizersEqualTheirDefinitions() {
        return rows(OptimizerCases.all(), OptimizerLaws::equalsDefinition);
    }

    @TestFactory
    Stream<DynamicTest> optimizersInFloat() {
        return rows(OptimizerCases.all(), OptimizerLaws::equalsDefinitionInFloat);
    }

    @TestFactory
    Stream<DynamicTest> optimizersWithDecayAndClipping() {
        return rows(OptimizerCases.all(), row -> {
            for (ClipCases.Row clip : ClipCases.all())
                for (double decay : new double[] {0, 0.05}) OptimizerLaws.equalsDefinitionInTraining(row, clip, decay);
        });
    }

    @TestFactory
    Stream<DynamicTest> schedulesFollowTheirCurves() {
        return rows(ScheduleCases.all(), row -> {
            for (int i = 0; i <= 40 * row.epochs(); i++) {
                double epoch = i / 40.0;
                Laws.close(
                        row + " after " + epoch,
                        row.factor().applyAsDouble(epoch),
                        row.schedule().factor(epoch, row.epochs()),
                        1e-12);
            }
        });
    }

    /// None but the plateau looks at how training goes.
    @TestFactory
    Stream<DynamicTest> schedulesDoNotDependOnTheEpochsBefore() {
        var better = new EpochScore(0.5, 0.9, 0.4, 0.95);
        var worse = new EpochScore(7, 0.1, 9, 0.1);
        var blind = ScheduleCases.all().stream()
                .filter(row -> !(row.schedule() instanceof Plateau))
                .toList();
        return rows(blind, row -> {
            for (List<EpochScore> done : List.of(List.<EpochScore>of(), List.of(better), List.of(better, worse)))
                for (double epoch = 0; epoch <= row.epochs(); epoch += 0.25)
                    assertThat(row.schedule().factor(epoch, row.epochs(), done))
                            .isEqualTo(row.schedule().factor(epoch, row.epochs()));
        });
    }

    @TestFactory
    Stream<DynamicTest> initialisersHaveTheirMoments() {
        return rows(InitCases.all(), row -> {
            int n = 40_000;
            double[] x = draw(row, Rng.of(3, "init", 0), n);
            double mean = IntStream.range(0, n).mapToDouble(i -> x[i]).average().orElseThrow();
            double square = IntStream.range(0, n)
                    .mapToDouble(i -> (x[i] - mean) * (x[i] - mean))
                    .average()
                    .orElseThrow();
            double error = 5 * row.deviation() / Math.sqrt(n);
            Laws.require(Math.abs(mean - row.mean()) <= error, "%s: mean %s", row, mean);
            Laws.require(
                    Math.abs(Math.sqrt(square) - row.deviation()) <= error, "%s: deviation %s", row, Math.sqrt(square));
            for (double v : x)
                Laws.require(Math.abs(v - row.mean()) <= row.limit(), "%s: %s is beyond the limit", row, v);
        });
    }

    @TestFactory
    Stream<DynamicTest> initialisersDependOnGeneratorAndPositionAlone() {
        return rows(InitCases.all(), row -> {
            Rng rng = Rng.of(3, "init", 0);
            double[] few = draw(row, rng, 10), many = draw(row, rng, 1000);
            assertThat(many).startsWith(few);
            assertThat(row.init().value(rng, 700, row.fanIn(), row.fanOut())).isCloseTo(many[700], offset());
            if (row.deviation() > 0 && !(row.init() instanceof Init.Runs))
                assertThat(draw(row, Rng.of(4, "init", 0), 10)).isNotEqualTo(few);
        });
    }

    private static org.assertj.core.data.Offset<Double> offset() {
        return org.assertj.core.data.Offset.offset(1e-6);
    }

    private static double[] draw(InitCases.Row row, Rng rng, int n) {
        Tensor t = Tensor.zeros(Type.FLOAT32, Shape.of(n));
        row.init().fill(t, rng, row.fanIn(), row.fanOut());
        return IntStream.range(0, n).mapToDouble(t::at).toArray();
    }

    private static <R> Stream<DynamicTest> rows(List<R> rows, Consumer<R> law) {
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> law.accept(row)));
    }
}
