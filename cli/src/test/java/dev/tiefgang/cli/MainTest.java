package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trian mlp xor|Unknown command 'trian': did you mean 'train'?",
                "train lenet6 mnist|Unknown model 'lenet6': did you mean 'lenet5'?",
                "train mlp mnits|Unknown data set 'mnits': did you mean 'mnist'?",
                "train mlp xor --epoch=3|Unknown option '--epoch': did you mean '--epochs'?",
                "train mlp xor --optimizer adan|Unknown optimizer 'adan': did you mean 'adam'?",
                "train mlp xor --schedule cosin|did you mean 'cosine'?",
                "train mlp xor --activation rely|did you mean 'relu'?",
                "train mlp xor --activation hardswish|Unknown activation 'hardswish': did you mean 'hard-swish'?",
                "train mlp xor --activation gelutanh|did you mean 'gelu-tanh'?",
                "train mlp|Missing required parameter: 'DATA'",
                "train mlp xor extra|Unexpected 'extra': expected MODEL and DATA alone. See: tiefgang train --help",
                "train mlp xor --lr x|--lr: expected a number such as 0.01, received 'x'. See: tiefgang train --help",
                "train mlp xor --lr nan|--lr: expected a number such as 0.01, received 'nan'",
                "train mlp xor --lr 0,1|--lr: expected a number such as 0.01, received '0,1'",
                "train mlp xor --epochs 1.5|--epochs: expected a whole number, received '1.5'",
                "train mlp xor --epochs 99999999999|--epochs: expected a whole number of at most 2147483647",
                "train mlp xor --seed 99999999999999999999|--seed: expected a whole number of at most 18 digits",
                "train mlp xor --hidden 3,a|--hidden: expected a whole number, received 'a'",
                "train mlp xor --lr 0|--lr: expected a number above 0, received 0.0",
                "train mlp xor --lr NaN|--lr: expected",
                "train mlp xor --lr Infinity|--lr: expected",
                "train mlp xor --optimizer adam --momentum 0.9|--momentum goes with",
                "train mlp xor --optimizer momentum --momentum 1|--momentum: expected a number below 1",
                "train mlp xor --epochs 0|--epochs: expected a whole number from 1",
                "train mlp xor --batch -1|--batch: expected a whole number from 0",
                "train mlp xor --val 4|--val: expected a whole number from 0 to 3, received 4",
                "train mlp xor --patience 2|--patience needs samples",
                "train mlp xor --loss sqared|Unknown loss 'sqared': did you mean 'squared'?",
                "train mlp xor --loss cross-entropy|--loss: cross-entropy needs classes, and 'xor' has none",
                "train mlp xor --label-smoothing 0.1|--label-smoothing goes with cross-entropy and focal losses",
                "train mlp xor --loss binary-focal --label-smoothing 1|--label-smoothing: expected a number",
                "train mlp xor --class-weights balanced|--class-weights: 'xor' has no classes",
                "train mlp spirals --class-weights balancd|did you mean 'balanced'?",
                "train mlp xor --threads 0|--threads: expected",
                "train mlp xor --weight-decay -1|--weight-decay: expected",
                "train mlp xor --clip-norm 0|--clip-norm: expected",
                "train mlp xor --hidden 0|--hidden: expected",
                "train mlp xor --hidden ,|--hidden: expected numbers of units such as 300,100, received none",
                "model summary lenet5 --batch 2000000000|The network is too large for batches of 2000000000",
                "model summary mlp --hidden 1000000,1000000|more elements than one array can hold",
                "train lenet5 xor --hidden 3|--hidden: the layers of lenet5 have fixed sizes",
                "train lenet5 xor|lenet5 does not take the samples of 'xor': Layer 0, Conv2d, input [1, 2]",
                "train mlp xor --hidden 100000,100000|more elements than one array can hold",
                "resume nowhere --runs none|There is no run 'nowhere'",
                "resume --runs none|There is no run in 'none' yet",
                "resume --epochs 0|--epochs: expected",
                "runs shwo x|did you mean 'show'?",
                "foo|Unknown command 'foo'. Known: train, resume, repeat, ",
                "train mlp xor --foo 3|Unknown option '--foo'. See: tiefgang train --help",
                "train alexnet mnist|Unknown model 'alexnet'. Known: lenet5, mlp, ballnet, resnet18, resnet50, vgg16, mobilenetv2.",
                "train LENET5 mnist|Unknown model 'LENET5': did you mean 'lenet5'?",
                "train mlp xor --optimizer ADAM|Unknown optimizer 'ADAM': did you mean 'adam'?",
                "train mlp xor --schedule Cosine|Unknown schedule 'Cosine': did you mean 'cosine'?",
                "train mlp xor --activation RELU|Unknown activation 'RELU': did you mean 'relu'?",
                "train mlp xor --loss MSE|Unknown loss 'MSE'. Known: cross-entropy, focal, ",
                "train mlp XOR|Unknown data set 'XOR': did you mean 'xor'?",
                "train mlp mnist --augment ROTATE:5|received 'ROTATE'; did you mean 'rotate'?",
                "train mlp mnist --augment rotate|--augment 'rotate', character 7: expected one number behind 'rotate', as in rotate:15, received none",
                "model summary mlp mnist|expected the model alone, received 'mnist' behind it; the shape of a sample is said by --input",
                "train “dense 10” mnist|Expected straight quotes around words that belong together",
                "train “relu” mnist|expected straight quotes around the network",
                "train mlp folder:nowhere@28|folder:nowhere@28: expected a size as @HEIGHTxWIDTH",
                "train mlp folder:nowhere@28x28x4|received '@28x28x4'",
            })
    void badCommandLinesEndWithTwoAndOneLine(String line, String message) {
        Cli cli = Cli.run((Object[]) line.split(" "));
        assertThat(cli.err()).startsWith("tiefgang: ").contains(message).hasLineCount(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void errorsAreObjectsForPrograms() {
        Cli cli = Cli.run("train", "nö", "xor", "--json");
        assertThat(cli.out())
                .isEqualToNormalizingNewlines(
                        "{\"error\":{\"code\":2,\"message\":\"Unknown model 'n\\u00f6'. Known: lenet5, mlp, ballnet, resnet18, resnet50, vgg16,"
                                + " mobilenetv2.\"}}\n");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void helpAndVersionAreFine() {
        for (String verb : new String[] {"train", "resume", "repeat", "runs"}) {
            Cli cli = Cli.run(verb, "--help");
            assertThat(cli.code()).isZero();
            assertThat(cli.out()).contains("Usage: tiefgang " + verb).contains("--json");
        }
        assertThat(Cli.run("--version").out()).startsWith("Tiefgang ");
        assertThat(Cli.run("--help").out()).contains("train").contains("Exit codes");
        assertThat(Cli.run().code()).isEqualTo(2);
    }

    /// What a command refuses is not offered by its help, and refused with a reason all the same.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find-lr mlp xor|--lr 1,--schedule cosine,--warmup 1,--epochs 1,--val 1,--patience 1,--ema 0.5",
                "model summary mlp|--loss squared,--label-smoothing 0.1,--class-weights balanced",
            })
    void helpListsNothingThatIsRefused(String command, String options) {
        String verb = command.replaceFirst(" mlp.*", "");
        String help = Cli.run((Object[]) (verb + " --help").split(" ")).out();
        for (String option : options.split(",", -1)) {
            String name = option.replaceFirst(" .*", "");
            assertThat(help).contains("--batch=N").doesNotContain(name + "=");
            Cli refused = Cli.run((Object[]) (command + " " + option).split(" "));
            assertThat(refused.code()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err()).contains(name + ": has no meaning here");
        }
        assertThat(Cli.run("train", "--help").out()).contains("--lr=RATE", "--loss=NAME");
    }

    @Test
    void helpIsAVerbToo() {
        assertThat(Cli.run("help")).isEqualTo(Cli.run("--help"));
        assertThat(Cli.run("help", "runs", "compare")).isEqualTo(Cli.run("runs", "compare", "--help"));
        assertThat(Cli.run("help", "trian").err()).contains("did you mean 'train'?");
        assertThat(Cli.run("help", "train", "x").code()).isEqualTo(2);
        assertThat(Trees.value(Cli.run("help", "--json").json(), "help"))
                .isEqualTo(Cli.run("--help").out());
    }

    @Test
    void jsonMayStandAnywhere(@TempDir Path folder) {
        for (String line : List.of("--json runs list", "runs --json list", "runs list --json", "model --json list")) {
            Cli cli = Cli.run((Object[]) (line + (line.contains("runs") ? " --runs " + folder : "")).split(" "));
            assertThat(cli.code()).as(line).isZero();
            assertThat(cli.json()).as(line).isNotEmpty();
        }
    }

    @Test
    void theFolderOfTheRunsMayStandBeforeList(@TempDir Path folder) {
        assertThat(Cli.run("runs", "--runs", folder, "list").out()).contains("No runs in '" + folder + "' yet");
        assertThat(Cli.run("runs", "--help").out()).contains("(default: runs)");
    }

    @Test
    void aFileInPlaceOfTheFolderOfTheRunsIsABadCommandLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        for (String line : List.of("runs list", "runs show x", "resume x", "train mlp xor --epochs 1")) {
            Cli cli = Cli.run((Object[]) (line + " --runs " + file).split(" "));
            assertThat(cli.err()).as(line).contains("--runs " + file + ": expected a folder, found a file");
            assertThat(cli.code()).as(line).isEqualTo(2);
        }
    }

    @Test
    void emptyPathsAreRefused() {
        for (List<String> words : List.of(
                List.of("predict", "x", ""),
                List.of("predict", "", "x.png"),
                List.of("test", "", "mnist"),
                List.of("resume", ""),
                List.of("runs", "show", " "),
                List.of("train", "mlp", "xor", "--out", ""),
                List.of("train", "mlp", "xor", "--data-dir", ""),
                List.of("train", "mlp", "xor", "--runs", ""))) {
            Cli cli = Cli.run(words.toArray());
            assertThat(cli.err())
                    .as(words.toString())
                    .contains("received nothing")
                    .hasLineCount(1);
            assertThat(cli.code()).as(words.toString()).isEqualTo(2);
        }
    }

    @Test
    void stackTracesAreForDebugging() {
        assertThat(Cli.run("train", "mlp", "nowhere").err()).doesNotContain("\tat ");
        assertThat(Cli.run("train", "mlp", "nowhere", "--debug").err()).contains("\tat ");
        assertThat(Cli.run("--debug", "train", "mlp", "nowhere").err()).contains("\tat ");
    }

    @Test
    void errorsHaveCodes() {
        assertThat(Failure.of(new dev.tiefgang.tensor.DataException("x"))).isEqualTo(new Failure(3, "x"));
        assertThat(Failure.of(new dev.tiefgang.data.UnavailableException("x"))).isEqualTo(new Failure(4, "x"));
        assertThat(Failure.of(new IllegalStateException("a\n b"))).isEqualTo(new Failure(4, "a b"));
        assertThat(Failure.of(new OutOfMemoryError("heap")).code()).isEqualTo(4);
        assertThat(Failure.of(new StackOverflowError()).message()).startsWith("Internal error");
        assertThat(Failure.of(new java.util.concurrent.CancellationException("x"))
                        .code())
                .isEqualTo(130);
    }
}
