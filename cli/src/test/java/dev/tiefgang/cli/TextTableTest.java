package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void textStandsLeftAndNumbersRight() {
        var table =
                new TextTable("name", ">size", "what").row("a", "1,000", "x").row("long", "7", "");
        assertThat(table.lines()).containsExactly("name   size  what", "a     1,000  x", "long      7");
    }

    @Test
    void theLastColumnIsWrappedAtWords() {
        var lines = new TextTable("name", "text")
                .row("a", "word ".repeat(40).strip())
                .lines();
        assertThat(lines).hasSize(4).allMatch(line -> line.length() <= 100);
        assertThat(lines.get(2)).startsWith("      word");
    }

    @Test
    void withoutTitlesThereIsNoFirstLine() {
        assertThat(new TextTable("", "").row("a", "b").lines()).containsExactly("a  b");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        var table = new TextTable("a", "b");
        assertThatThrownBy(() -> table.row("1")).hasMessageContaining("expected 2 cells, received 1");
    }
}
