package dev.tiefgang.cli;

import dev.tiefgang.data.CsvOptions;
import dev.tiefgang.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a CSV file is to be understood; whatever is left out is found out from the file.
final class TableOptions {
    private static final Map<String, CsvOptions.Goal> GOALS =
            new TreeMap<>(Map.of("class", CsvOptions.Goal.CLASS, "number", CsvOptions.Goal.VALUE));
    private static final Map<String, CsvOptions.Missing> MISSING = new LinkedHashMap<>();
    private static final Map<String, CsvOptions.Coding> CODINGS =
            new TreeMap<>(Map.of("one-hot", CsvOptions.Coding.ONE_HOT, "index", CsvOptions.Coding.INDEX));
    private static final Map<String, CsvOptions.Header> HEADERS =
            new TreeMap<>(Map.of("yes", CsvOptions.Header.YES, "no", CsvOptions.Header.NO));

    static {
        MISSING.put("refuse", CsvOptions.Missing.REFUSE);
        MISSING.put("fill", CsvOptions.Missing.FILL);
        MISSING.put("column", CsvOptions.Missing.COLUMN);
    }

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "CSV: the column to predict, by name or by position from 1 (default: the last one).")
    private @Nullable String target;

    @Option(
            names = "--goal",
            paramLabel = "KIND",
            description = "CSV: class or number (default: number where the target has fractions or many values).")
    private @Nullable String goal;

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description = "CSV: refuse, fill, or fill and mark by a column (default: refuse).")
    private @Nullable String missing;

    @Option(names = "--coding", paramLabel = "HOW", description = "CSV: categories one-hot (the default) or by index.")
    private @Nullable String coding;

    @Option(
            names = "--categories",
            split = ",",
            paramLabel = "COLUMN",
            description = "CSV: columns whose numbers are categories.")
    private @Nullable List<String> categories;

    @Option(names = "--ignore", split = ",", paramLabel = "COLUMN", description = "CSV: columns to leave out.")
    private @Nullable List<String> ignored;

    @Option(names = "--separator", paramLabel = "SIGN", description = "CSV: between fields; 'tab' is one, too.")
    private @Nullable String separator;

    @Option(names = "--decimal-comma", description = "CSV: numbers are written 3,5.")
    private boolean comma;

    @Option(names = "--header", paramLabel = "YES|NO", description = "CSV: whether the first row names the columns.")
    private @Nullable String header;

    @Option(names = "--skip", paramLabel = "N", description = "CSV: lines to pass over at the beginning.")
    private @Nullable Integer skip;

    @Option(
            names = "--shape",
            paramLabel = "CxHxW",
            description = "CSV: the numbers of a row are a picture, for example 1x8x8.")
    private @Nullable String shape;

    /// Where a data set is found, and how it is to be understood.
    ///
    /// @throws UsageException if an option is given though the set is no CSV file, or out of range
    Datasets.Options of(String data, RunOptions place, Output output) {
        return Datasets.Options.of(place.dataFolder(), output).csv(csv(data), shape(data));
    }

    private Optional<Shape> shape(String data) {
        if (shape == null) return Optional.empty();
        if (!shape.matches("[1-9][0-9]{0,4}(x[1-9][0-9]{0,4}){1,3}"))
            throw Ranges.error("--shape", "numbers such as 1x8x8", "'" + shape + "'");
        if (!FileDatasets.isTable(data)) throw new UsageException("--shape needs a CSV file, received '" + data + "'");
        return Optional.of(
                Shape.of(Stream.of(shape.split("x")).mapToInt(Integer::parseInt).toArray()));
    }

    /// The options for a data set.
    ///
    /// @throws UsageException if one is given though the set is no CSV file, or out of range
    private CsvOptions csv(String data) {
        CsvOptions o = new CsvOptions();
        if (target != null) o = o.target(target);
        if (goal != null) o = o.goal(TrainOptions.known("goal", goal, GOALS));
        if (missing != null) o = o.missing(TrainOptions.known("treatment of missing values", missing, MISSING));
        if (coding != null) o = o.coding(TrainOptions.known("coding", coding, CODINGS));
        if (categories != null) o = o.categories(categories.toArray(String[]::new));
        if (ignored != null) o = o.ignored(ignored.toArray(String[]::new));
        if (separator != null) o = o.separator(sign(separator));
        if (header != null) o = o.header(TrainOptions.known("answer to --header", header, HEADERS));
        if (skip != null) o = o.skip(Ranges.within("--skip", skip, 0, TrainOptions.MOST));
        o = o.decimalComma(comma);
        if (!o.equals(new CsvOptions()) && !FileDatasets.isTable(data))
            throw new UsageException("--target, --missing and the other options for CSV need a file such as cars.csv,"
                    + " received '" + data + "'");
        return o;
    }

    /// True where the user said which column is predicted.
    boolean namesTarget() {
        return target != null;
    }

    private static char sign(String separator) {
        String one = separator.equalsIgnoreCase("tab") || separator.equals("\\t") ? "\t" : separator;
        if (one.length() != 1 || "\"\n\r".contains(one))
            throw Ranges.error("--separator", "one character, or 'tab'", "'" + separator + "'");
        return one.charAt(0);
    }
}
