package dev.tiefgang.cli;

import dev.tiefgang.formats.AtomicFiles;
import dev.tiefgang.formats.CheckpointFolder;
import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.FormatException;
import dev.tiefgang.formats.Json;
import dev.tiefgang.formats.RecordJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of a run, held by one process at a time.
///
/// `run.json` comes first and says everything that is needed to repeat the run; `result.json` comes last.
final class RunFolder implements AutoCloseable {
    private static final String DESCRIPTION = "run.json",
            RESULT = "result.json",
            LOCK = "run.lock",
            CHECKPOINTS = "checkpoints";

    private final Path path;
    private final FileChannel lock;

    private RunFolder(Path path) {
        this.path = path;
        this.lock = lock(path);
    }

    /// A new folder in `root` that is named `name`, or `name-2`, `name-3`, … where that is taken.
    ///
    /// @throws FileException if it cannot be made
    static RunFolder create(Path root, String name) {
        make(root);
        for (int i = 1; ; i++) {
            Path path = root.resolve(i == 1 ? name : name + "-" + i);
            try {
                Files.createDirectory(path);
                return new RunFolder(path);
            } catch (FileAlreadyExistsException e) {
                // The next name, then.
            } catch (IOException e) {
                throw FileException.of(path, "made", e);
            }
        }
    }

    /// A folder of the user's choice, which must be empty or not there yet.
    ///
    /// @throws UsageException if it holds anything
    /// @throws FileException if it cannot be made
    static RunFolder createAt(Path path) {
        requireEmpty(path);
        make(path);
        return new RunFolder(path);
    }

    /// @throws UsageException if there is anything at that place but an empty folder
    static void requireEmpty(Path path) {
        if (Files.notExists(path)) return;
        if (!Files.isDirectory(path)) throw new UsageException("--out " + path + ": expected a folder, found a file");
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent())
                throw new UsageException("--out " + path + ": the folder is not empty; choose another one");
        } catch (IOException e) {
            throw FileException.of(path, "read", e);
        }
    }

    /// The folder of a run that was begun; temporary files that a killed process left in it are removed.
    ///
    /// @throws FileException if it cannot be written
    static RunFolder open(Path path) {
        var folder = new RunFolder(path);
        AtomicFiles.sweep(path);
        if (Files.isDirectory(folder.checkpointPath())) AtomicFiles.sweep(folder.checkpointPath());
        return folder;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileException.of(folder, "made", e);
        }
    }

    private static FileChannel lock(Path folder) {
        Path file = folder.resolve(LOCK);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) return channel;
            channel.close();
        } catch (IOException e) {
            throw FileException.of(file, "locked", e);
        }
        throw new IllegalStateException(
                folder + ": another process is working in this run folder; wait until it has ended");
    }

    /// True if the lock was got; it holds as long as the channel is open.
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process has it already
        }
    }

    Path path() {
        return path;
    }

    CheckpointFolder checkpoints() {
        return new CheckpointFolder(checkpointPath());
    }

    private Path checkpointPath() {
        return path.resolve(CHECKPOINTS);
    }

    Path metrics() {
        return path.resolve("metrics.csv");
    }

    Path curves() {
        return path.resolve("curves.png");
    }

    Path model() {
        return model(path);
    }

    /// The file of a run's final model.
    static Path model(Path run) {
        return run.resolve("model.safetensors");
    }

    void write(RunDescription description) {
        write(DESCRIPTION, RecordJson.write(description));
    }

    void write(RunResult result) {
        write(RESULT, RecordJson.write(result));
    }

    private void write(String name, Object tree) {
        AtomicFiles.write(path.resolve(name), Json.pretty(tree).getBytes(StandardCharsets.UTF_8));
    }

    /// What a run is.
    ///
    /// @throws dev.tiefgang.formats.FormatException if `run.json` is damaged
    /// @throws FileException if it cannot be read
    static RunDescription description(Path run) {
        Path file = run.resolve(DESCRIPTION);
        return RecordJson.read(RunDescription.class, Json.readObject(file), file.toString());
    }

    /// What the run of a model is; empty where the model is a file by itself.
    ///
    /// @throws dev.tiefgang.formats.FormatException if `run.json` is damaged
    static Optional<RunDescription> descriptionOf(SavedModel model) {
        return isRun(model.path()) ? Optional.of(description(model.path())) : Optional.empty();
    }

    /// What the run of a model is, also where the model was named by the path of its file in the run's
    /// folder.
    ///
    /// @throws dev.tiefgang.formats.FormatException if `run.json` is damaged
    static Optional<RunDescription> around(SavedModel model) {
        Optional<RunDescription> named = descriptionOf(model);
        if (named.isPresent()) return named;
        Path folder = model.file().toAbsolutePath().getParent(), above = folder == null ? null : folder.getParent();
        if (folder != null && isRun(folder)) return Optional.of(description(folder));
        return above != null && above.resolve(CHECKPOINTS).equals(folder) && isRun(above)
                ? Optional.of(description(above))
                : Optional.empty();
    }

    /// How a run ended; empty where it has not, or where more epochs were asked for since.
    ///
    /// @throws dev.tiefgang.formats.FormatException if `result.json` or `run.json` is damaged
    static Optional<RunResult> result(Path run) {
        return end(run).filter(r -> r.planned() == description(run).epochs());
    }

    private static Optional<RunResult> end(Path run) {
        Path file = run.resolve(RESULT);
        if (Files.notExists(file)) return Optional.empty();
        return Optional.of(RecordJson.read(RunResult.class, Json.readObject(file), file.toString())
                .in(run.toString()));
    }

    /// True where a run has ended, but more epochs were asked for since: its model is not the one that it
    /// will have.
    static boolean isOutdated(Path run) {
        try {
            return end(run).filter(r -> r.planned() != description(run).epochs())
                    .isPresent();
        } catch (FormatException e) {
            return false; // what is damaged tells nothing about the model
        }
    }

    /// Takes away how the run ended, because it goes on for longer.
    ///
    /// The model goes first: as long as `result.json` is there, it tells that the model is outdated.
    void reopen() {
        delete(model());
        delete(path.resolve(RESULT));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FileException.of(file, "deleted", e);
        }
    }

    /// True where a folder holds a run.
    static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    /// Lets other processes work in the folder.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw FileException.of(path.resolve(LOCK), "closed", e);
        }
    }
}
