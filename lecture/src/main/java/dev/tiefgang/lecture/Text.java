package dev.tiefgang.lecture;

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

    /// The text with values in the places that [String#format] knows.
    public Text with(Object... values) {
        return new Text(String.format(Locale.ROOT, en, values), String.format(Locale.ROOT, de, values));
    }
}
