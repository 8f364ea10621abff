package dev.tiefgang.lecture;

import dev.tiefgang.data.CsvOptions;
import dev.tiefgang.data.CsvSchema;
import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Points in the plane that somebody typed or keeps in a CSV file, each of kind 0 or 1.
final class OwnPoints {
    /// How they are given.
    static final Text FORM = new Text("x1,x2,y; x1,x2,y; …, FILE.csv", "x1,x2,y; x1,x2,y; …, DATEI.csv");

    private static final int MOST = 60, COLUMNS = 3;

    private OwnPoints() {}

    /// @throws DataException if they are no points, too many, or all of one kind
    static Task read(String points) {
        List<double[]> rows =
                points.toLowerCase(Locale.ROOT).endsWith(".csv") ? ofFile(Path.of(points)) : typed(points);
        double[] y = rows.stream().mapToDouble(r -> r[2]).toArray();
        if (Arrays.stream(y).distinct().count() < 2)
            throw new DataException(
                    rows.isEmpty()
                            ? "points: expected some of kind 0 and some of kind 1, received none"
                            : "points: expected some of kind 0 and some of kind 1, received those of kind %s alone"
                                    .formatted(Numbers.plain(y[0])));
        double[][] x = rows.stream().map(r -> new double[] {r[0], r[1]}).toArray(double[][]::new);
        return new Task("own", x, y);
    }

    private static List<double[]> typed(String text) {
        String[] rows = Arrays.stream(text.split(";")).filter(r -> !r.isBlank()).toArray(String[]::new);
        var points = new ArrayList<double[]>();
        for (String row : rows) add("points, number " + (points.size() + 1), List.of(row.split(",", -1)), points);
        return points;
    }

    /// Each row of the file a point: two coordinates and the kind; a first row of names is passed over. Holes
    /// are refused below, as words are.
    private static List<double[]> ofFile(Path file) {
        var points = new ArrayList<double[]>();
        var options = new CsvOptions().missing(CsvOptions.Missing.FILL).goal(CsvOptions.Goal.CLASS);
        CsvSchema.of(file, options).forEach(file, row -> add(file + ", line " + row.line(), row.fields(), points));
        return points;
    }

    private static void add(String where, List<String> words, List<double[]> points) {
        if (points.size() == MOST)
            throw new DataException("%s: expected at most %d points, received more".formatted(where, MOST));
        double[] row = OwnNumbers.list(where, words, COLUMNS, COLUMNS);
        if (row[2] != 0 && row[2] != 1)
            throw new DataException(
                    "%s: expected 0 or 1 as its kind, received %s".formatted(where, Numbers.plain(row[2])));
        if (!Separability.isExact(row[0]) || !Separability.isExact(row[1]))
            throw new DataException(
                    "%s: expected coordinates from −1000 to 1000 with at most 6 decimals, received %s, %s"
                            .formatted(where, Numbers.plain(row[0]), Numbers.plain(row[1])));
        points.add(row);
    }
}
