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
import picocli.CommandLine.ScopeType;

/// The folder that holds the runs, and how a run is found in it.
final class RunsRoot {
    @Option(
            names = "--runs",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "Folder of the runs (default: runs).")
    private Path root = Path.of("runs");

    /// @throws UsageException if there is a file at that place
    Path path() {
        if (Files.exists(root) && !Files.isDirectory(root))
            throw new UsageException("--runs " + root + ": expected a folder, found a file");
        return root;
    }

    /// All runs, the newest last; folders that hold no run are passed over.
    ///
    /// @throws UsageException if there is a file at its place
    /// @throws FileException if the folder cannot be read
    List<Path> all() {
        if (Files.notExists(path())) return List.of();
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
        if (name != null && name.isBlank())
            throw new UsageException("RUN: expected the name of a run, received nothing");
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
        boolean path = Path.of(name).getNameCount() > 1;
        List<String> known = all.reversed().stream()
                .map(p -> (path ? p : p.getFileName()).toString())
                .toList();
        if (known.isEmpty()) throw new UsageException("There is no run '" + name + "'");
        throw new UnknownNameException("run", name, known);
    }
}
