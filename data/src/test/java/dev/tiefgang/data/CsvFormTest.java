package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.CsvOptions.Missing;
import dev.tiefgang.tensor.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormTest {
    private static final String TEXT = "x,c,id,y\n1,u,a1,a\n3,v,a2,b\n,u,a3,b\n";

    @TempDir
    Path folder;

    private CsvSchema schema() {
        return CsvSchema.of(file(TEXT), new CsvOptions().missing(Missing.COLUMN).ignored("id"));
    }

    @Test
    void aStoredFormReadsTheSameNumbers() {
        CsvSchema schema = schema(), again = CsvSchema.of(schema.form());
        assertThat(again.form()).isEqualTo(schema.form());
        assertThat(again.columns()).isEqualTo(schema.columns()).containsExactly("x", "x?", "c=u", "c=v");
        assertThat(rows(again, TEXT)).isEqualTo(rows(schema, TEXT)).hasSize(3).contains("[2.0, 1.0, 1.0, 0.0] 1.0");
    }

    @Test
    void columnsAreFoundByTheirNames() {
        assertThat(rows(schema(), "y,new,c,x\nb,7,v,5\n")).containsExactly("[5.0, 0.0, 0.0, 1.0] 1.0");
        assertThat(schema().read(file("y,c,x\na,v,5\n")).size()).isEqualTo(1);
        refused("y,x\na,5\n")
                .hasMessageEndingWith("line 1: expected the columns [x, c, id, y], received [y, x]; missing: 'c'");
        refused("y,x,c,c\na,5,u,u\n").hasMessageEndingWith("; 'c' is there more often than expected");
        refused("y,c,x\na,w,5\n").hasMessageContaining("line 2, column 'c': expected one of [u, v], received 'w'");
        refused("y,c,x\na,u\n").hasMessageContaining("line 2: expected 3 fields as in the first row, received 2");
    }

    @Test
    void toGuessNoTargetIsNeeded() {
        assertThat(rows(schema(), "c,x\nv,5\n")).containsExactly("[5.0, 0.0, 0.0, 1.0] -");
        assertThat(rows(schema(), "c,x,y\nv,5,?\nu,1,a\n"))
                .containsExactly("[5.0, 0.0, 0.0, 1.0] -", "[1.0, 0.0, 1.0, 0.0] 0.0");
        assertThatThrownBy(() -> schema().read(file("c,x\nv,5\n"))).hasMessageContaining("missing: 'y'");
        CsvSchema bare = CsvSchema.of(file("1,a,2\n3,b,4\n5,a,6\n"), new CsvOptions().target("2"));
        assertThat(rows(bare, "7,8\n")).containsExactly("[7.0, 8.0] -");
        assertThat(rows(bare, "7,b,8\n")).containsExactly("[7.0, 8.0] 1.0");
        assertThatThrownBy(() -> rows(bare, "7\n")).hasMessageContaining("line 1: expected 3 fields");
    }

    @Test
    void formsThatCannotBeAreRefused() {
        var x = new CsvForm.Numeric("x", 0, false, false);
        assertThatThrownBy(() -> new CsvForm(",", true, false, 0, "y", List.of(x)))
                .hasMessageContaining("expected a target among the columns [x], received 'y'");
        assertThatThrownBy(() -> new CsvForm(",", true, false, 0, "x", List.of(x, x)))
                .hasMessageContaining("'x' twice");
        assertThatThrownBy(() -> new CsvForm("", true, false, 0, "x", List.of(x)))
                .hasMessageContaining("one character");
        assertThatThrownBy(() -> new CsvForm(",", true, false, -1, "x", List.of(x)))
                .hasMessageContaining("received -1");
        assertThatThrownBy(() -> new CsvForm(",", true, false, 0, "x", List.of(new CsvForm.Ignored("x"))))
                .hasMessageContaining("received 'x'");
        assertThatThrownBy(() -> new CsvForm.Category("c", List.of("u", "u"), 0, true, false, false))
                .hasMessageContaining("expected different categories, received [u, u]");
        assertThatThrownBy(() -> new CsvForm.Category("c", List.of("u"), 1, true, false, false))
                .hasMessageContaining("0 to 0, received 1");
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String text) {
        return assertThatThrownBy(() -> rows(schema(), text)).isInstanceOf(DataException.class);
    }

    private List<String> rows(CsvSchema schema, String text) {
        var rows = new ArrayList<String>();
        schema.forEach(
                file(text),
                r -> rows.add(Arrays.toString(r.input()) + " "
                        + (r.target().isPresent() ? r.target().getAsDouble() : "-")));
        return rows;
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("data.csv"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
