package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of CSV files that a network has an answer to, and those that it has none to.
class PredictRowsTest {
    @TempDir
    Path root;

    private Path run = Path.of("");

    @BeforeEach
    void train() throws IOException {
        var text = new StringBuilder("a,b,class\n");
        for (int i = 0; i < 60; i++) text.append(i).append(',').append(i % 7).append(i < 30 ? ",low\n" : ",high\n");
        run = root.resolve("run");
        Cli cli = Cli.run("train", "mlp", file("t.csv", text.toString()), "--epochs", 1, "--hidden", 2, "--out", run);
        assertThat(cli.code()).as(cli.err()).isZero();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(root.resolve(name), text);
    }

    @Test
    void goodRowsHaveGuessesBesideBadOnes() throws IOException {
        Path rows = file("rows.csv", "a,b,class\n5,2,low\nx,3,low\n6,1,high\n7\n,3,low\n8,4,middle\n7,2.5,high\n");
        Cli cli = Cli.run("predict", run, rows, "--json");
        assertThat(cli.code()).isEqualTo(3);
        Map<String, Object> json = cli.json();
        assertThat(Trees.objects(json, "predictions"))
                .extracting(p -> p.get("line"))
                .containsExactly(2L, 4L, 8L);
        List<Map<String, Object>> errors = Trees.objects(json, "errors");
        assertThat(errors).extracting(e -> e.get("line")).containsExactly(3L, 5L, 6L, 7L);
        assertThat(errors)
                .allSatisfy(e ->
                        assertThat(e).containsEntry("file", rows.toString()).containsEntry("code", 3L));
        assertThat(errors)
                .extracting(e -> String.valueOf(e.get("message")).replaceFirst("^.*rows\\.csv, ", ""))
                .satisfiesExactly(
                        m -> assertThat(m).startsWith("line 3, column 'a': expected a number, received 'x'"),
                        m -> assertThat(m).isEqualTo("line 5: expected 3 fields as in the first row, received 1"),
                        m -> assertThat(m).startsWith("line 6, column 'a': expected a value, the field is empty"),
                        m -> assertThat(m).startsWith("line 7, column 'class': expected one of [high, low]"));
        assertThat(json.get("error")).asString().contains("line 3", "(one of 4 errors)");
        Cli text = Cli.run("predict", run, rows);
        assertThat(text.code()).isEqualTo(3);
        assertThat(text.out()).contains("line 2: ", "line 4: ", "line 8: ", " of 3 rows right");
        assertThat(text.err().lines()).hasSize(4).allMatch(l -> l.startsWith("tiefgang: "));
    }

    @Test
    void rowsInFrontOfATornQuoteHaveGuesses() throws IOException {
        Cli cli = Cli.run("predict", run, file("torn.csv", "a,b\n5,2\n\"6,1\n"), "--json");
        assertThat(cli.code()).isEqualTo(3);
        assertThat(Trees.objects(cli.json(), "predictions")).hasSize(1);
        assertThat(Trees.objects(cli.json(), "errors"))
                .singleElement()
                .satisfies(e -> assertThat(e).doesNotContainKey("line"));
    }

    @Test
    void manyBadRowsAreNoFlood() throws IOException {
        Path rows = file("many.csv", "a,b\n" + "x,1\n".repeat(50) + "3,1\n");
        Cli cli = Cli.run("predict", run, rows);
        assertThat(cli.err()).hasLineCount(21).contains("30 more errors; --json lists all");
        assertThat(Trees.objects(Cli.run("predict", run, rows, "--json").json(), "errors"))
                .hasSize(50);
    }

    @Test
    void aModelFileIsEnough() throws IOException {
        Path rows = file("rows.csv", "b,a\n2,5\n1,40\n"), alone = root.resolve("elsewhere/m.safetensors");
        Files.createDirectories(alone.getParent());
        Files.copy(run.resolve("model.safetensors"), alone);
        assertThat(Files.readString(alone, StandardCharsets.ISO_8859_1))
                .as("no folder of this machine")
                .doesNotContain(root.getFileName().toString());
        Map<String, Object> ofRun = Cli.run("predict", run, rows, "--json").json();
        assertThat(Trees.objects(ofRun, "predictions")).hasSize(2);
        assertThat(Cli.run("predict", alone, rows, "--json").json()).isEqualTo(ofRun);
        Cli tested = Cli.run("test", alone, root.resolve("t.csv"), "--json");
        assertThat(tested.json()).containsEntry("tested", "PUT_ASIDE").containsEntry("samples", 12L);
    }

    @Test
    void aModelFileKnowsTheUnitOfNumbers() throws IOException {
        var text = new StringBuilder("a,y\n");
        for (int i = 0; i < 60; i++)
            text.append(i).append(',').append(5000.5 + i).append('\n');
        Path table = file("numbers.csv", text.toString()), folder = root.resolve("numbers");
        Cli cli = Cli.run("train", "mlp", table, "--epochs", 1, "--hidden", 2, "--out", folder);
        assertThat(cli.code()).as(cli.err()).isZero();
        Path model = folder.resolve("model.safetensors");
        Cli predicted = Cli.run("predict", model, table, "--json");
        assertThat(Trees.objects(predicted.json(), "predictions"))
                .allSatisfy(p -> assertThat(Trees.number(p, "value")).isBetween(4800.0, 5300.0));
        assertThat(Cli.run("test", model, table, "--json").json().get("rootMeanSquare"))
                .isEqualTo(Cli.run("test", folder, table, "--json").json().get("rootMeanSquare"));
    }

    @Test
    void aModelThatLearnedOtherDataSaysWhatToDo() throws IOException {
        Path xor = root.resolve("xor"), rows = file("rows.csv", "a,b\n1,0\n");
        Cli.run("train", "mlp", "xor", "--epochs", 1, "--out", xor);
        for (Path model : List.of(xor, xor.resolve("model.safetensors")))
            for (String verb : List.of("predict", "test")) {
                Cli cli = Cli.run(verb, model, rows);
                assertThat(cli.code()).isEqualTo(2);
                assertThat(cli.err())
                        .contains(model + " has not learned from a CSV file", "train one: tiefgang train mlp " + rows)
                        .hasLineCount(1);
            }
    }
}
