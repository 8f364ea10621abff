package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the first line of a file is taken for.
class CsvHeaderTest {
    private static final CsvOptions USUAL = new CsvOptions();

    @TempDir
    Path folder;

    /// `~` stands for the end of a line.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x,x,y~1,2,a~3,4,b|x x.2 y",
                "x,y,x~1,2,a~3,4,b|x y x.2",
                "x,x,x.2,x,y~1,2,3,4,a~5,6,7,8,b|x x.3 x.2 x.4 y",
                "x,x,y~1,,a~z,4,b~5,,a|x x.2 y", // a stray word is no reason to doubt the header
                "q,q,y~a,b,c~d,e,f~g,h,i~k,l,m~n,o,p|q q.2 y",
                "q,q,y~a,b,c~d,e,f~g,h,i~k,l,m|1 2 3", // too few words to tell
                "o,o,x,x~x,o,o,p~o,o,o,n~o,x,x,n~x,o,x,p~x,x,x,p|1 2 3 4",
                "low,low,2,acc~high,low,3,un|1 2 3 4",
                ",a,y~0,1.5,u~1,2.5,v|1 a y",
                ",u,v~,w,v~,u,w|1 2 3",
                "x;y~1,5;a~2,5;b|x y",
                "1,5;2,5;u~3,5;4,5;v|1 2 3",
                "1,5;2,5;0,5~3,5;4,5;1,5|1 2 3",
                "5,1;u~6,2;v|1 2",
                "5,1\t3\tu~6,2\t4\tv|1 2 3",
                "a;b,c~1;2,3~4;5,6|a;b c",
            })
    void columnsHaveTheseNames(String text, String names) throws IOException {
        Path file = file(text.replace("\\t", "\t"));
        assertThat(String.join(" ", CsvReport.of(file, USUAL).columns())).isEqualTo(names);
    }

    @Test
    void namesThatTheHeaderDoesNotHaveAreSaid() throws IOException {
        assertThat(CsvSchema.of(file("x,x,y,x~1,2,3,a~4,5,6,b"), USUAL).remarks())
                .containsExactly("The header has 'x' 3 times; the further ones are called 'x.2', 'x.3'.");
        assertThat(CsvReport.of(file(",x,x,y~1,2,3,a~4,5,6,b"), USUAL).problems())
                .containsExactly(
                        "Column 1 has no name in the header and is called '1'; if it only numbers the rows, add --ignore 1.",
                        "The header has 'x' twice; the second one is called 'x.2'.");
        assertThat(CsvSchema.of(file("x,y~1,a~2,b"), USUAL).remarks()).isEmpty();
        assertThat(CsvNames.ofHeader(List.of("", "a", "1")).names()).containsExactly("1.2", "a", "1");
    }

    @Test
    void columnsOfOneNameAreFoundByTheirOrderInOtherFiles() throws IOException {
        CsvSchema schema = CsvSchema.of(file("x,x,y~1,2,a~3,4,b"), USUAL);
        assertThat(schema.columns()).containsExactly("x", "x.2");
        assertThat(schema.form().names()).containsExactly("x", "x.2", "y");
        assertThat(inputs(schema, "y,x,x~a,5,6")).isEqualTo("5.0 6.0");
        assertThat(inputs(schema, "x.2,x~6,5")).isEqualTo("5.0 6.0");
        assertThat(inputs(schema, "x,z,x,z~5,0,6,0"))
                .as("columns that nobody needs")
                .isEqualTo("5.0 6.0");
        assertThatThrownBy(() -> inputs(schema, "x,x,x~5,6,7"))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("received [x, x, x]; 'x' is there more often than expected");
        assertThatThrownBy(() -> inputs(schema, "x,y~5,a")).hasMessageEndingWith("missing: 'x.2'");
    }

    private String inputs(CsvSchema schema, String text) throws IOException {
        var row = new StringBuilder();
        schema.forEach(file(text), r -> {
            for (float x : r.input()) row.append(row.isEmpty() ? "" : " ").append(x);
        });
        return row.toString();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text.replace('~', '\n') + "\n");
    }
}
