package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said about columns that are taken for categories.
class CsvDoubtsTest {
    private static final CsvOptions USUAL = new CsvOptions();

    @TempDir
    Path folder;

    @Test
    void numbersWithTheOtherDecimalSignAreDoubted() {
        String file = text("length;width;y", 40, i -> i + ",5;" + i % 3 + ",25;" + "uv".charAt(i % 2));
        assertThat(doubts(file, USUAL))
                .containsExactly("Columns 'length', 'width': texts such as '0,5' are taken for categories; if they are"
                        + " numbers, add --decimal-comma.");
        assertThat(doubts(file, USUAL.decimalComma(true))).isEmpty();
        String quoted = text("length,y", 30, i -> "\"" + i % 4 + ",5\"," + "uv".charAt(i % 2));
        assertThat(doubts(quoted, USUAL)).singleElement().asString().startsWith("Column 'length': texts such as '0,5'");
        assertThat(doubts(quoted, USUAL.categories("length"))).isEmpty();
        assertThat(doubts(quoted, USUAL.ignored("length"), "z", i -> "1"))
                .as("a column that is left out")
                .isEmpty();
        String points = text("length;y", 30, i -> i % 4 + ".5;" + "uv".charAt(i % 2));
        assertThat(doubts(points, USUAL.decimalComma(true)))
                .singleElement()
                .asString()
                .endsWith("if they are numbers, leave out --decimal-comma.");
    }

    @Test
    void aFewOddWordsAmongThemDoNotHideIt() {
        String file =
                text("x;y", 40, i -> (i == 7 ? "none" : i % 5 == 0 ? "3" : i % 4 + ",5") + ";" + "uv".charAt(i % 2));
        assertThat(doubts(file, USUAL)).singleElement().asString().contains("--decimal-comma");
    }

    @Test
    void aTargetIsDoubtedToo() {
        String numbers = text("x;price", 40, i -> i + ";" + i % 9 + ",5");
        assertThat(doubts(numbers, USUAL))
                .containsExactly("Target 'price': texts such as '0,5' are taken for classes; if they are numbers, add"
                        + " --decimal-comma.");
        assertThat(doubts(numbers, USUAL.goal(CsvOptions.Goal.CLASS))).isEmpty();
        String names = text("x,name", 40, i -> i + ",N" + i);
        assertThat(doubts(names, USUAL))
                .containsExactly("Target 'name': texts of which hardly two are the same, such as 'N0', are taken for"
                        + " classes; name another column by --target.");
    }

    @Test
    void textsThatNameTheRowsAreDoubted() {
        String file = text(
                "id,born on,c,y",
                60,
                i -> "P" + i + ",2001-01-" + i % 31 + "," + (i % 2 == 0 ? "red" : "blue") + "," + "uv".charAt(i % 2));
        assertThat(doubts(file, USUAL))
                .containsExactly("Columns 'id', 'born on': texts of which hardly two are the same, such as 'P0', are"
                        + " taken for categories; leave them out by --ignore \"id,born on\".");
        String few = text("id,y", 10, i -> "P" + i + "," + "uv".charAt(i % 2));
        assertThat(doubts(few, USUAL)).singleElement().asString().endsWith("leave it out by --ignore id.");
    }

    @Test
    void honestCategoriesAreLeftInPeace() {
        String file = text(
                "colour,town,size,y",
                60,
                i -> "cmyk".charAt(i % 4) + ",T" + i % 20 + "," + i + "." + i + "," + "uvw".charAt(i % 3));
        assertThat(doubts(file, USUAL)).isEmpty();
        assertThat(doubts(text("c,y", 9, i -> "c" + i + "," + "uv".charAt(i % 2)), USUAL))
                .as("too few rows to tell")
                .isEmpty();
        assertThat(doubts(text("n,y", 60, i -> i + "," + "uv".charAt(i % 2)), USUAL))
                .as("numbers")
                .isEmpty();
    }

    private static String text(String header, int rows, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
    }

    private List<String> doubts(String text, CsvOptions options, String further, IntFunction<String> values) {
        String[] lines = text.split("\n");
        lines[0] = further + "," + lines[0];
        for (int i = 1; i < lines.length; i++) lines[i] = values.apply(i) + "," + lines[i];
        return doubts(String.join("\n", lines), options);
    }

    /// What the schema says; the report of `data check` has to say the same.
    private List<String> doubts(String text, CsvOptions options) {
        try {
            Path file = Files.writeString(folder.resolve("data.csv"), text);
            List<String> remarks = CsvSchema.of(file, options).remarks();
            assertThat(CsvReport.of(file, options).problems()).containsAll(remarks);
            return remarks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
