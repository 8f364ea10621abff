package dev.tiefgang.cli;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.zoo.UnknownNameException;
import java.nio.file.Path;
import java.util.Optional;

/// The data of a run, opened, with the samples to learn from.
///
/// The test set is opened at once, so that a broken or missing file is found before hours of training, but
/// nobody reads its samples before the end.
record RunData(Datasets.Loaded source, DataSet samples) {
    /// Opens a data set by its name.
    static RunData open(String name, Datasets.Options options) {
        Datasets.Loaded source = Datasets.load(name, options);
        DataSet samples = source.training(), test = source.test();
        if (!form(test).equals(form(samples)))
            throw new DataException("Data set '" + name + "': expected a test set of the form of the training set, "
                    + form(samples) + ", received " + form(test));
        return new RunData(
                new Datasets.Loaded(
                        source.name(),
                        () -> samples,
                        () -> test,
                        source.wholeSource(),
                        source.partsSource(),
                        source.form()),
                samples);
    }

    private static String form(DataSet data) {
        return "inputs " + data.input() + ", targets " + data.target() + ", classes " + data.labels();
    }

    /// Opens the data that a run was begun with.
    ///
    /// @param folder where the files lie now, if not where they were
    /// @throws DataException if they are not the same any more, or have an unknown name
    static RunData again(RunDescription.Data data, Optional<Path> folder, Output output) {
        RunData now;
        try {
            Optional<Path> place = folder.or(() -> data.folder().map(Path::of));
            now = open(data.name(), Datasets.Options.of(place, output).form(data.form()));
        } catch (UnknownNameException e) {
            throw new DataException("run.json: " + e.getMessage(), e);
        }
        String print = DataPrint.of(now.samples());
        if (!print.equals(data.fingerprint()))
            throw new DataException("Data set '" + data.name() + "': expected the samples that the run was begun with,"
                    + " fingerprint " + data.fingerprint() + ", received " + print);
        return now;
    }

    /// What `run.json` says about it.
    ///
    /// @param learned the samples to learn from, without those to validate on
    RunDescription.Data description(Optional<Path> folder, DataSet learned) {
        boolean numbers = source.form().isPresent() && samples.labels().isEmpty();
        return new RunDescription.Data(
                source.name(),
                folder.map(f -> f.toAbsolutePath().normalize().toString()),
                samples.size(),
                DataPrint.of(samples),
                source.form(),
                numbers ? Optional.of(Scale.fit(learned)) : Optional.empty(),
                source.form().isPresent() ? Optional.empty() : Preparation.of(source.name(), samples.input()));
    }
}
