package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.data.Pictures;
import dev.tiefgang.lecture.Lecture;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LectureCommandTest {
    @Test
    void theContentsNameEverySlideAndExperiment() {
        Cli cli = Cli.run("lecture", "--lang", "en");
        assertThat(cli.code()).isZero();
        for (var slide : Lecture.slides())
            assertThat(cli.out()).contains(slide.title().en());
        for (var e : Lecture.experiments()) assertThat(cli.out()).contains(e.id());
        assertThat(Cli.run("lecture", "--lang", "de").out()).contains("Modell einer Nervenzelle");
    }

    @Test
    void theTraceIsThatOfTheSlide() {
        Cli cli = Cli.run("lecture", "and-trace", "--lang", "en");
        assertThat(cli.code()).isZero();
        assertThat(cli.out())
                .contains("[0.028;−0.258;−0.189]", "[−0.072;−0.158;−0.189]", "[−0.272;0.142;0.211]")
                .doesNotContain("WRONG");
        assertThat(Cli.run("lecture", "and-trace", "--events", "--lang", "en").out())
                .contains("in = Σᵢ wᵢxᵢ = 0.028·1 + (−0.258)·1 + (−0.189)·1 = −0.4190");
    }

    /// What the guide shows is what is printed.
    @Test
    void theGuideShowsWhatIsPrinted() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "lecture.md"));
        String shown = guide.substring(guide.indexOf("Pattern 2"), guide.indexOf("```", guide.indexOf("Pattern 2")));
        assertThat(Cli.run("lecture", "and-trace", "--events", "--lang", "en").out())
                .contains(shown);
    }

    @Test
    void settingsChangeTheRunAndFactsAreOfTheLectureAlone() {
        Cli cli = Cli.run(
                "lecture", "and-trace", "--set", "alpha=0.2", "--set", "order=shuffled", "--seed", "5", "--json");
        assertThat(cli.code()).isZero();
        assertThat(cli.json()).containsEntry("experiment", "and-trace").containsEntry("seed", 5L);
        assertThat(cli.json().get("settings"))
                .isInstanceOfSatisfying(
                        Map.class, s -> assertThat(s.get("alpha")).isEqualTo(0.2));
        assertThat(Trees.objects(cli.json(), "facts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "and-trase, , 2, did you mean and-trace?",
        "and-trace, alfa=1, 2, did you mean alpha?",
        "and-trace, alpha=1000, 2, 0.000001 … 100",
        "and-trace, alpha, 2, expected NAME=VALUE",
        "foo, , 2, no experiment 'foo'. Known: ",
        "and-trace, foo=1, 2, no setting 'foo'. Known: ",
        "separability, 'points=0,0,0', 3, received those of kind 0 alone",
        "softmax, 'o=1,x', 3, 'expected a number in place 2'"
    })
    void whatDoesNotFitIsAnsweredInALine(String id, String set, int code, String message) {
        Cli cli = set == null ? Cli.run("lecture", id) : Cli.run("lecture", id, "--set", set);
        assertThat(cli.code()).isEqualTo(code);
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.err()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--set=alpha=1", "--seed=1", "--step", "--events", "--plot=a.png", "--image=a.png", "--csv=a.csv"
            })
    void optionsOfAnExperimentNeedOne(String option) {
        Cli cli = Cli.run("lecture", option);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains(option.split("=", -1)[0] + ": expected the name of an experiment");
    }

    @ParameterizedTest
    @CsvSource({
        "--plot, none/a.png, a file in a folder that exists",
        "--plot, '', a file whose name ends in .png",
        "--plot, a.jpg, a file whose name ends in .png",
        "--plot, folder.png, 'a file, not a folder'",
        "--csv, none/a.csv, a file in a folder that exists",
        "--csv, a.png, a file whose name ends in .csv"
    })
    void filesThatCannotBeWrittenAreRefusedBeforeTheRun(String option, String name, String wanted, @TempDir Path folder)
            throws Exception {
        Files.createDirectory(folder.resolve("folder.png"));
        Path file = folder.resolve(name);
        Cli cli = Cli.run("lecture", "descent", option, file);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains(option + ": expected " + wanted + ", received '" + file + "'");
    }

    @Test
    void helpTellsTheSettingsOfAnExperiment() {
        Cli cli = Cli.run("lecture", "and-trace", "--help", "--lang", "en");
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("and-trace, to be changed with --set NAME=VALUE:");
        for (var s : Lecture.named("and-trace").settings())
            assertThat(cli.out().lines())
                    .anyMatch(line -> line.startsWith(s.name() + " ")
                            && line.contains(s.usual())
                            && line.contains(s.range().en()));
        assertThat(Cli.run("lecture", "and-trace", "--help", "--lang", "de").out())
                .contains("zu ändern mit --set NAME=WERT:", "Lernrate α");
        assertThat(Cli.run("lecture", "models", "--help", "--lang", "en").out()).contains("models has no settings.");
        assertThat(Cli.run("lecture", "and-trase", "--help").out()).contains("did you mean and-trace?");
        assertThat(Cli.run("lecture", "--help").out()).doesNotContain("NAME=VALUE:");
    }

    /// Decimals stand behind a point in both languages, thousands are parted by a narrow blank in German.
    @Test
    void numbersAreThoseOfTheLanguage() {
        assertThat(Cli.run("lecture", "weights", "--lang", "de").out())
                .contains("9\u202f437\u202f184", "98.81")
                .doesNotContain("9.437", "98,81");
        assertThat(Cli.run("lecture", "weights", "--lang", "en").out()).contains("9,437,184", "98.81");
        assertThat(Cli.run("lecture", "softmax", "--set", "o=1,-1e308", "--lang", "en")
                        .out())
                .contains("−1e308")
                .doesNotContain("00000000");
    }

    @Test
    void stepsGoForwardAndBack() {
        String shown = withInput("\nn\np\ng 40\nn\nhow\nq\n", "lecture", "and-trace", "--step", "--lang", "en");
        assertThat(shown)
                .containsSubsequence(
                        "Step 0", "Step 1", "Step 2", "Step 1", "Step 40", "The end.", "n, p, ne, g N, e or q?")
                .contains("W = [0.1280;−0.1580;−0.0890]");
    }

    /// An epoch of AND has four patterns.
    @Test
    void stepsGoToTheNextEpoch() {
        String shown = withInput("ne\nne\nne\nq\n", "lecture", "and-trace", "--step", "--lang", "en");
        assertThat(shown)
                .containsSubsequence(
                        "ne: to the next epoch",
                        "Epoch 1 with",
                        "Pattern 4",
                        "Step 1\n",
                        "Epoch 2 with",
                        "Pattern 4",
                        "Step 5\n",
                        "Epoch 3 with",
                        "Step 9\n");
        assertThat(withInput("g 39\nne\nq\n", "lecture", "and-trace", "--step", "--lang", "en"))
                .containsSubsequence("Step 39", "Pattern 1", "The end.", "Step 40");
    }

    private static String withInput(String typed, Object... words) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
            Cli cli = Cli.run(words);
            assertThat(cli.code()).isZero();
            return cli.out();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void figuresAndTablesBecomeFiles(@TempDir Path folder) throws Exception {
        Path png = folder.resolve("d.png"), csv = folder.resolve("d.csv");
        Cli cli = Cli.run("lecture", "descent", "--plot", png, "--csv", csv, "--lang", "en");
        assertThat(cli.code()).isZero();
        for (String name : new String[] {"d.png", "d-surface.png"}) {
            assertThat(cli.out()).contains(name);
            assertThat(Pictures.read(folder.resolve(name)).shape().dim(2)).isEqualTo(1000);
        }
        assertThat(Files.readString(csv)).startsWith("step,w₁,w₂,E\n0,-1.0,1.4,");
        assertThat(Files.readString(folder.resolve("d-plot-surface.csv")))
                .startsWith("curve,w₁,w₂\n")
                .contains(",-1.0,1.4\n");
    }

    /// Pictures are drawn side by side, and one's own is looked at.
    @Test
    void filtersLookAtAPictureOfOnesOwn(@TempDir Path folder) throws Exception {
        Path own = folder.resolve("own.png"), maps = folder.resolve("maps.png");
        float[] half = new float[3 * 20 * 30];
        for (int i = 0; i < half.length; i++) half[i] = i % 30 < 15 ? 0 : 1;
        Pictures.writePng(own, Tensor.of(Shape.of(3, 20, 30), half));
        Cli cli = Cli.run("lecture", "filters", "--image", own, "--plot", maps, "--lang", "en", "--json");
        assertThat(cli.code()).isZero();
        assertThat(cli.json().toString()).contains("20×30");
        assertThat(Pictures.read(maps).shape().dim(0)).isEqualTo(3);
        assertThat(folder.resolve("maps-filters.png")).exists();
        assertThat(Cli.run("lecture", "filters", "--image", folder.resolve("none.png"))
                        .code())
                .isEqualTo(3);
        Cli other = Cli.run("lecture", "xor", "--image", own);
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("(filters)").contains("received 'xor'");
    }

    @Test
    void factsAreVerifiedAndErrataListed() {
        Cli cli = Cli.run("lecture", "verify", "and-trace", "pooling", "--lang", "en", "--json");
        assertThat(cli.code()).isZero();
        assertThat(cli.json()).containsEntry("facts", 27L).containsEntry("wrong", 0L);
        Cli errata = Cli.run("lecture", "errata", "--lang", "de");
        assertThat(errata.out()).contains("Folie 23", "tiefgang lecture activations");
        assertThat(Cli.run("lecture", "verify", "nothing").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and",
                "find-values",
                "descent",
                "softmax",
                "activations",
                "xor",
                "weights",
                "models",
                "picture",
                "filters",
                "datasets"
            })
    void linesFitATerminal(String id) {
        for (String lang : new String[] {"en", "de"})
            assertThat(Cli.run("lecture", id, "--lang", lang).out().lines())
                    .allSatisfy(line ->
                            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(120));
    }
}
