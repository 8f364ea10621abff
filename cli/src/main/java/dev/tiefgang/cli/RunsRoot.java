package dev.tiefgang.cli;

import dev.tiefgang.formats.FileException;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.zoo.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The folder that holds the runs, and how a run is found in it.
final class RunsRoot {
    @Option(
            names = "--runs",
            paramLabel = "FOLDER",
            defaultValue = "runs",
            description = "Folder of the runs (default: ${DEFAULT-VALUE}).")
    private Path root = Path.of("runs");

    Path path() {
        return root;
    }

    /// All runs, the newest last; folders that hold no run are passed over.
    ///
    /// @throws FileException if the folder cannot be read
    List<Path> all() {
        if (Files.notExists(root)) return List.of();
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(RunFolder::isRun)
                    .sorted(Comparator.comparing(RunsRoot::created).thenComparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw FileException.of(root, "read", e);
        }
    }

    /// A run whose description is damaged counts as the oldest.
    private static String created(Path run) {
        try {
            return RunFolder.description(run).created();
        } catch (DataException e) {
            return "";
        }
    }

    /// The run of that name, as a path or as the name of a folder among the runs; the newest run where none is named.
    ///
    /// @throws UsageException if there is no such run
    Path find(@Nullable String name) {
        List<Path> all = all();
        if (name == null) {
            if (all.isEmpty())
                throw new UsageException(
                        "There is no run in '" + root + "' yet; begin one: tiefgang train lenet5 mnist");
            return all.getLast();
        }
        Optional<Path> found = Stream.of(Path.of(name), root.resolve(name))
                .filter(RunFolder::isRun)
                .findFirst();
        if (found.isPresent()) return found.get();
        List<String> known = all.stream().map(Path::toString).toList();
        if (known.isEmpty()) throw new UsageException("There is no run '" + name + "'");
        throw new UnknownNameException("run", name, known);
    }
}
