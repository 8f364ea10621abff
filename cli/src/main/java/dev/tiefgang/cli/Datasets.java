package dev.tiefgang.cli;

import dev.tiefgang.data.Gates;
import dev.tiefgang.data.MnistSource;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.zoo.UnknownNameException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/// The data sets known by name; a new one is a row in this table.
final class Datasets {
    /// What can be chosen about a data set.
    ///
    /// @param folder where its files lie, where the user names a folder
    /// @param download told how a download proceeds
    record Options(Optional<Path> folder, dev.tiefgang.data.Progress download) {
        /// The usual places.
        static Options none() {
            return new Options(Optional.empty(), dev.tiefgang.data.Progress.none());
        }
    }

    /// A data set ready for use; each part is opened when it is asked for.
    ///
    /// @param name the name in the table
    /// @param trainingSource gives what is learned from
    /// @param testSource gives what is read once at the end
    record Loaded(String name, Supplier<DataSet> trainingSource, Supplier<DataSet> testSource) {
        DataSet training() {
            return trainingSource.get();
        }

        DataSet test() {
            return testSource.get();
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

    private static final Map<String, Entry> TABLE = new ConcurrentSkipListMap<>();

    static {
        register("mnist", "70,000 handwritten digits of 28×28 pixels (LeCun, Cortes, Burges, 1998).", Datasets::mnist);
        gate("and", "1 where both inputs are 1; four samples.", Gates.AND);
        gate("or", "1 where at least one input is 1; four samples.", Gates.OR);
        gate("xor", "1 where the inputs differ; four samples (Minsky, Papert, 1969).", Gates.XOR);
    }

    private Datasets() {}

    static void register(String name, String description, Loader loader) {
        TABLE.put(name, new Entry(name, description, loader));
    }

    /// All rows, by name.
    static List<Entry> entries() {
        return List.copyOf(TABLE.values());
    }

    /// Opens the data set of that name.
    ///
    /// @throws UnknownNameException if there is none
    /// @throws dev.tiefgang.tensor.DataException if it is nowhere to be found or broken
    static Loaded load(String name, Options options) {
        Entry entry = TABLE.get(name);
        if (entry == null) throw new UnknownNameException("data set", name, TABLE.keySet());
        return entry.loader().load(name, options);
    }

    private static Loaded mnist(String name, Options o) {
        MnistSource standard = MnistSource.standard();
        MnistSource reporting = standard.withDownload(standard.download().withProgress(o.download()));
        MnistSource source = o.folder().map(reporting::withFolder).orElse(reporting);
        return new Loaded(name, source::train, source::test);
    }

    private static void gate(String name, String description, Gates gate) {
        register(name, description, (n, _) -> new Loaded(n, () -> gate, () -> gate));
    }
}
