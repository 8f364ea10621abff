package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.optim.CosineRestarts;
import dev.tiefgang.optim.Cyclic;
import dev.tiefgang.optim.Exponential;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.MultiStep;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Plateau;
import dev.tiefgang.optim.Polynomial;
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.optim.Steps;
import dev.tiefgang.optim.Warmup;
import dev.tiefgang.train.Group;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.zoo.UnknownNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the options of `train` make of a recipe.
class TrainOptionsTest {
    private static Recipe recipe(String... words) {
        var options = new TrainOptions();
        var line = new CommandLine(CommandLine.Model.CommandSpec.create()
                .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options)));
        line.parseArgs(words);
        return options.recipe(Recipe.of(new Momentum(0.05)));
    }

    private static Schedule schedule(String text) {
        return recipe("--schedule", text).schedule();
    }

    @Test
    void everyOptimizerHasAName() {
        for (Class<?> type : Optimizer.class.getPermittedSubclasses())
            assertThat(OptimizerNames.all()).contains(type.getSimpleName().toLowerCase(Locale.ROOT));
        for (String name : OptimizerNames.all()) {
            Optimizer o = recipe("--optimizer", name).optimizer();
            assertThat(o.getClass().getSimpleName()).isEqualToIgnoringCase(name);
            assertThat(recipe("--optimizer", name, "--lr", "0.125").optimizer()).isEqualTo(o.withRate(0.125));
            assertThat(OptimizerNames.LIST).contains(name);
            assertThat(Wording.optimizer(o)).containsIgnoringCase(name.equals("nesterov") ? "nesterov" : name);
        }
    }

    @Test
    void everyScheduleHasAName() {
        assertThat(ScheduleNames.all()).hasSize(Schedule.class.getPermittedSubclasses().length - 1); // --warmup
        for (String name : ScheduleNames.all()) {
            if (!name.equals("constant")) assertThat(ScheduleNames.FORMS).contains(name);
            Schedule s = schedule(name.equals("multistep") ? "multistep:3" : name);
            assertThat(Wording.schedule(s)).isNotBlank().doesNotContain("[");
        }
    }

    @Test
    void numbersStandBehindColons() {
        assertThat(schedule("steps")).isEqualTo(new Steps(5, 0.1));
        assertThat(schedule("steps:3")).isEqualTo(new Steps(3, 0.1));
        assertThat(schedule("steps:3:0.5")).isEqualTo(new Steps(3, 0.5));
        assertThat(schedule("multistep:3,7:0.2")).isEqualTo(new MultiStep(List.of(3, 7), 0.2));
        assertThat(schedule("exponential:0.95")).isEqualTo(new Exponential(0.95));
        assertThat(schedule("polynomial:2")).isEqualTo(new Polynomial(2));
        assertThat(schedule("restarts:4:1.5")).isEqualTo(new CosineRestarts(4, 1.5, 0));
        assertThat(schedule("cyclic:6:0.1")).isEqualTo(new Cyclic(6, 0.1, 1));
        assertThat(schedule("plateau:2:0.3")).isEqualTo(new Plateau(2, 0.3));
    }

    @Test
    void aWarmupGoesBeforeAnySchedule() {
        assertThat(recipe("--warmup", "2", "--schedule", "steps:3").schedule())
                .isEqualTo(new Warmup(2, new Steps(3, 0.1)));
        assertThat(recipe("--warmup", "0", "--schedule", "steps:3").schedule()).isEqualTo(new Steps(3, 0.1));
    }

    @Test
    void extrasAreOptions() {
        Recipe plain = recipe();
        assertThat(plain.extras()).isEmpty();
        assertThat(recipe("--l1", "0.001", "--max-norm", "3", "--ema", "0.99", "--accumulate", "4"))
                .isEqualTo(plain.l1(0.001).maxNorm(3).average(0.99).accumulate(4));
        assertThat(Wording.extras(plain.l1(0.001)
                        .maxNorm(3)
                        .average(0.99)
                        .accumulate(4)
                        .groups(Group.rate("0.*", 0.1), Group.weightDecay("*.bias", 0.2))
                        .extra()))
                .isEqualTo(
                        "0.* at 0.1 times the rate; *.bias at 1 times the rate with weight decay 0.2; L1 decay 0.001; "
                                + "weights to one unit at most 3 long; mean of the weights, 0.99 of it from before; "
                                + "4 batches a step");
    }

    @ParameterizedTest
    @CsvSource({"--l1,-1", "--max-norm,-1", "--ema,1", "--ema,-0.1", "--accumulate,0", "--warmup,-1"})
    void extrasOutOfRangeAreRefused(String option, String value) {
        assertThatThrownBy(() -> recipe(option, value))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(option + ": expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps:x",
                "steps:0",
                "steps:3:0",
                "steps:3:0.1:9",
                "steps:",
                "multistep",
                "multistep:",
                "multistep:3,x",
                "multistep:3,2",
                "cosine:3",
                "plateau:0",
                "plateau:2:1",
                "onecycle:1",
                "exponential:nan"
            })
    void wrongNumbersAreRefused(String text) {
        assertThatThrownBy(() -> schedule(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--schedule " + text)
                .hasMessageContaining("expected")
                .hasMessageContaining("received");
    }

    @ParameterizedTest
    @CsvSource({"adom,adam", "rmsprob,rmsprop", "lyon,lion", "nesterow,nesterov"})
    void theNearestOptimizerIsOffered(String word, String meant) {
        assertThatThrownBy(() -> recipe("--optimizer", word))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("'" + meant + "'");
    }

    @ParameterizedTest
    @CsvSource({"cosin,cosine", "plato,plateau", "exponental:3,exponential"})
    void theNearestScheduleIsOffered(String word, String meant) {
        assertThatThrownBy(() -> schedule(word))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("'" + meant + "'");
    }

    @Test
    void momentumGoesWithThoseThatHaveOne() {
        assertThat(recipe("--optimizer", "rmsprop", "--momentum", "0.5").optimizer())
                .isEqualTo(new RmsProp(0.001).momentum(0.5));
        for (String name : Arrays.asList("adam", "lion"))
            assertThatThrownBy(() -> recipe("--optimizer", name, "--momentum", "0.5"))
                    .isInstanceOf(UsageException.class);
    }
}
