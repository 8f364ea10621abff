package dev.tiefgang.cli;

import dev.tiefgang.lecture.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The language of what the lecture says.
final class LectureOptions {
    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "Language of the lecture: ${COMPLETION-CANDIDATES} (default: that of the system).")
    private @Nullable Language lang;

    /// Where it says it.
    LectureText on(Output output) {
        return new LectureText(lang == null ? Language.of(Locale.getDefault()) : lang, output);
    }
}
