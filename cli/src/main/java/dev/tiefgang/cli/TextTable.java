package dev.tiefgang.cli;

import java.util.ArrayList;
import java.util.List;

/// A table of text with aligned columns, at most 100 characters wide; long words of the last column are wrapped.
final class TextTable {
    private static final int WIDTH = 100;
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /// @param headers titles of the columns; one that begins with `>` stands above numbers, which are aligned right
    TextTable(String... headers) {
        right = new boolean[headers.length];
        String[] titles = new String[headers.length];
        for (int i = 0; i < headers.length; i++) {
            right[i] = headers[i].startsWith(">");
            titles[i] = right[i] ? headers[i].substring(1) : headers[i];
        }
        rows.add(titles);
    }

    /// Adds a row with as many cells as there are columns.
    TextTable row(String... cells) {
        if (cells.length != right.length)
            throw new IllegalArgumentException(
                    "TextTable: expected " + right.length + " cells, received " + cells.length);
        rows.add(cells.clone());
        return this;
    }

    /// The table as lines without line ends; a table without titles does without its first line.
    List<String> lines() {
        int[] widths = new int[right.length];
        for (String[] row : rows) for (int i = 0; i < row.length; i++) widths[i] = Math.max(widths[i], length(row[i]));
        int last = widths.length - 1, before = 0;
        for (int i = 0; i < last; i++) before += widths[i] + GAP.length();
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            var start = new StringBuilder();
            for (int i = 0; i < last; i++)
                start.append(aligned(row[i], widths[i], right[i])).append(GAP);
            if (right[last]) lines.add((start + aligned(row[last], widths[last], true)).stripTrailing());
            else
                for (String part : wrapped(row[last], Math.max(20, WIDTH - before))) {
                    lines.add((start + part).stripTrailing());
                    start.setLength(0);
                    start.repeat(' ', before);
                }
        }
        if (lines.getFirst().isBlank()) lines.removeFirst();
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }

    private static String aligned(String text, int width, boolean right) {
        String space = " ".repeat(width - length(text));
        return right ? space + text : text + space;
    }

    private static List<String> wrapped(String text, int width) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (length(rest) > width && rest.lastIndexOf(' ', width) > 0) {
            int at = rest.lastIndexOf(' ', width);
            parts.add(rest.substring(0, at));
            rest = rest.substring(at + 1);
        }
        parts.add(rest);
        return parts;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
