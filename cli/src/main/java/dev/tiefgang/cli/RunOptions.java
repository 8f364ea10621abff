package dev.tiefgang.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said about where a run takes place; it does not change the result.
final class RunOptions {
    private static final int MOST_THREADS = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: all cores).")
    private @Nullable Integer threads;

    @Option(names = "--data-dir", paramLabel = "FOLDER", description = "Folder that holds the files of the data set.")
    private @Nullable Path dataFolder;

    /// @throws UsageException if the number is out of range
    int threads() {
        if (threads == null) return Runtime.getRuntime().availableProcessors();
        return Ranges.within("--threads", threads, 1, MOST_THREADS);
    }

    Optional<Path> dataFolder() {
        return Optional.ofNullable(dataFolder);
    }
}
