package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Steps;
import dev.tiefgang.zoo.Zoo;
import dev.tiefgang.zoo.ZooEntry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandsTest {
    @ParameterizedTest
    @ValueSource(strings = {"model list", "model summary lenet5", "model summary mlp", "data list", "doctor"})
    void linesFitATerminalAndJsonIsTheLastLine(String command) {
        Cli text = Cli.run((Object[]) command.split(" "));
        assertThat(text.code()).isZero();
        if (!command.equals("doctor")) // whose paths are as long as they are
        assertThat(text.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
        Cli json = Cli.run((Object[]) (command + " --json").split(" "));
        assertThat(json.code()).isZero();
        assertThat(json.out().lines()).hasSize(1);
        assertThat(json.json()).isNotEmpty();
        assertThat(json.err()).isEqualTo(text.out());
    }

    @Test
    void everyModelIsListed() {
        List<Map<String, Object>> models =
                Trees.objects(Cli.run("model", "list", "--json").json(), "models");
        assertThat(models)
                .extracting(m -> m.get("name"))
                .containsExactlyElementsOf(
                        Zoo.entries().stream().map(ZooEntry::name).toList());
        assertThat(models)
                .anySatisfy(m -> assertThat(m).containsEntry("name", "lenet5").containsEntry("parameters", 61_706L));
    }

    @Test
    void summaryShowsLayersCostsAndRecipe() {
        var recipe = Zoo.entry("lenet5").recipe();
        Cli ran = Cli.run("model", "summary", "lenet5");
        assertThat(ran.out())
                .contains("conv 5×5×6, padding 2  6×28×28          156  117,600")
                .contains("total                                61,706  416,520")
                .contains("parameters        61,706 (241.0 KiB)")
                .contains("memory, training  ")
                .contains("memory, recall    ")
                .contains("optimizer         " + Wording.optimizer(recipe.optimizer()))
                .contains("schedule          " + Wording.schedule(recipe.schedule()))
                .contains("batch             " + recipe.batch() + " samples")
                .contains("epochs            " + recipe.epochs());
    }

    @Test
    void summaryTakesTheOptionsOfTraining() {
        var json = Cli.run(
                        "model",
                        "summary",
                        "mlp",
                        "--hidden",
                        "300,100",
                        "--activation",
                        "tanh",
                        "--optimizer",
                        "momentum",
                        "--batch",
                        "16",
                        "--json")
                .json();
        assertThat(json).containsEntry("parameters", 266_610L).containsEntry("macs", 266_200L);
        assertThat(json.get("recipe")).asString().contains("type=Momentum", "batch=16");
        assertThat(Trees.objects(json, "layers")).extracting(l -> l.get("kind")).contains("dense 300", "tanh");
    }

    @Test
    void largerBatchesTakeMoreMemory() {
        assertThat(trainingBytes("256")).isGreaterThan(2 * trainingBytes("64"));
    }

    private static double trainingBytes(String batch) {
        Cli cli = Cli.run("model", "summary", "lenet5", "--batch", batch, "--json");
        return Trees.number(cli.json(), "trainingBytes");
    }

    @Test
    void recipesInAFewWords() {
        assertThat(Wording.optimizer(new Momentum(0.05))).isEqualTo("momentum 0.9, learning rate 0.05");
        assertThat(Wording.optimizer(new Adam(0.00002))).isEqualTo("Adam, learning rate 0.00002");
        assertThat(Wording.schedule(new Steps(5, 0.1))).isEqualTo("times 0.1 every 5 epochs");
    }

    @Test
    void aMistypedModelIsABadCommandLine() {
        Cli ran = Cli.run("model", "summary", "lenet", "--json");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("did you mean 'lenet5'?");
        assertThat(ran.json().get("error")).asString().contains("code=2");
    }

    @Test
    void dataSetsAreListedWithTheirSizes() {
        List<Map<String, Object>> sets =
                Trees.objects(Cli.run("data", "list", "--json").json(), "datasets");
        assertThat(sets)
                .anySatisfy(s -> assertThat(s)
                        .containsEntry("name", "mnist")
                        .containsEntry("training", 60_000L)
                        .containsEntry("test", 10_000L)
                        .containsEntry("input", List.of(1L, 28L, 28L))
                        .containsEntry("classes", 10L))
                .anySatisfy(s -> assertThat(s).containsEntry("name", "xor").containsEntry("source", "generated"));
    }

    @Test
    void mnistIsLookedForInTheArtifactAndThenInTheCache(@TempDir Path folder) throws IOException {
        try (var nothing = new URLClassLoader(new URL[0], null)) {
            assertThat(MnistPlace.find(nothing, folder).name()).isEqualTo("absent");
            for (String file :
                    List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"))
                Files.createFile(folder.resolve(file + "-ubyte.gz"));
            assertThat(MnistPlace.find(nothing, folder).name()).isEqualTo("cache");
        }
    }

    @Test
    void doctorNamesTheKernelsAndTheReason() {
        var json = Cli.run("doctor", "--json").json();
        assertThat(json)
                .containsKeys(
                        "java", "vendor", "system", "processors", "maxMemory", "kernels", "why", "mnist", "encoding");
        assertThat(json.get("problems")).isInstanceOf(List.class);
        assertThat((String) json.get("why"))
                .startsWith(Trees.value(json, "kernels").equals("portable") ? "Portable" : "Vector");
    }

    @Test
    void doctorSaysWhyInOneClause() {
        Cli ran = Cli.run("doctor");
        assertThat(ran.out()).containsPattern("because +(jdk\\.incubator\\.vector is resolved|-D|the )");
        assertThat(ran.out()).doesNotContainPattern("because +(Vector|Portable)");
    }

    @Test
    void doctorLooksAtTheCacheFolder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        String before = System.getProperty("tiefgang.cache", "");
        try {
            for (Path cache : List.of(folder, folder.resolve("new/one"), file, file.resolve("below"))) {
                System.setProperty("tiefgang.cache", cache.toString());
                var json = Cli.run("doctor", "--json").json();
                assertThat(json)
                        .containsEntry("cache", cache.toString())
                        .containsEntry("cacheMade", cache.equals(folder));
                boolean unusable = cache.startsWith(file);
                assertThat(Trees.value(json, "problems").toString().contains("the cache folder " + cache))
                        .as(cache.toString())
                        .isEqualTo(unusable);
            }
        } finally {
            if (before.isEmpty()) System.clearProperty("tiefgang.cache");
            else System.setProperty("tiefgang.cache", before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "data"})
    void aVerbWithoutItsSecondWordIsABadCommandLine(String verb) {
        assertThat(Cli.run(verb).code()).isEqualTo(2);
    }
}
