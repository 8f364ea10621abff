package dev.tiefgang.cli;

import dev.tiefgang.data.Cifar;
import dev.tiefgang.data.CsvForm;
import dev.tiefgang.data.CsvSchema;
import dev.tiefgang.data.IdxFolder;
import dev.tiefgang.data.PictureFolder;
import dev.tiefgang.data.PictureForm;
import dev.tiefgang.data.UnknownColumnException;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Split;
import dev.tiefgang.zoo.UnknownNameException;
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
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz");
    private static final Pattern SIZE = Pattern.compile("(.+)@([0-9]{1,4})[x×]([0-9]{1,4})(?:[x×]([13]))?");
    private static final Pattern NO_SIZE = Pattern.compile("(.+)(@[0-9x×X*]*)");
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
    static Optional<Datasets.Loaded> named(String name, Datasets.Options options) {
        if (name.startsWith(FOLDER)) return Optional.of(pictures(name.substring(FOLDER.length()), options));
        return isTable(name) ? Optional.of(table(absolute(name), options)) : Optional.empty();
    }

    /// True for the name of a folder of pictures.
    static boolean isFolder(String name) {
        return name.startsWith(FOLDER);
    }

    /// True for what is called like a CSV file.
    static boolean isTable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(FOLDER) && ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private static Datasets.Loaded table(Path file, Datasets.Options options) {
        CsvSchema schema = options.form().map(CsvSchema::of).orElseGet(() -> schema(file, options));
        return split(file.toString(), () -> schema.read(file), Optional.of(schema.form()));
    }

    private static CsvSchema schema(Path file, Datasets.Options options) {
        try {
            CsvSchema schema = CsvSchema.of(file, options.csv());
            return options.shape().map(schema::shaped).orElse(schema);
        } catch (UnknownColumnException e) {
            throw unknown(file, e);
        } catch (ShapeException e) {
            throw new UsageException("--shape: " + e.getMessage(), e);
        }
    }

    /// A column that is not there is a slip of the command line.
    static UnknownNameException unknown(Path file, UnknownColumnException e) {
        return new UnknownNameException("column of " + file.getFileName(), e.column(), e.known());
    }

    private static Datasets.Loaded pictures(String place, Datasets.Options options) {
        Matcher sized = SIZE.matcher(place);
        boolean stated = sized.matches();
        if (!stated) requireNoSize(place);
        Path folder = absolute(stated ? sized.group(1) : place);
        Path training = folder.resolve("train"), test = folder.resolve("test");
        boolean parted = isParted(folder);
        PictureForm form = stated ? form(place, sized) : found(parted ? training : folder, options);
        String name = FOLDER + folder + "@" + form.height() + "x" + form.width() + "x" + form.channels();
        if (!parted) return split(name, () -> PictureFolder.open(folder, form), Optional.empty());
        return new Datasets.Loaded(name, () -> PictureFolder.open(training, form), () -> {
            var opened = PictureFolder.open(test, form);
            List<String> labels = PictureFolder.open(training, form).labels();
            if (!opened.labels().equals(labels))
                throw new DataException(
                        test + ": expected the classes of 'train', " + labels + ", received " + opened.labels());
            return opened;
        });
    }

    /// What looks like a size and is none is not the end of a folder's name, unless there is such a folder.
    private static void requireNoSize(String place) {
        Matcher tried = NO_SIZE.matcher(place);
        if (!tried.matches() || Files.isDirectory(absolute(place))) return;
        String folder = FOLDER + tried.group(1);
        throw new UsageException(FOLDER + place + ": expected a size as @HEIGHTxWIDTH, with x1 behind it for grey, as"
                + " in " + folder + "@28x28 or " + folder + "@28x28x1, received '" + tried.group(2) + "'");
    }

    /// What is wrong with the pictures of `folder:DIR`, all of which are decoded; empty for anything else.
    static List<String> brokenPictures(String name) {
        if (!name.startsWith(FOLDER)) return List.of();
        String place = name.substring(FOLDER.length());
        Matcher sized = SIZE.matcher(place);
        Path folder = absolute(sized.matches() ? sized.group(1) : place);
        var broken = new ArrayList<String>();
        for (Path part : isParted(folder) ? List.of(folder.resolve("train"), folder.resolve("test")) : List.of(folder))
            broken.addAll(PictureFolder.problems(part));
        return broken;
    }

    private static boolean isParted(Path folder) {
        return Files.isDirectory(folder.resolve("train")) && Files.isDirectory(folder.resolve("test"));
    }

    /// What is known of the form; else the size of the pictures, or where they are of several the one that
    /// they are brought to.
    private static PictureForm found(Path folder, Datasets.Options options) {
        if (options.pictures().isPresent()) return options.pictures().get();
        PictureFolder.Sizes sizes = PictureFolder.sizes(folder);
        sizes.remark().ifPresent(r -> options.notes().accept(FOLDER + folder + ": " + r));
        return sizes.form();
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
    private static Datasets.Loaded split(String name, Supplier<DataSet> source, Optional<CsvForm> form) {
        Supplier<DataSet> all = once(source);
        Supplier<Split> split = once(() -> {
            DataSet whole = all.get();
            return whole.size() < PART ? new Split(whole, whole) : Split.stratified(whole, whole.size() / PART, SEED);
        });
        return new Datasets.Loaded(
                name, () -> split.get().training(), () -> split.get().validation(), all, form);
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
