package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;

/// Rows of numbers and words under titled columns.
///
/// @param name of its own, for files
public record Table(String name, Text title, List<Column> columns, List<List<Object>> rows) {
    /// A column.
    ///
    /// @param decimals how its numbers are written; negative for as many as there are
    public record Column(Text title, int decimals) {}

    /// A table without rows yet.
    public static Table of(String name, Text title, Column... columns) {
        return new Table(name, title, List.of(columns), new ArrayList<>());
    }

    /// A column of numbers.
    public static Column numbers(String title, int decimals) {
        return new Column(Text.same(title), decimals);
    }

    /// A column of numbers.
    public static Column numbers(String en, String de, int decimals) {
        return new Column(new Text(en, de), decimals);
    }

    /// A column of words.
    public static Column words(String en, String de) {
        return new Column(new Text(en, de), -1);
    }

    /// Adds a row of numbers ([Double], [Integer]) and words ([Text], [String]).
    ///
    /// @throws IllegalArgumentException if there are not as many cells as columns
    public Table row(Object... cells) {
        if (cells.length != columns.size())
            throw new IllegalArgumentException(
                    "Table " + name + ": expected " + columns.size() + " cells, received " + cells.length);
        rows.add(List.of(cells));
        return this;
    }

    /// A cell as one writes it.
    public String cell(int row, int column, Language language) {
        Object cell = rows.get(row).get(column);
        int decimals = columns.get(column).decimals();
        return switch (cell) {
            case Text t -> t.in(language);
            case Double d -> decimals < 0 ? Numbers.plain(d) : Numbers.fixed(d, decimals);
            case Integer i -> Numbers.whole(i, language);
            case Long n -> Numbers.whole(n, language);
            default -> cell.toString();
        };
    }
}
