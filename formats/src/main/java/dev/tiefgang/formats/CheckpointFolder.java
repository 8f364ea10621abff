package dev.tiefgang.formats;

import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The checkpoints of one run: the last three as `checkpoint-STEP.safetensors`, and the best as
/// `best.safetensors`.
///
/// A file is in place entirely or not at all, so at any moment the newest whole checkpoint can be found again.
/// One process at a time may save to a folder; any number may read from it.
public final class CheckpointFolder {
    private static final int KEPT = 3;
    private static final String STEP = "step";
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,18})\\.safetensors");

    private final Path folder;

    /// The checkpoints in a folder, which is made when the first is saved.
    public CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /// A checkpoint that was passed over.
    ///
    /// @param path the damaged file
    /// @param reason what is wrong with it, as one sentence
    public record Skipped(Path path, String reason) {}

    /// A checkpoint that was found whole.
    ///
    /// @param path where it lies
    /// @param step the training step after which it was saved
    /// @param file its content
    /// @param skipped the newer ones that are damaged, newest first
    public record Loaded(Path path, long step, SafetensorsFile file, List<Skipped> skipped) {
        /// Takes copies, so that nobody can change the record.
        public Loaded {
            skipped = List.copyOf(skipped);
        }
    }

    /// Saves a checkpoint, also as the best one if `best`, and removes those before the last three.
    ///
    /// The metadata are stored with the step added under `step`.
    ///
    /// @throws FileException if it cannot be written; all older checkpoints are then still there
    public void save(
            long step, SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata, boolean best) {
        var all = new LinkedHashMap<>(metadata);
        all.put(STEP, Long.toString(step));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileException.of(folder, "made", e);
        }
        // The best one first: after a crash between the two the run resumes before this step and comes by here again.
        if (best) Checkpoint.write(best(folder), tensors, all);
        Checkpoint.write(path(step), tensors, all);
        prune(step);
    }

    /// The newest checkpoint that is whole, with the damaged ones that are newer; empty where there is none at
    /// all.
    ///
    /// @throws FormatException if there are checkpoints, but each of them is damaged
    /// @throws FileException if the folder cannot be read
    public Optional<Loaded> newestValid() {
        List<Skipped> skipped = new ArrayList<>();
        for (var entry : checkpoints().descendingMap().entrySet()) {
            try {
                return Optional.of(load(entry.getValue(), entry.getKey(), skipped));
            } catch (FormatException | FileException e) {
                skipped.add(new Skipped(entry.getValue(), String.valueOf(e.getMessage())));
            }
        }
        if (skipped.isEmpty()) return Optional.empty();
        throw new FormatException(folder + ": expected a checkpoint that is whole, received " + skipped.size()
                + " damaged ones; the newest is " + skipped.getFirst().reason());
    }

    /// The best checkpoint; empty where none was saved.
    ///
    /// @throws FormatException if it is damaged
    /// @throws FileException if it cannot be read
    public Optional<Loaded> best() {
        Path path = best(folder);
        if (Files.notExists(path)) return Optional.empty();
        var file = Checkpoint.read(path);
        return Optional.of(new Loaded(path, step(path, file), file, List.of()));
    }

    /// The files that may hold a model, none of them read: the best one first, then from the newest to the
    /// oldest.
    ///
    /// @throws FileException if the folder cannot be read
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (Files.exists(best(folder))) files.add(best(folder));
        files.addAll(checkpoints().descendingMap().values());
        return files;
    }

    private static Path best(Path folder) {
        return folder.resolve("best.safetensors");
    }

    private Path path(long step) {
        if (step < 0) throw new IllegalArgumentException("checkpoint: expected a step from 0 on, received " + step);
        return folder.resolve(String.format(Locale.ROOT, "checkpoint-%010d.safetensors", step));
    }

    private static Loaded load(Path path, long step, List<Skipped> skipped) {
        var file = Checkpoint.read(path);
        long received = step(path, file);
        if (received != step)
            throw new FormatException(path + ": expected the checkpoint of step " + step + " as its name says, received"
                    + " that of step " + received);
        return new Loaded(path, step, file, skipped);
    }

    private static long step(Path path, SafetensorsFile file) {
        String step = file.metadata().getOrDefault(STEP, "");
        try {
            return Long.parseLong(step);
        } catch (NumberFormatException e) {
            throw new FormatException(path + ": expected a number as metadata 'step', received '" + step + "'", e);
        }
    }

    private NavigableMap<Long, Path> checkpoints() {
        var found = new TreeMap<Long, Path>();
        if (Files.notExists(folder)) return found;
        for (Path file : Inputs.list(folder, "checkpoint-*.safetensors")) {
            var name = NAME.matcher(file.getFileName().toString());
            if (!name.matches()) continue;
            long step = Long.parseLong(name.group(1));
            if (path(step).equals(file)) found.put(step, file);
        }
        return found;
    }

    /// Counts only up to the step just saved: files of later steps are damaged ones that the run went back
    /// from, and must not crowd out the ones that are whole.
    private void prune(long step) {
        var old = new ArrayList<>(checkpoints().headMap(step, true).values());
        for (Path file : old.subList(0, Math.max(0, old.size() - KEPT))) AtomicFiles.deleteQuietly(file);
    }
}
