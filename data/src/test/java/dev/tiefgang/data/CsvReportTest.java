package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.DataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {
    @TempDir
    Path folder;

    @Test
    void aGoodFileHasNoProblems() {
        CsvReport r = report("x,c,y\n1,u,a\n2,v,b\n3,u,a\n", new CsvOptions());
        assertThat(r.problems()).isEmpty();
        assertThat(r.rows()).isEqualTo(3);
        assertThat(r.target()).isEqualTo("y");
        assertThat(r.classes()).containsExactly(new CsvReport.ClassSize("a", 2), new CsvReport.ClassSize("b", 1));
        assertThat(r.imbalance()).isEqualTo(2);
        assertThat(report("x,y\n1,0.5\n2,7.25\n", new CsvOptions()).classes()).isEmpty();
    }

    @Test
    void itSaysHowTheFileIsReadOrWhyItIsNot() {
        String text = "x,c,y\n1,u,a\n2,v,b\n3,u,a\n";
        CsvSchema schema = report(text, new CsvOptions()).schema().orElseThrow();
        assertThat(schema.form())
                .isEqualTo(CsvSchema.of(folder.resolve("data.csv"), new CsvOptions())
                        .form());
        CsvReport ragged = report(text + "4,u\n", new CsvOptions());
        assertThat(ragged.schema()).isEmpty();
        assertThatThrownBy(() -> CsvSchema.of(folder.resolve("data.csv"), new CsvOptions()))
                .hasMessage(ragged.unusable().orElseThrow());
        assertThat(ragged.unusable().orElseThrow()).contains("line 5: expected 3 fields", "received 2");
    }

    @Test
    void itTellsHowFarItHasRead() throws IOException {
        Path file = folder.resolve("large.csv");
        Files.writeString(file, "x,y\n" + "1.25,a\n2.5,b\n".repeat(700_000));
        var told = new ArrayList<Long>();
        CsvReport.of(file, new CsvOptions(), (name, done, total) -> {
            assertThat(name).isEqualTo("large.csv");
            assertThat(total).isEqualTo(file.toFile().length());
            told.add(done);
        });
        assertThat(told).isSorted().hasSize(3).endsWith(file.toFile().length());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var text = new StringBuilder("x,c,k,y\n");
        for (int i = 0; i < 40; i++) text.append(i).append(i % 2 == 0 ? ".5,u,1,a\n" : ".5,v,1,b\n");
        text.append("1,u\n?,u,1,a\n1.O,v,1,b\n2.5,u,1,a\n2.5,u,1,b\n1,2,3,4,5\n");
        CsvReport r = report(text.toString(), new CsvOptions());
        assertThat(r.rows()).isEqualTo(44);
        assertThat(r.ragged()).isEqualTo(2);
        assertThat(r.duplicates()).isEqualTo(2);
        assertThat(r.contradictions()).isEqualTo(1);
        assertThat(r.problems())
                .containsExactly(
                        "2 rows with another number of fields than the 4 of the first row: line 42 with 2, line 47 with 5.",
                        "Column 'x': 1 value missing, the first in line 43.",
                        "Column 'x': 1 value that is no number, the first in line 44: expected a number, received '1.O';"
                                + " correct it, leave it empty, or name the column among the categories.",
                        "Column 'k': all rows say '1', which tells nothing.",
                        "2 rows with the inputs of an earlier one, 1 of them with another target.");
        assertThat(report("x,y\n1,a\n2,a\n", new CsvOptions()).problems())
                .containsExactly("Target 'y': all rows say 'a'; expected at least two classes.");
        assertThat(report("x,y\n,a\n,b\n", new CsvOptions()).problems())
                .contains("Column 'x': all values are missing.");
        assertThat(report(text.toString(), new CsvOptions().ignored("x", "k")).problems())
                .hasSize(2);
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> report("x,y\n", new CsvOptions())).hasMessageContaining("expected rows below");
        assertThatThrownBy(() -> report("x,y\n1,a\n", new CsvOptions().target("z")))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContaining("one of [x, y]");
        assertThatThrownBy(() -> CsvReport.of(folder.resolve("none.csv"), new CsvOptions()))
                .isInstanceOf(DataException.class);
    }

    /// A packed file of 64 million bytes, whose rows are never in memory together.
    @Test
    void aLargeFileIsAStream() throws IOException {
        Path file = folder.resolve("large.csv.gz");
        byte[] rows = "0.25,word,a\n1.75,other,b\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);
        try (var out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.write("x,c,y\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 64; i++) out.write(rows);
        }
        CsvReport r = CsvReport.of(file, new CsvOptions());
        assertThat(r.rows()).isEqualTo(64 * 80_000L);
        assertThat(r.classes()).extracting(CsvReport.ClassSize::rows).isEqualTo(List.of(2_560_000L, 2_560_000L));
        assertThat(r.compared()).isEqualTo(CsvReport.MOST_COMPARED);
        assertThat(r.duplicates()).isEqualTo(CsvReport.MOST_COMPARED - 2);
    }

    @Test
    void manyDifferentRowsAreAllTold() {
        var hashes = new RowHashes(50_000);
        for (int i = 0; i < 50_000; i++) hashes.add(List.of("a" + i % 40_000, "t" + i / 40_000), 1);
        assertThat(hashes.duplicates()).isEqualTo(10_000);
        assertThat(hashes.contradictions()).isEqualTo(10_000);
        hashes.add(List.of("a1", "t"), 1);
        assertThat(hashes.duplicates()).as("beyond the bound").isEqualTo(10_000);
    }

    private CsvReport report(String text, CsvOptions options) {
        try {
            return CsvReport.of(Files.writeString(folder.resolve("data.csv"), text), options);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
