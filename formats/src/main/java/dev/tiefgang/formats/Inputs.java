package dev.tiefgang.formats;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// Looks into folders and small files.
final class Inputs {
    private Inputs() {}

    /// The files of a folder whose names match a glob pattern, sorted by name.
    ///
    /// @throws FileException if the folder cannot be read
    static List<Path> list(Path folder, String glob) {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder, glob)) {
            for (Path file : files) found.add(file);
        } catch (DirectoryIteratorException e) {
            throw FileException.of(folder, "read", Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw FileException.of(folder, "read", e);
        }
        Collections.sort(found);
        return found;
    }

    /// The bytes of a file that is expected to be small.
    ///
    /// @throws FormatException if it has more than `most` bytes
    /// @throws FileException if it cannot be read
    static byte[] bytes(Path file, int most) {
        try {
            long size = Files.size(file);
            if (size > most)
                throw new FormatException(file + ": expected a file of at most " + most + " bytes, received " + size);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileException.of(file, "read", e);
        }
    }
}
