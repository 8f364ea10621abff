package dev.tiefgang.cli;

import dev.tiefgang.lecture.Figure;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Draws figures with characters.
final class TextFigure {
    private static final int WIDTH = 60, HEIGHT = 14, PICTURE = 20;
    private static final char[] MARKS = {'•', '○', '+', 'x', '▲', '■', '◆', '%', '@'};
    private static final String SHADES = " ░▒▓█";

    private TextFigure() {}

    static List<String> lines(Figure figure, Language language) {
        return switch (figure) {
            case Figure.Plot p -> plot(p, language);
            case Figure.Surface s -> surface(s, language);
            case Figure.Pictures p -> pictures(p, language);
        };
    }

    /// Two pictures in a row.
    private static List<String> pictures(Figure.Pictures all, Language language) {
        var lines = new ArrayList<String>();
        lines.add(all.title().in(language));
        for (int i = 0; i < all.pictures().size(); i += 2) {
            List<String> left = picture(all.pictures().get(i), language);
            List<String> right =
                    i + 1 < all.pictures().size() ? picture(all.pictures().get(i + 1), language) : List.of();
            int width = left.stream().mapToInt(String::length).max().orElse(0) + 2;
            for (int l = 0; l < Math.max(left.size(), right.size()); l++) {
                String begin = l < left.size() ? left.get(l) : "", end = l < right.size() ? right.get(l) : "";
                lines.add((begin + " ".repeat(width - begin.length()) + end).stripTrailing());
            }
        }
        return lines;
    }

    private static List<String> picture(Figure.Captioned one, Language language) {
        var lines = new ArrayList<>(List.of(one.caption().in(language)));
        lines.addAll(Sketch.lines(one.picture(), StandardCharsets.UTF_8, PICTURE));
        return lines;
    }

    private static List<String> plot(Figure.Plot plot, Language language) {
        Scale x = scale(plot, true), y = scale(plot, false);
        char[][] cells = new char[HEIGHT][WIDTH];
        for (char[] row : cells) Arrays.fill(row, ' ');
        var legend = new ArrayList<String>();
        for (int c = 0; c < plot.curves().size(); c++) {
            Figure.Curve curve = plot.curves().get(c);
            char mark = MARKS[c % MARKS.length];
            legend.add(mark + " " + curve.name().in(language));
            for (int i = 0; i < curve.x().length; i++) {
                mark(cells, mark, x.at(curve.x()[i]), y.at(curve.y()[i]));
                if (curve.line() && i > 0) between(cells, mark, x, y, curve, i);
            }
        }
        var lines = new ArrayList<String>();
        lines.add(plot.title().in(language));
        String top = number(y.most()), bottom = number(y.least());
        int margin = Math.max(top.length(), bottom.length());
        for (int r = 0; r < HEIGHT; r++) {
            String label = r == 0 ? top : r == HEIGHT - 1 ? bottom : "";
            lines.add(" ".repeat(margin - label.length()) + label + " │" + new String(cells[r]).stripTrailing());
        }
        lines.add(" ".repeat(margin + 1) + "└" + "─".repeat(WIDTH));
        String left = number(x.least()),
                right = number(x.most()),
                axis = plot.x().title().in(language);
        int room = Math.max(1, WIDTH - left.length() - right.length() - axis.length());
        lines.add(" ".repeat(margin + 2) + left + " ".repeat(room / 2) + axis + " ".repeat(room - room / 2) + right);
        lines.add(" ".repeat(margin + 2) + plot.y().title().in(language) + ":  " + String.join("   ", legend));
        return lines;
    }

    /// Marks between two neighbouring points of a line.
    private static void between(char[][] cells, char mark, Scale x, Scale y, Figure.Curve curve, int i) {
        double x0 = x.at(curve.x()[i - 1]),
                x1 = x.at(curve.x()[i]),
                y0 = y.at(curve.y()[i - 1]),
                y1 = y.at(curve.y()[i]);
        int steps = (int) Math.ceil(Math.max(Math.abs(x1 - x0) * WIDTH, Math.abs(y1 - y0) * HEIGHT));
        for (int s = 1; s < Math.min(steps, 4 * WIDTH); s++) {
            double t = (double) s / steps;
            mark(cells, mark, x0 + t * (x1 - x0), y0 + t * (y1 - y0));
        }
    }

    private static void mark(char[][] cells, char mark, double x, double y) {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return;
        cells[(int) Math.round((1 - y) * (HEIGHT - 1))][(int) Math.round(x * (WIDTH - 1))] = mark;
    }

    /// The range of an axis.
    private record Scale(double least, double most, boolean logarithmic) {
        /// Where a number lies, from 0 to 1.
        double at(double v) {
            double from = logarithmic ? Math.log(least) : least, to = logarithmic ? Math.log(most) : most;
            return ((logarithmic ? Math.log(v) : v) - from) / (to - from);
        }
    }

    private static Scale scale(Figure.Plot plot, boolean x) {
        double[] all = plot.curves().stream()
                .flatMapToDouble(c -> DoubleStream.of(x ? c.x() : c.y()))
                .filter(Double::isFinite)
                .toArray();
        double least = Arrays.stream(all).min().orElse(0),
                most = Arrays.stream(all).max().orElse(1);
        Figure.Axis axis = x ? plot.x() : plot.y();
        if (axis.logarithmic()) return new Scale(least, most > least ? most : 10 * least, true);
        double spare = most > least ? 0.05 * (most - least) : 0.5;
        return plot.curves().stream().anyMatch(c -> !c.line())
                ? new Scale(least - spare, most + spare, false)
                : new Scale(least, most > least ? most : least + 1, false);
    }

    private static List<String> surface(Figure.Surface s, Language language) {
        double least =
                Arrays.stream(s.z()).flatMapToDouble(Arrays::stream).min().orElse(0);
        double most = Arrays.stream(s.z()).flatMapToDouble(Arrays::stream).max().orElse(1);
        var lines = new ArrayList<String>();
        lines.add("%s: %s ' ' … %s '█'".formatted(s.title().in(language), number(least), number(most)));
        char[][] cells = new char[s.y().length][s.x().length];
        for (int r = 0; r < cells.length; r++)
            for (int c = 0; c < cells[r].length; c++) {
                double level = most > least ? (s.z()[r][c] - least) / (most - least) : 0;
                cells[r][c] = SHADES.charAt((int) Math.round(level * (SHADES.length() - 1)));
            }
        for (int c = 0; c < s.curves().size(); c++)
            for (int i = 0; i < s.curves().get(c).x().length; i++)
                cells[nearest(s.y(), s.curves().get(c).y()[i])][
                        nearest(s.x(), s.curves().get(c).x()[i])] = MARKS[c % MARKS.length];
        for (int r = cells.length - 1; r >= 0; r--) {
            var line = new StringBuilder("%6s │".formatted(number(s.y()[r])));
            for (char cell : cells[r]) line.repeat(cell, 2);
            lines.add(line.toString());
        }
        lines.add(" ".repeat(7) + "└" + "─".repeat(2 * s.x().length));
        lines.add(" ".repeat(8)
                + "%s: %s … %s (%s)"
                        .formatted(
                                s.xAxis().title().in(language),
                                number(s.x()[0]),
                                number(s.x()[s.x().length - 1]),
                                s.yAxis().title().in(language)));
        if (!s.curves().isEmpty())
            lines.add(" ".repeat(8)
                    + IntStream.range(0, s.curves().size())
                            .mapToObj(c -> MARKS[c % MARKS.length] + " "
                                    + s.curves().get(c).name().in(language))
                            .collect(Collectors.joining("   ")));
        return lines;
    }

    /// Which of some places is next to a number.
    private static int nearest(double[] places, double x) {
        return IntStream.range(0, places.length)
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.abs(places[i] - x)))
                .orElseThrow();
    }

    private static String number(double x) {
        return Math.abs(x) >= 100 || x == Math.rint(x) ? Numbers.fixed(x, 0) : Numbers.fixed(x, 2);
    }
}
