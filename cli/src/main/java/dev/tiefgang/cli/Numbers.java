package dev.tiefgang.cli;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Numbers on the command line, and what is said where a word is none.
final class Numbers {
    private static final String DECIMAL = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?Infinity|NaN";

    private Numbers() {}

    /// Makes a command line read numbers so.
    static CommandLine registered(CommandLine line) {
        return line.registerConverter(Integer.class, Numbers::whole)
                .registerConverter(int.class, Numbers::whole)
                .registerConverter(Long.class, Numbers::large)
                .registerConverter(long.class, Numbers::large)
                .registerConverter(Double.class, Numbers::decimal)
                .registerConverter(double.class, Numbers::decimal);
    }

    private static int whole(String word) {
        long value = large(word);
        if (value != (int) value) throw wrong("a whole number of at most " + Integer.MAX_VALUE, word);
        return (int) value;
    }

    private static long large(String word) {
        try {
            return Long.parseLong(word.strip());
        } catch (NumberFormatException e) {
            throw wrong(word.matches("[+-]?\\d+") ? "a whole number of at most 18 digits" : "a whole number", word);
        }
    }

    private static double decimal(String word) {
        if (!word.strip().matches(DECIMAL)) throw wrong("a number such as 0.01", word);
        return Double.parseDouble(word.strip());
    }

    private static TypeConversionException wrong(String expected, String word) {
        return new TypeConversionException("expected " + expected + ", received '" + word + "'");
    }
}
