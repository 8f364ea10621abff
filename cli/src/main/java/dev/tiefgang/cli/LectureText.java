package dev.tiefgang.cli;

import dev.tiefgang.lecture.Language;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What the lecture says, in a language and in the letters of this terminal.
record LectureText(Language language, Output output) {
    /// Prints a line.
    void line(String text) {
        output.line("%s", shown(text));
    }

    /// A text in letters that this terminal has.
    String shown(String text) {
        return new Glyphs(charset()).shown(text);
    }

    /// The same for cells of a table, whose width is that of what is shown.
    String[] shown(String... cells) {
        return Arrays.stream(cells).map(this::shown).toArray(String[]::new);
    }

    /// One of two texts.
    String of(String en, String de) {
        return language == Language.DE ? de : en;
    }

    private static Charset charset() {
        Charset of = System.out.charset();
        // What reads a pipe takes UTF-8, as Main writes then; a terminal shows what it says it can.
        return of.equals(StandardCharsets.US_ASCII) && !ProgressView.isTerminal() ? StandardCharsets.UTF_8 : of;
    }
}
