package dev.tiefgang.cli;

/// Fields of CSV files that are written.
final class Csv {
    private Csv() {}

    /// A field, in quotes where its characters ask for them.
    static String field(String text) {
        return text.matches("[^,\"\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
