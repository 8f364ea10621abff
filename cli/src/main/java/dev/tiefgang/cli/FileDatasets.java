package dev.tiefgang.cli;

import dev.tiefgang.data.Cifar;
import dev.tiefgang.data.CsvForm;
import dev.tiefgang.data.CsvSchema;
import dev.tiefgang.data.IdxFolder;
import dev.tiefgang.data.UnknownColumnException;
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

/// Data sets that the user has as files: tables, [folders of pictures][FolderDatasets], and known sets whose
/// files lie in a folder.
final class FileDatasets {
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz");
    /// Sets without a part of their own for the test put aside every fifth sample, always the same ones.
    private static final int PART = 5;

    private static final long SEED = 1;

    /// Where Debian's packages of data sets put their files.
    private static final Path SHARED = Path.of("/usr/share/datasets");

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
            Path folder = options.folder().or(() -> installed(SHARED, n)).orElseThrow(() -> absent(n));
            return new Datasets.Loaded(n, () -> training.apply(folder), () -> test.apply(folder));
        });
    }

    /// Where a package of the system has put the files of a set.
    static Optional<Path> installed(Path shared, String name) {
        return Optional.of(shared.resolve(name)).filter(Files::isDirectory);
    }

    private static UsageException absent(String name) {
        String packaged =
                name.equals(IdxFolder.FASHION.title()) ? "; Debian and Ubuntu have them as 'dataset-" + name + "'" : "";
        return new UsageException(name + ": expected the folder of its files, as in --data-dir " + name
                + "; they do not come along" + packaged);
    }

    /// The set that a name stands for which is a path: `FILE.csv`, `folder:DIR` or `folder:DIR@HEIGHTxWIDTH`.
    static Optional<Datasets.Loaded> named(String name, Datasets.Options options) {
        if (FolderDatasets.isFolder(name)) return Optional.of(FolderDatasets.load(name, options));
        return isTable(name) ? Optional.of(table(absolute(name), options)) : Optional.empty();
    }

    /// True for what is called like a CSV file.
    static boolean isTable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !FolderDatasets.isFolder(name) && ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private static Datasets.Loaded table(Path file, Datasets.Options options) {
        CsvSchema schema = options.form().map(CsvSchema::of).orElseGet(() -> schema(file, options));
        return split(file.toString(), () -> schema.read(file, options.reading()), Optional.of(schema.form()));
    }

    private static CsvSchema schema(Path file, Datasets.Options options) {
        try {
            CsvSchema schema = CsvSchema.of(file, options.csv(), options.reading());
            schema.remarks().forEach(r -> options.notes().accept(file.getFileName() + ": " + r));
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

    static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    /// Puts a part aside for the test; very small sets are tested by what they learn from.
    static Datasets.Loaded split(String name, Supplier<DataSet> source, Optional<CsvForm> form) {
        Supplier<DataSet> all = once(source);
        Supplier<Datasets.Parts> parts = () -> all.get().size() < PART ? Datasets.Parts.SAME : Datasets.Parts.SPLIT;
        Supplier<Split> split = once(() -> {
            DataSet whole = all.get();
            return parts.get() == Datasets.Parts.SAME
                    ? new Split(whole, whole)
                    : Split.stratified(whole, whole.size() / PART, SEED);
        });
        return new Datasets.Loaded(
                name, () -> split.get().training(), () -> split.get().validation(), all, parts, form);
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
