package dev.tiefgang.lecture;

import java.util.Arrays;
import java.util.Locale;

/// A text in both languages.
///
/// @param en in English
/// @param de in German
public record Text(String en, String de) {
    /// The same in both languages, as symbols and names are.
    public static Text same(String text) {
        return new Text(text, text);
    }

    /// The text in a language.
    public String in(Language language) {
        return language == Language.DE ? de : en;
    }

    /// The text with values in the places that [String#format] knows; of values that are texts, each language
    /// gets its own.
    public Text with(Object... values) {
        return new Text(formatted(Language.EN, values), formatted(Language.DE, values));
    }

    private String formatted(Language language, Object[] values) {
        Object[] own = Arrays.stream(values)
                .map(v -> v instanceof Text t ? t.in(language) : v)
                .toArray();
        return String.format(Locale.ROOT, in(language), own);
    }
}
