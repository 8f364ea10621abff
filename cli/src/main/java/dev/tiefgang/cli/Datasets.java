package dev.tiefgang.cli;

import dev.tiefgang.data.Cars;
import dev.tiefgang.data.CsvForm;
import dev.tiefgang.data.CsvOptions;
import dev.tiefgang.data.Gates;
import dev.tiefgang.data.MnistSource;
import dev.tiefgang.data.Parity;
import dev.tiefgang.data.PictureForm;
import dev.tiefgang.data.Playground;
import dev.tiefgang.data.Spirals;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Split;
import dev.tiefgang.zoo.UnknownNameException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The data sets known by name; a new one is a row in this table.
final class Datasets {
    /// What can be chosen about a data set.
    ///
    /// @param folder where its files lie, where the user names a folder
    /// @param download told how a download proceeds
    /// @param reading told how far a large file has been read
    /// @param csv how a CSV file is to be understood
    /// @param shape of a row's numbers, where a CSV file holds pictures
    /// @param form how a CSV file is read, where that is known already
    /// @param pictures what the pictures of a folder are brought to whose name does not state it, where
    ///     that is known
    /// @param notes hears what people should know
    record Options(
            Optional<Path> folder,
            dev.tiefgang.data.Progress download,
            dev.tiefgang.data.Progress reading,
            CsvOptions csv,
            Optional<Shape> shape,
            Optional<CsvForm> form,
            Optional<PictureForm> pictures,
            Consumer<String> notes) {
        Options(Optional<Path> folder, dev.tiefgang.data.Progress download) {
            this(
                    folder,
                    download,
                    dev.tiefgang.data.Progress.none(),
                    new CsvOptions(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    _ -> {});
        }

        /// The usual places.
        static Options none() {
            return new Options(Optional.empty(), dev.tiefgang.data.Progress.none());
        }

        /// Of the user's choice, with notes and downloads shown.
        static Options of(Optional<Path> folder, Output output) {
            return new Options(
                    folder,
                    new DownloadView(output),
                    new ReadingView(output),
                    new CsvOptions(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    output::note);
        }

        Options csv(CsvOptions other, Optional<Shape> sample) {
            return new Options(folder, download, reading, other, sample, form, pictures, notes);
        }

        Options form(Optional<CsvForm> other) {
            return new Options(folder, download, reading, csv, shape, other, pictures, notes);
        }

        Options pictures(Optional<PictureForm> other) {
            return new Options(folder, download, reading, csv, shape, form, other, notes);
        }
    }

    /// What a set is tested on.
    enum Parts {
        /// A part of its own.
        OWN,
        /// A fifth of it that is put aside, always the same.
        SPLIT,
        /// What is learned, since there is nothing else.
        SAME
    }

    /// A data set ready for use; each part is opened when it is asked for.
    ///
    /// @param name the name in the table
    /// @param trainingSource gives what is learned from
    /// @param testSource gives what is read once at the end
    /// @param wholeSource gives all samples, none of them twice
    /// @param partsSource tells what it is tested on
    /// @param form how it is read, where it is a CSV file
    record Loaded(
            String name,
            Supplier<DataSet> trainingSource,
            Supplier<DataSet> testSource,
            Supplier<DataSet> wholeSource,
            Supplier<Parts> partsSource,
            Optional<CsvForm> form) {
        /// A set in two parts.
        Loaded(String name, Supplier<DataSet> trainingSource, Supplier<DataSet> testSource) {
            this(
                    name,
                    trainingSource,
                    testSource,
                    () -> new Joined(trainingSource.get(), testSource.get()),
                    () -> Parts.OWN,
                    Optional.empty());
        }

        /// A set that is so small that it is tested by what it learns from.
        static Loaded single(String name, Supplier<DataSet> all) {
            return new Loaded(name, all, all, all, () -> Parts.SAME, Optional.empty());
        }

        DataSet training() {
            return trainingSource.get();
        }

        DataSet test() {
            return testSource.get();
        }

        DataSet whole() {
            return wholeSource.get();
        }

        Parts parts() {
            return partsSource.get();
        }
    }

    /// A row of the table.
    ///
    /// @param description one sentence
    record Entry(String name, String description, Loader loader) {}

    /// Opens a data set.
    @FunctionalInterface
    interface Loader {
        Loaded load(String name, Options options);
    }

    private static final double NOISE = 0.1;

    private static final Map<String, Entry> TABLE = new ConcurrentSkipListMap<>();

    static {
        register("mnist", "70,000 handwritten digits of 28×28 pixels (LeCun, Cortes, Burges, 1998).", Datasets::mnist);
        gate("and", "1 where both inputs are 1; four samples.", Gates.AND);
        gate("or", "1 where at least one input is 1; four samples.", Gates.OR);
        gate("xor", "1 where the inputs differ; four samples (Minsky, Papert, 1969).", Gates.XOR);
        cars("cars", "1,728 cars, acceptable or not, half for the test (Bohanec, Zupan, 1997).", Cars::yesNo);
        cars("cars4", "1,728 cars with four verdicts, half for the test (Bohanec, Zupan, 1997).", Cars::verdicts);
        points("circle", "A disc inside a ring (TensorFlow Playground, 2016).", Playground.CIRCLE);
        points("gauss", "Two clouds of points (TensorFlow Playground, 2016).", Playground.GAUSS);
        points("spiral", "Two spirals with noise (TensorFlow Playground, 2016).", Playground.SPIRAL);
        points("xor-playground", "Two quarters against two others (TensorFlow Playground, 2016).", Playground.XOR);
        fixed("spirals", "The two-spirals benchmark of 194 points (Lang, Witbrock, 1988).", Spirals::points);
        fixed("parity8", "1 where an odd number of 8 bits is 1; 256 samples.", () -> new Parity(8));
    }

    private Datasets() {}

    static void register(String name, String description, Loader loader) {
        TABLE.put(name, new Entry(name, description, loader));
    }

    /// All rows that need no files of the user, by name.
    static List<Entry> entries() {
        return List.copyOf(TABLE.values());
    }

    /// Opens the data set of that name: a row of the table, a known set whose files lie in the folder of the
    /// options, a table `FILE.csv`, or a folder of pictures as `folder:DIR`.
    ///
    /// @throws UnknownNameException if there is none
    /// @throws dev.tiefgang.tensor.DataException if it is nowhere to be found or broken
    static Loaded load(String name, Options options) {
        Entry entry = TABLE.get(name);
        if (entry != null) return entry.loader().load(name, options);
        List<Entry> others = FileDatasets.entries();
        for (Entry other : others)
            if (other.name().equals(name)) return other.loader().load(name, options);
        return FileDatasets.named(name, options).orElseThrow(() -> unknown(name, others));
    }

    private static UnknownNameException unknown(String name, List<Entry> others) {
        var known = new TreeSet<>(TABLE.keySet());
        for (Entry other : others) known.add(other.name());
        return new UnknownNameException("data set", name, known);
    }

    private static Loaded mnist(String name, Options o) {
        MnistSource standard = MnistSource.standard();
        MnistSource reporting = standard.withDownload(standard.download().withProgress(o.download()));
        MnistSource source = o.folder().map(reporting::withFolder).orElse(reporting);
        return new Loaded(name, source::train, source::test);
    }

    private static void gate(String name, String description, Gates gate) {
        register(name, description, (n, _) -> Loaded.single(n, () -> gate));
    }

    /// The cars are halved as in the lecture, 864 to learn from, but at random: the order of the file is
    /// skewed.
    private static void cars(String name, String description, Supplier<DataSet> all) {
        register(name, description, (n, _) -> {
            Split halves = Split.stratified(all.get(), Cars.SIZE / 2, 1);
            return new Loaded(n, halves::training, halves::validation, all, () -> Parts.OWN, Optional.empty());
        });
    }

    private static void points(String name, String description, Playground problem) {
        register(
                name,
                description,
                (n, _) -> new Loaded(
                        n,
                        () -> problem.points(Playground.SIZE, NOISE, 1),
                        () -> problem.points(Playground.SIZE, NOISE, 2)));
    }

    private static void fixed(String name, String description, Supplier<DataSet> all) {
        register(name, description, (n, _) -> Loaded.single(n, all));
    }
}
