package dev.tiefgang.cli;

import dev.tiefgang.formats.AtomicFiles;
import dev.tiefgang.lecture.Figure;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Result;
import dev.tiefgang.lecture.Table;
import dev.tiefgang.lecture.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The figures and tables of an experiment as files.
final class LectureFiles {
    private LectureFiles() {}

    /// Refuses a file that cannot be written, before anything is computed for it.
    ///
    /// @param option asks for the file
    static void check(String option, Path file, String ending) {
        Path folder = file.toAbsolutePath().getParent();
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(ending))
            throw refused(option, "a file whose name ends in " + ending, file);
        if (Files.isDirectory(file)) throw refused(option, "a file, not a folder", file);
        if (folder == null || !Files.isDirectory(folder)) throw refused(option, "a file in a folder that exists", file);
        if (!Files.isWritable(folder)) throw refused(option, "a file in a folder that may be written", file);
    }

    private static UsageException refused(String option, String wanted, Path file) {
        return new UsageException("%s: expected %s, received '%s'".formatted(option, wanted, file));
    }

    static void plots(Path png, Result result, LectureText to) {
        if (result.figures().isEmpty()) throw new UsageException("--plot: this experiment has no figures");
        for (int i = 0; i < result.figures().size(); i++) {
            Figure figure = result.figures().get(i);
            Path file = i == 0 ? png : named(png, figure.name());
            FigurePlot.write(file, figure, to.language());
            to.line(file + ": " + figure.title().in(to.language()));
        }
    }

    static void tables(Path csv, Result result, LectureText to) {
        for (int i = 0; i < result.tables().size(); i++) {
            Table table = result.tables().get(i);
            write(i == 0 ? csv : named(csv, table.name()), text(table, to.language()), table.title(), to);
        }
        for (Figure figure : result.figures())
            switch (figure) {
                case Figure.Plot p -> points(csv, p, p.x(), p.y(), p.curves(), to);
                case Figure.Surface s
                when !s.curves().isEmpty() -> points(csv, s, s.xAxis(), s.yAxis(), s.curves(), to);
                case Figure.Surface s -> {}
                case Figure.Pictures p -> {}
            }
    }

    private static void points(
            Path csv, Figure figure, Figure.Axis x, Figure.Axis y, List<Figure.Curve> curves, LectureText to) {
        write(named(csv, "plot-" + figure.name()), text(x, y, curves, to.language()), figure.title(), to);
    }

    private static void write(Path file, String text, Text title, LectureText to) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, out -> out.write(bytes));
        to.line(file + ": " + title.in(to.language()));
    }

    /// The points of all curves, one a line.
    private static String text(Figure.Axis x, Figure.Axis y, List<Figure.Curve> curves, Language language) {
        var text = new StringBuilder("curve,%s,%s\n"
                .formatted(
                        Csv.field(x.title().in(language)), Csv.field(y.title().in(language))));
        for (Figure.Curve curve : curves)
            for (int i = 0; i < curve.x().length; i++)
                text.append(Csv.field(curve.name().in(language)))
                        .append(',')
                        .append(curve.x()[i])
                        .append(',')
                        .append(curve.y()[i])
                        .append('\n');
        return text.toString();
    }

    /// `xor.png` with a name behind: `xor-hidden.png`.
    private static Path named(Path file, String name) {
        String whole = file.getFileName().toString();
        int dot = whole.lastIndexOf('.');
        String with = dot < 1 ? whole + "-" + name : whole.substring(0, dot) + "-" + name + whole.substring(dot);
        return file.resolveSibling(with);
    }

    /// Numbers with all their digits.
    private static String text(Table table, Language language) {
        var text = new StringBuilder(table.columns().stream()
                .map(c -> Csv.field(c.title().in(language)))
                .collect(Collectors.joining(",", "", "\n")));
        for (List<Object> row : table.rows())
            text.append(row.stream()
                    .map(c -> Csv.field(c instanceof Text t ? t.in(language) : c.toString()))
                    .collect(Collectors.joining(",", "", "\n")));
        return text.toString();
    }
}
