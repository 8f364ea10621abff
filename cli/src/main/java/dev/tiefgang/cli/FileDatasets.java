package dev.tiefgang.cli;

import dev.tiefgang.data.Cifar;
import dev.tiefgang.data.CsvOptions;
import dev.tiefgang.data.CsvSchema;
import dev.tiefgang.data.IdxFolder;
import dev.tiefgang.data.PictureFolder;
import dev.tiefgang.data.PictureForm;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Data sets that the user has as files: tables, folders of pictures, and known sets whose files lie in a
/// folder.
final class FileDatasets {
    private static final String FOLDER = "folder:";
    private static final Pattern SIZE = Pattern.compile("(.+)@([0-9]{1,4})x([0-9]{1,4})(?:x([13]))?");
    /// Sets without a part of their own for the test put aside every fifth sample, always the same ones.
    private static final int PART = 5;

    private static final long SEED = 1;

    private FileDatasets() {}

    /// The sets whose files the user names by their folder.
    static List<Datasets.Entry> entries() {
        var entries = new ArrayList<Datasets.Entry>();
        for (IdxFolder set : IdxFolder.values())
            entries.add(inFolder(
                    set.title(), "The IDX files of " + set.title() + ", by --data-dir.", set::train, set::test));
        for (Cifar set : Cifar.values()) {
            String name = set.name().toLowerCase(Locale.ROOT);
            entries.add(inFolder(name, "The binary files of " + name + ", by --data-dir.", set::train, set::test));
        }
        return List.copyOf(entries);
    }

    private static Datasets.Entry inFolder(
            String name, String description, Function<Path, DataSet> training, Function<Path, DataSet> test) {
        return new Datasets.Entry(name, description, (n, options) -> {
            Path folder = options.folder()
                    .orElseThrow(() -> new UsageException(n + ": expected the folder of its files, as in --data-dir "
                            + n + "; they do not come along"));
            return new Datasets.Loaded(n, () -> training.apply(folder), () -> test.apply(folder));
        });
    }

    /// The set that a name stands for which is a path: `FILE.csv`, `folder:DIR` or `folder:DIR@HEIGHTxWIDTH`.
    static Optional<Datasets.Loaded> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.startsWith(FOLDER)) return Optional.of(pictures(name.substring(FOLDER.length())));
        for (String ending : new String[] {".csv", ".tsv", ".csv.gz", ".tsv.gz"})
            if (lower.endsWith(ending)) return Optional.of(table(name));
        return Optional.empty();
    }

    private static Datasets.Loaded table(String name) {
        Path file = absolute(name);
        return split(file.toString(), () -> CsvSchema.read(file, new CsvOptions()));
    }

    private static Datasets.Loaded pictures(String place) {
        Matcher sized = SIZE.matcher(place);
        boolean stated = sized.matches();
        Path folder = absolute(stated ? sized.group(1) : place);
        String name = FOLDER + folder + (stated ? place.substring(sized.end(1)) : "");
        Path training = folder.resolve("train"), test = folder.resolve("test");
        boolean parted = Files.isDirectory(training) && Files.isDirectory(test);
        Supplier<PictureForm> form =
                once(() -> stated ? form(place, sized) : PictureFolder.commonForm(parted ? training : folder));
        if (!parted) return split(name, () -> PictureFolder.open(folder, form.get()));
        return new Datasets.Loaded(name, () -> PictureFolder.open(training, form.get()), () -> {
            var opened = PictureFolder.open(test, form.get());
            List<String> labels = PictureFolder.open(training, form.get()).labels();
            if (!opened.labels().equals(labels))
                throw new DataException(
                        test + ": expected the classes of 'train', " + labels + ", received " + opened.labels());
            return opened;
        });
    }

    private static PictureForm form(String place, Matcher sized) {
        int height = Integer.parseInt(sized.group(2)), width = Integer.parseInt(sized.group(3));
        try {
            var form = new PictureForm(height, width);
            return "1".equals(sized.group(4)) ? form.grey() : form;
        } catch (IllegalArgumentException e) {
            throw new UsageException(FOLDER + place + ": " + e.getMessage());
        }
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    /// Puts a part aside for the test; very small sets are tested by what they learn from.
    private static Datasets.Loaded split(String name, Supplier<DataSet> source) {
        Supplier<Split> split = once(() -> {
            DataSet all = source.get();
            return all.size() < PART ? new Split(all, all) : Split.stratified(all, all.size() / PART, SEED);
        });
        return new Datasets.Loaded(
                name, () -> split.get().training(), () -> split.get().validation());
    }

    /// Asks the source once.
    private static <T> Supplier<T> once(Supplier<T> source) {
        return new Supplier<>() {
            private Optional<T> value = Optional.empty();

            @Override
            public synchronized T get() {
                if (value.isEmpty()) value = Optional.of(source.get());
                return value.orElseThrow();
            }
        };
    }
}
