package dev.tiefgang.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/// What the JSON parser found, without what only its programmers know.
final class JsonErrors {
    private static final Pattern SOURCE = Pattern.compile("\\[Source: .*?; (line: \\d+, column: \\d+)\\]");
    private static final Pattern METHOD = Pattern.compile(", from `[^`]*`");

    private JsonErrors() {}

    /// The parser's sentence; a place in it is `line: 1, column: 7`.
    static String text(JsonProcessingException e) {
        String place = SOURCE.matcher(e.getOriginalMessage()).replaceAll("$1");
        return METHOD.matcher(place).replaceAll("");
    }
}
