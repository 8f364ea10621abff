package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// CSV files that are read, but perhaps not as they are meant.
class DoubtfulTableTest {
    private static final String COMMAS =
            "t.csv: Columns 'x', 'z': texts such as '0,5' are taken for categories; if they are numbers, add --decimal-comma.";
    private static final String NAMES =
            "t.csv: Column 'id': texts of which hardly two are the same, such as 'P0', are taken for categories; leave it"
                    + " out by --ignore id.";

    @TempDir
    Path root;

    private Path table(String header, String row) throws IOException {
        String rows = IntStream.range(0, 40)
                .mapToObj(i -> row.replace("#", "" + i).replace("%", "" + i % 2))
                .collect(Collectors.joining("\n"));
        return Files.writeString(root.resolve("t.csv"), header + "\n" + rows + "\n");
    }

    private Cli train(Object... words) {
        var all = new java.util.ArrayList<Object>(List.of("train", "mlp"));
        all.addAll(List.of(words));
        all.addAll(List.of("--hidden", 2, "--epochs", 1, "--threads", 1, "--runs", root.resolve("runs")));
        return Cli.run(all.toArray());
    }

    @Test
    void decimalCommasAndNamesOfRowsAreSaidBeforeTraining() throws IOException {
        Path table = table("x;z;id;y", "#,5;%,25;P#;c%");
        Cli cli = train(table);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.err().lines()).containsExactly(COMMAS, NAMES);
        assertThat(cli.out()).contains("Inputs: 82 numbers");
        Cli json = train(table, "--json");
        assertThat(json.err()).contains(COMMAS, NAMES);
        assertThat(json.out()).hasLineCount(1);
        Cli remedied = train(table, "--decimal-comma", "--ignore", "id");
        assertThat(remedied.err()).isEmpty();
        assertThat(remedied.out()).contains("Inputs: 2 numbers");
    }

    @Test
    void theCheckFindsThemToo() throws IOException {
        Path table = table("x;z;id;y", "#,5;%,25;P#;c%");
        Cli cli = Cli.run("data", "check", table);
        assertThat(cli.code()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains(COMMAS.replace("t.csv: ", "- "), NAMES.replace("t.csv: ", "- "))
                .doesNotContain("Nothing is wrong");
        Cli remedied = Cli.run("data", "check", table, "--decimal-comma", "--ignore", "id");
        assertThat(remedied.out()).contains("Nothing is wrong");
    }

    @Test
    void aNameThatIsThereTwiceIsMadeDifferentAndSaid() throws IOException {
        Path table = table("x,x,y", "#,%,c%");
        Cli cli = train(table);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.err())
                .isEqualToIgnoringNewLines("t.csv: The header has 'x' twice; the second one is called 'x.2'.");
        assertThat(cli.out()).contains("Target 'y'", "30 samples to learn");
        assertThat(train(table, "--target", "x.2").out()).contains("Target 'x.2': 2 classes (0, 1)");
        Path rows = Files.writeString(root.resolve("rows.csv"), "y,x,x\nc0,1,0\n");
        Cli predicted = Cli.run("predict", root.resolve("runs/mlp-t-1"), rows, "--json");
        assertThat(Trees.objects(predicted.json(), "predictions")).hasSize(1);
    }
}
