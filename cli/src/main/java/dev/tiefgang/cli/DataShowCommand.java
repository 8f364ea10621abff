package dev.tiefgang.cli;

import dev.tiefgang.data.Pictures;
import dev.tiefgang.data.Sheet;
import dev.tiefgang.data.Table;
import dev.tiefgang.data.augment.Augment;
import dev.tiefgang.formats.FileException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows samples of a data set: rows of a table, or pictures on a sheet, changed at random where that is asked for.
@Command(
        name = "show",
        description = "Show samples: rows of a table, or a sheet of pictures, changed as training would see them.",
        footer = {
            "",
            "Changes for --augment, joined by commas: flip, flipv, shift:PIXELS, rotate:DEGREES, scale:SHARE,",
            "crop:LEAST, elastic:PIXELS[:SMOOTH], brightness:AMOUNT, contrast:AMOUNT, colour:AMOUNT, blur:PIXELS,",
            "noise:DEVIATION, cutout:SIDE, mixup:ALPHA."
        })
final class DataShowCommand implements Runnable {
    private static final int ROWS = 5, COLUMNS = 8, MOST = 2000, WIDE = 9, EPOCHS = 7;

    @Parameters(index = "0", paramLabel = "DATA", description = "Name of a data set, a CSV file, or folder:DIR.")
    private String data = "";

    @Option(names = "--augment", paramLabel = "CHANGES", description = "For example flip,rotate:15,shift:2; see below.")
    private @Nullable String augment;

    @Option(names = "--out", paramLabel = "FILE", description = "PNG file that gets a sheet of pictures.")
    private @Nullable Path out;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Samples to show (default: 5 rows, 64 pictures, 8 pictures with --augment).")
    private @Nullable Integer samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the random changes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final TableOptions table = new TableOptions();

    @Mixin
    private final RunOptions place = new RunOptions();

    @Mixin
    private final Output output = new Output();

    DataShowCommand() {}

    @Override
    public void run() {
        Optional<Augment> changes = Optional.ofNullable(augment).map(TrainPlan::augment);
        if (changes.isPresent() && out == null)
            throw new UsageException("--augment: expected a file for the sheet of pictures, as in --out sheet.png");
        Datasets.Loaded loaded = Datasets.load(data, table.of(data, place, output));
        DataSet training = loaded.training(), set = TableNetwork.isTable(training) ? loaded.whole() : training;
        int n = samples == null
                ? ErrorSheet.shows(set.input()) ? changes.isPresent() ? COLUMNS : COLUMNS * COLUMNS : ROWS
                : Ranges.within("--samples", samples, 1, MOST);
        int[] chosen = mixed(set, Math.min(n, set.size()));
        Map<String, Object> json = new LinkedHashMap<>();
        facts(set, json);
        if (ErrorSheet.shows(set.input())) pictures(set, chosen, changes, json);
        else rows(set, chosen, json);
        output.result(json);
    }

    private void facts(DataSet set, Map<String, Object> json) {
        String classes = set.labels().isEmpty()
                ? "numbers to predict"
                : Units.count(set.labels().size()) + " classes: "
                        + String.join(
                                ", ",
                                set.labels()
                                        .subList(0, Math.min(12, set.labels().size())))
                        + (set.labels().size() > 12 ? ", …" : "");
        output.line(
                "%s: %s of shape %s; %s",
                set.name(), Units.of(set.size(), "sample"), DataCommand.shape(set.input()), classes);
        json.put("name", set.name());
        json.put("samples", set.size());
        json.put("input", DataCommand.extents(set.input()));
        json.put("labels", set.labels());
    }

    private void pictures(DataSet set, int[] chosen, Optional<Augment> changes, Map<String, Object> json) {
        if (out == null) {
            Tensor first = picture(set, chosen[0]);
            if (first.shape().dim(0) == 1)
                Sketch.lines(first, System.out.charset()).forEach(line -> output.line("%s", line));
            output.line("A sheet of pictures comes with --out sheet.png.");
            json.put("shown", shown(set, new int[] {chosen[0]}, true));
            return;
        }
        try {
            Tensor sheet = changes.isPresent()
                    ? Sheet.ofEpochs(TrainPlan.augmented(changes.get(), set, seed), chosen, EPOCHS)
                    : Sheet.of(set, chosen, Math.min(COLUMNS, chosen.length));
            Pictures.writePng(out, sheet);
        } catch (IOException e) {
            throw FileException.of(out, "written", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--samples: " + e.getMessage(), e);
        }
        output.line(
                changes.isPresent()
                        ? "%s: each row a picture as it is, then as the first " + EPOCHS + " epochs of training see it"
                        : "%s",
                out);
        changes.ifPresent(c -> json.put("augment", c.toString()));
        json.put("sheet", out.toString());
        json.put("shown", shown(set, chosen, false));
    }

    /// Samples for programs: index and target, and all their numbers where they are wanted.
    private static List<Map<String, ?>> shown(DataSet set, int[] chosen, boolean numbers) {
        float[] input = new float[set.input().size()],
                target = new float[Math.max(1, set.target().size())];
        List<Map<String, ?>> shown = new ArrayList<>();
        for (int i : chosen) {
            set.read(i, input, 0, target, 0);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("sample", i);
            if (numbers)
                one.put(
                        "input",
                        IntStream.range(0, input.length).mapToObj(e -> input[e]).toList());
            if (set.labels().isEmpty()) one.put("target", target[0]);
            else one.put("target", set.labels().get((int) target[0]));
            shown.add(one);
        }
        return shown;
    }

    private static Tensor picture(DataSet set, int i) {
        float[] x = new float[set.input().size()];
        set.read(i, x, 0, new float[Math.max(1, set.target().size())], 0);
        return Tensor.of(set.input(), x);
    }

    private void rows(DataSet set, int[] chosen, Map<String, Object> json) {
        if (out != null) throw new UsageException("--out draws pictures; " + set.name() + " has none");
        int shown = Math.min(WIDE, set.input().size());
        boolean more = shown < set.input().size();
        List<String> names = set instanceof Table t ? t.columns() : List.of();
        var header = new ArrayList<String>(List.of(">sample"));
        for (int c = 0; c < shown; c++) header.add(">" + (c < names.size() ? names.get(c) : "input " + c));
        if (more) header.add("…");
        header.add("target");
        var lines = new TextTable(header.toArray(String[]::new));
        float[] input = new float[set.input().size()],
                target = new float[Math.max(1, set.target().size())];
        for (int i : chosen) {
            set.read(i, input, 0, target, 0);
            var cells = new ArrayList<String>(List.of(Integer.toString(i)));
            for (int c = 0; c < shown; c++) cells.add(Measure.plain(input[c]));
            if (more) cells.add("…");
            cells.add(
                    set.labels().isEmpty()
                            ? Measure.plain(target[0])
                            : set.labels().get((int) target[0]));
            lines.row(cells.toArray(String[]::new));
        }
        lines.lines().forEach(line -> output.line("%s", line));
        if (!names.isEmpty()) json.put("columns", names);
        if (output.json()) json.put("shown", shown(set, chosen, true));
    }

    /// Samples of all classes in turn, the first ones of each.
    private static int[] mixed(DataSet set, int n) {
        var classes = new ArrayList<List<Integer>>();
        for (int c = 0; c < Math.max(1, set.labels().size()); c++) classes.add(new ArrayList<>());
        int each = Math.ceilDiv(n, classes.size());
        int full = 0;
        for (int i = 0; i < set.size() && full < classes.size(); i++) {
            List<Integer> of = classes.get(set.labels().isEmpty() ? 0 : set.label(i));
            if (of.size() < each) {
                of.add(i);
                if (of.size() == each) full++;
            }
        }
        var chosen = new ArrayList<Integer>();
        for (int round = 0; round < each; round++)
            for (List<Integer> of : classes) if (round < of.size() && chosen.size() < n) chosen.add(of.get(round));
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }
}
