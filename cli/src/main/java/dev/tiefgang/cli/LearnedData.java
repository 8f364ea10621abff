package dev.tiefgang.cli;

import dev.tiefgang.formats.Json;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.formats.RecordJson;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What a model file says about the data that its network has learned from: how rows of CSV files are read, in
/// what scale numbers are predicted, and the fingerprint of the samples. So it can be used without its run
/// folder.
final class LearnedData {
    private static final String KEY = "data";

    private LearnedData() {}

    /// Of the run that the model comes from; otherwise of its file.
    ///
    /// @throws dev.tiefgang.formats.FormatException if `run.json` or the file is damaged
    static Optional<RunDescription.Data> of(SavedModel saved) {
        return RunFolder.around(saved).map(RunDescription::data).or(() -> read(saved));
    }

    private static Optional<RunDescription.Data> read(SavedModel saved) {
        String name = saved.file() + ", " + KEY;
        return Optional.ofNullable(saved.notes().get(KEY))
                .map(text -> RecordJson.read(RunDescription.Data.class, Json.readObject(name, text), name));
    }

    /// What to say about a model that does not tell how a CSV file is read.
    static String noForm(SavedModel saved, String csv) {
        return saved.path()
                + (of(saved).isPresent()
                        ? " has not learned from a CSV file, so it cannot be told how '" + csv
                                + "' is to be read; name a run that has, or train one: tiefgang train mlp " + csv
                        : " does not say how a CSV file such as '" + csv
                                + "' is read; name the folder of the run that it comes from");
    }

    /// Adds it to a model file; the folders of this machine are nobody's business.
    static ModelFile addTo(ModelFile file, RunDescription.Data data) {
        String prefix = FolderDatasets.isFolder(data.name()) ? "folder:" : "";
        String name = prefix + data.name().replaceFirst("^.*[/\\\\]", "");
        var bare = new RunDescription.Data(
                name, Optional.empty(), data.samples(), data.fingerprint(), data.form(), data.scale(), data.pictures());
        var notes = new LinkedHashMap<>(file.notes());
        notes.put(KEY, Json.compact(RecordJson.write(bare)));
        return file.with(notes);
    }
}
