package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Evaluator;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a run takes is known before, and given back as soon as nobody needs it.
class MemoryTest {
    private static final Recipe ADAM = Recipe.of(new Adam(1e-3)).epochs(1);

    @TempDir
    Path root;

    /// Wide enough that everything else does not matter.
    private static Network wide(int units) {
        return Network.of(
                "wide", Shape.of(1, 4, 4), new SoftmaxCrossEntropy(), new Flatten(), new Dense(units), new Dense(3));
    }

    private static long used() {
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        return jvm.totalMemory() - jvm.freeMemory();
    }

    @ParameterizedTest
    @CsvSource({"1000,0,1000", "1000,0,600", "1000,900,60", "300,299,1"})
    void trainingTakesWhatWasFigured(int samples, int validation, int batch) {
        trainingTakesWhatWasFigured(ADAM.batch(batch), samples, validation);
    }

    @ParameterizedTest
    @CsvSource({"600,60,1,0.9", "600,0,3,0", "600,60,4,0.5"})
    void whatIsKeptBesideParametersIsFigured(int samples, int validation, int batches, double average) {
        Recipe recipe = ADAM.batch(50).accumulate(batches).average(average);
        trainingTakesWhatWasFigured(recipe, samples, validation);
    }

    private static void trainingTakesWhatWasFigured(Recipe recipe, int samples, int validation) {
        Network net = wide(4000);
        var data = new Blobs("blobs", samples, 1);
        long before = used();
        var most = new AtomicLong();
        try (var pool = new Pool(2)) {
            var trainer = new Trainer(net.model(1), recipe, data.subset(range(validation, samples))).pool(pool);
            if (validation > 0) trainer.validate(data.subset(range(0, validation)));
            trainer.listen(new Listener() {
                        @Override
                        public void stepped(Progress p) {
                            most.set(used());
                            trainer.stop();
                        }
                    })
                    .run();
        }
        double taken = most.get() - before, needed = MemoryCheck.needed(net, recipe, data, validation, 2);
        assertThat(taken).isBetween(0.9 * needed - 3e6, 1.05 * needed + 3e6);
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    @Test
    void theTestMayTakeMoreThanTraining() {
        Network net = wide(4000);
        var data = new Blobs("blobs", 1000, 1);
        Model model = net.model(1);
        long before = used();
        try (var pool = new Pool(2);
                var evaluator = new Evaluator(model, data, pool)) {
            evaluator.run();
            assertThat(MemoryCheck.needed(net, ADAM.batch(1), data, 0, 2)).isGreaterThan(used() - before);
        }
    }

    @Test
    void trainingHasGivenItsMemoryBackBeforeTheTest() {
        var atTheTest = new AtomicLong();
        Datasets.register(
                "watching",
                "For tests.",
                (n, _) -> new Datasets.Loaded(n, () -> new Blobs(n, 4000, 1), () -> {
                    atTheTest.set(used());
                    return new Blobs(n, 30, 2);
                }));
        long before = used();
        Cli cli = Cli.run(
                "train",
                "mlp",
                "watching",
                "--hidden",
                4000,
                "--batch",
                2000,
                "--val",
                0,
                "--epochs",
                1,
                "--runs",
                root);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(atTheTest.get() - before).isBetween(0L, 20_000_000L);
    }
}
