package dev.tiefgang.cli;

import dev.tiefgang.lecture.Event;
import dev.tiefgang.lecture.Experiment;
import dev.tiefgang.lecture.Fact;
import dev.tiefgang.lecture.Figure;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Numbers;
import dev.tiefgang.lecture.Result;
import dev.tiefgang.lecture.Setting;
import dev.tiefgang.lecture.Settings;
import dev.tiefgang.lecture.Table;
import dev.tiefgang.lecture.Text;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Says in the terminal what an experiment does and what came of it.
record LectureView(LectureText to) {
    private static final int MOST_ROWS = 60;

    void head(Experiment e, Settings chosen) {
        Language l = to.language();
        to.line(e.title().in(l) + "  [" + e.id() + "]");
        paragraph(e.proves().in(l));
        if (!e.settings().isEmpty()) {
            to.line("");
            settings(e, chosen, "").forEach(to::line);
        }
    }

    /// The settings of an experiment: name, value, range and meaning.
    ///
    /// @param title what stands above the values
    List<String> settings(Experiment e, Settings chosen, String title) {
        var table = new TextTable(to.of("setting", "Einstellung"), title, to.of("values", "Werte"), "");
        for (Setting s : e.settings())
            table.row(to.shown(
                    s.name(),
                    value(chosen.values().get(s.name())),
                    s.range().in(to.language()),
                    s.meaning().in(to.language())));
        return table.lines();
    }

    /// A text broken into lines.
    void paragraph(String text) {
        new TextTable("").row(text).lines().forEach(to::line);
    }

    private static String value(@Nullable Object value) {
        return value instanceof Double d ? Numbers.plain(d) : String.valueOf(value);
    }

    void result(Result result) {
        Language l = to.language();
        for (Table table : result.tables()) {
            to.line("");
            to.line(table.title().in(l));
            text(table, l).lines().forEach(to::line);
        }
        for (Figure figure : result.figures()) {
            to.line("");
            TextFigure.lines(figure, l).forEach(to::line);
        }
        if (!result.notes().isEmpty()) to.line("");
        for (Text note : result.notes()) paragraph(note.in(l));
    }

    private TextTable text(Table table, Language l) {
        var text = new TextTable(to.shown(table.columns().stream()
                .map(c -> (isNumbers(table, table.columns().indexOf(c)) ? ">" : "")
                        + c.title().in(l))
                .toArray(String[]::new)));
        int n = table.rows().size();
        for (int r = 0; r < n; r++) {
            if (n > MOST_ROWS && r == MOST_ROWS / 2) {
                text.row(to.shown(
                        Collections.nCopies(table.columns().size(), "…").toArray(String[]::new)));
                r = n - MOST_ROWS / 2;
            }
            int row = r;
            text.row(to.shown(IntStream.range(0, table.columns().size())
                    .mapToObj(c -> table.cell(row, c, l))
                    .toArray(String[]::new)));
        }
        return text;
    }

    private static boolean isNumbers(Table table, int column) {
        return table.rows().stream()
                .allMatch(r -> r.get(column) instanceof Number || r.get(column).equals(""));
    }

    void event(Event e) {
        Language l = to.language();
        to.line(
                switch (e) {
                    case Event.Begun(Text what) -> what.in(l);
                    case Event.Presented(int number, double[] x, double[] y) ->
                        new Text("Pattern %d: x = %s, y = %s", "Muster %d: x = %s, y = %s")
                                .with(number, Numbers.row(x), Numbers.row(y))
                                .in(l);
                    case Event.Computed(var number) -> "  " + number.line();
                    case Event.Changed(String _, double _, var after) -> "  " + after.line();
                    case Event.Noticed(Text what) -> "  " + what.in(l);
                });
    }

    void state(Map<String, double[]> state) {
        state.forEach((name, numbers) -> to.line(
                "  " + name + " = " + (numbers.length <= 20 ? Numbers.column(numbers, 4) : numbers.length + " …")));
    }

    /// Facts with what is wanted and what there is.
    void facts(Iterable<Fact.Checked> facts) {
        Language l = to.language();
        var table =
                new TextTable("", to.of("fact", "Tatsache"), to.of("expected", "erwartet"), to.of("got", "erhalten"));
        for (Fact.Checked c : facts)
            table.row(to.shown(
                    c.ok() ? "ok" : to.of("WRONG", "FALSCH"),
                    c.fact().what().in(l),
                    expected(c.fact()),
                    numbers(c.got())));
        table.lines().forEach(to::line);
    }

    static String expected(Fact f) {
        double[] middle = new double[f.least().length];
        double spread = 0;
        for (int i = 0; i < middle.length; i++) {
            middle[i] = (f.least()[i] + f.most()[i]) / 2;
            spread = Math.max(spread, (f.most()[i] - f.least()[i]) / 2);
        }
        if (spread <= 2e-9) return numbers(middle);
        if (middle.length == 1) return numbers(f.least()) + " … " + numbers(f.most());
        return numbers(middle) + " ± " + compact(spread);
    }

    static String numbers(double[] x) {
        return Arrays.stream(x).mapToObj(LectureView::compact).collect(Collectors.joining(" "));
    }

    private static String compact(double x) {
        if (!Double.isFinite(x) || Math.abs(x) >= 1e9) return Numbers.plain(x);
        if (x == Math.rint(x)) return Numbers.fixed(x, 0);
        if (Math.abs(x) < 1e-3) return String.format(java.util.Locale.ROOT, "%.1e", x);
        return Numbers.plain(Math.round(x * 1e6) / 1e6).replace("-", "−");
    }
}
