package dev.tiefgang.lecture;

import java.util.Locale;

/// The languages of the lecture.
public enum Language {
    /// English.
    EN,
    /// German.
    DE;

    /// German for a German locale, else English.
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("de") ? DE : EN;
    }
}
