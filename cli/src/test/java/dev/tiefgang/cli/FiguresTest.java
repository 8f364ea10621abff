package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tiefgang.data.CsvOptions;
import dev.tiefgang.data.CsvSchema;
import dev.tiefgang.data.Table;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Standardise;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Evaluator;
import dev.tiefgang.train.Folds;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Split;
import dev.tiefgang.train.Trainer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What well-known small data sets are learned to, with one plain recipe for each kind; `tools/figures.sh` prints the
/// same over three seeds.
class FiguresTest {
    @Command
    private static final class Probe {
        @Mixin
        private final Output output = new Output();
    }

    /// The file `shared/data/NAME` in a folder above this one; the test is skipped where there is none.
    private static Path shared(String name) {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared", "data").resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(found.isPresent(), "skipped: there is no shared/data/" + name + " above this checkout");
        return found.orElseThrow();
    }

    /// What `train mlp DATA` with these options would begin.
    private static TrainPlan plan(String data, String options) {
        var choice = new SweepGrid.Choice();
        new CommandLine(choice).parseArgs((options + " --val 0").split(" "));
        var probe = new Probe();
        new CommandLine(probe).setErr(new PrintWriter(new StringWriter()));
        RunData opened = RunData.open(data, choice.table.of(data, new RunOptions(), probe.output));
        return TrainPlan.of("mlp", opened, choice.options, new RunOptions());
    }

    /// Accuracy over all samples, each tested once.
    private static double folds(String data, String options) {
        TrainPlan plan = plan(data, options);
        var probe = new Probe();
        new CommandLine(probe).setOut(new PrintWriter(new StringWriter()));
        var validation = new CrossValidation(plan.run(), plan.data().source().whole(), 1, probe.output);
        return CrossValidation.pooled(validation.run(10, 1)).accuracy();
    }

    @Test
    void carsTenFold() {
        assertThat(folds("cars4", "--hidden 32 --activation tanh")).isGreaterThanOrEqualTo(0.995);
    }

    @ParameterizedTest
    @CsvSource({"iris.csv, 0.96", "wine_data.csv, 0.97", "breast_cancer.csv, 0.97"})
    void classicsTenFold(String file, double least) {
        String options = "--skip 1 --header no --hidden 16 --activation tanh --weight-decay 0.01";
        assertThat(folds(shared("small-tabular/sklearn/" + file).toString(), options))
                .isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"spirals, --hidden 64;64;64 --weight-decay 0 --batch 32 --epochs 1000", "parity8, --weight-decay 0"})
    void allOfTheTrainingSetIsLearned(String data, String options) {
        TrainPlan plan = plan(data, options.replace(';', ','));
        RunDescription run = plan.run();
        Model model = run.network().model(run.recipe().seed());
        TableNetwork.fit(model, plan.data().samples());
        assertThat(accuracy(
                        model, run.recipe(), plan.data().samples(), plan.data().samples()))
                .isEqualTo(1);
    }

    /// Five folds of the 1,797 digits of 8×8 pixels.
    @Test
    void digitsBySmallConvolutions() {
        Path file = shared("small-tabular/sklearn/digits.csv.gz");
        Table digits =
                CsvSchema.of(file, new CsvOptions()).shaped(Shape.of(1, 8, 8)).read(file);
        Network network = Network.of(
                "digits",
                digits.input(),
                new SoftmaxCrossEntropy(),
                new Standardise(),
                new Conv2d(16, 3).padding(1),
                Activation.relu(),
                new Conv2d(32, 3).padding(1),
                Activation.relu(),
                new MaxPool2d(2),
                new Flatten(),
                new Dropout(0.5),
                new Dense(10));
        Recipe recipe = Recipe.of(new Adam(0.003))
                .schedule(new Cosine())
                .epochs(15)
                .batch(32)
                .weightDecay(1e-4);
        double right = 0;
        for (Split split : Folds.stratified(digits, 5, 1)) {
            Model model = network.model(1);
            Standardise.fit(model, split.training());
            right += split.validation().size() * accuracy(model, recipe, split.training(), split.validation());
        }
        assertThat(right / digits.size()).isGreaterThanOrEqualTo(0.985);
    }

    private static double accuracy(Model model, Recipe recipe, DataSet training, DataSet test) {
        try (var pool = new Pool(1)) {
            new Trainer(model, recipe, training).pool(pool).run();
            try (var evaluator = new Evaluator(model, test, pool)) {
                return evaluator.run().accuracy();
            }
        }
    }
}
