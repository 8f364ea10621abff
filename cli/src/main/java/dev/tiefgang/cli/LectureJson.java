package dev.tiefgang.cli;

import dev.tiefgang.lecture.Experiment;
import dev.tiefgang.lecture.Fact;
import dev.tiefgang.lecture.Figure;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Result;
import dev.tiefgang.lecture.Settings;
import dev.tiefgang.lecture.Table;
import dev.tiefgang.lecture.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// An experiment for programs.
final class LectureJson {
    private LectureJson() {}

    static Map<String, ?> of(
            Experiment experiment, Settings chosen, Result result, List<Fact.Checked> facts, Language language) {
        var json = new LinkedHashMap<String, Object>();
        json.put("experiment", experiment.id());
        json.put("title", experiment.title().in(language));
        json.put("slides", experiment.slides());
        json.put("settings", chosen.values());
        json.put("seed", chosen.seed());
        var values = new LinkedHashMap<String, Object>();
        result.values().forEach((name, numbers) -> values.put(name, numbers(numbers)));
        json.put("values", values);
        json.put("tables", result.tables().stream().map(t -> table(t, language)).toList());
        json.put(
                "figures",
                result.figures().stream().map(f -> figure(f, language)).toList());
        json.put("facts", facts.stream().map(f -> fact(f, language)).toList());
        return json;
    }

    static Map<String, ?> fact(Fact.Checked checked, Language language) {
        var json = new LinkedHashMap<String, Object>();
        json.put("fact", checked.fact().what().in(language));
        json.put("least", numbers(checked.fact().least()));
        json.put("most", numbers(checked.fact().most()));
        json.put("got", numbers(checked.got()));
        json.put("ok", checked.ok());
        return json;
    }

    private static Map<String, ?> figure(Figure figure, Language language) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", figure.name());
        json.put("title", figure.title().in(language));
        switch (figure) {
            case Figure.Plot p -> {
                json.put("x", p.x().title().in(language));
                json.put("y", p.y().title().in(language));
                json.put(
                        "curves",
                        p.curves().stream().map(c -> curve(c, language)).toList());
            }
            case Figure.Surface s -> {
                json.put("x", numbers(s.x()));
                json.put("y", numbers(s.y()));
                json.put("z", Arrays.stream(s.z()).map(LectureJson::numbers).toList());
                json.put(
                        "curves",
                        s.curves().stream().map(c -> curve(c, language)).toList());
            }
            case Figure.Pictures p ->
                json.put(
                        "pictures",
                        p.pictures().stream().map(one -> picture(one, language)).toList());
        }
        return json;
    }

    private static Map<String, ?> picture(Figure.Captioned one, Language language) {
        var json = new LinkedHashMap<String, Object>();
        json.put("caption", one.caption().in(language));
        json.put("shape", one.picture().shape().toString());
        json.put(
                "pixels",
                numbers(IntStream.range(0, one.picture().shape().size())
                        .mapToDouble(one.picture()::at)
                        .toArray()));
        return json;
    }

    private static Map<String, ?> curve(Figure.Curve curve, Language language) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", curve.name().in(language));
        json.put("x", numbers(curve.x()));
        json.put("y", numbers(curve.y()));
        return json;
    }

    private static Map<String, ?> table(Table table, Language language) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", table.name());
        json.put(
                "columns",
                table.columns().stream().map(c -> c.title().in(language)).toList());
        json.put(
                "rows",
                table.rows().stream()
                        .map(r -> r.stream().map(c -> cell(c, language)).toList())
                        .toList());
        return json;
    }

    private static Object cell(Object cell, Language language) {
        return switch (cell) {
            case Text t -> t.in(language);
            case Double d -> number(d);
            default -> cell;
        };
    }

    private static List<Object> numbers(double[] x) {
        return new ArrayList<>(Arrays.stream(x).mapToObj(LectureJson::number).toList());
    }

    /// JSON knows neither NaN nor infinity.
    private static Object number(double x) {
        return Double.isFinite(x) ? x : Double.toString(x);
    }
}
