package dev.tiefgang.cli;

import dev.tiefgang.formats.CheckpointFolder;
import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.FormatException;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.nn.Model;
import dev.tiefgang.tensor.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// A model that was found by the name of a run or of a file.
///
/// @param path the run folder, or the model file where a file was named
/// @param file the file that was read
/// @param model the network with its numbers
/// @param labels a name for each output
/// @param notes what else the file says
record SavedModel(Path path, Path file, Model model, List<String> labels, SequencedMap<String, String> notes) {
    /// Finds and reads a model.
    ///
    /// A run that has not ended gives its best checkpoint, or its newest where there is no best. What is
    /// damaged is passed over with a note.
    ///
    /// @param name path of a model file or of a run folder, or the name of a run
    /// @throws UsageException if there is neither such a file nor such a run
    /// @throws DataException if the model is damaged or the run has none yet
    static SavedModel find(String name, RunsRoot runs, Output output) {
        if (name.isBlank()) throw new UsageException("RUN: expected a run or a model file, received nothing");
        Path path = Path.of(name);
        if (Files.isRegularFile(path)) return read(path, path);
        // A folder that is named needs no look at all the other runs.
        Path run = RunFolder.isRun(path) ? path : runs.find(name);
        List<Path> files = files(run);
        if (files.isEmpty())
            throw new DataException(
                    run + ": the run holds no model and no checkpoint yet; train it first: tiefgang resume " + run);
        for (Path file : files) {
            try {
                SavedModel model = read(run, file);
                if (!file.equals(files.getFirst())) output.note("Using " + file + " instead.");
                return model;
            } catch (FormatException | FileException e) {
                output.note("Passed over: " + e.getMessage());
            }
        }
        throw new DataException(run + ": the model and all checkpoints are damaged; train it again");
    }

    private static List<Path> files(Path run) {
        List<Path> files = new ArrayList<>();
        Path model = RunFolder.model(run);
        if (Files.exists(model) && !RunFolder.isOutdated(run)) files.add(model);
        files.addAll(new CheckpointFolder(run.resolve("checkpoints")).files());
        return files;
    }

    private static SavedModel read(Path path, Path file) {
        ModelFile read = ModelFile.read(file);
        List<String> labels = read.labels();
        if (labels.isEmpty()) {
            labels = new ArrayList<>();
            for (int i = 0; i < read.model().network().output().size(); i++) labels.add(Integer.toString(i));
        }
        return new SavedModel(path, file, read.model(), labels, read.notes());
    }

    /// Where something about this model is kept: in its run folder, or beside its file under the file's name.
    Path beside(String name) {
        return path.equals(file) ? file.resolveSibling(file.getFileName() + "." + name) : path.resolve(name);
    }
}
