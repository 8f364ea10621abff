package dev.tiefgang.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Files that lie beside a checkout where somebody put them there.
final class SharedData {
    private SharedData() {}

    /// The file `shared/data/NAME` in a folder above the working folder; the test is skipped where there is
    /// none.
    static Path file(String name) {
        Path found = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared", "data").resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of(""));
        assumeTrue(!found.equals(Path.of("")), "skipped: there is no shared/data/" + name + " above this checkout");
        return found;
    }
}
