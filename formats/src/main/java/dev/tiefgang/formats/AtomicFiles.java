package dev.tiefgang.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/// Writes files entirely or not at all.
///
/// The content goes to a temporary file in the folder of the target, is forced to the disk, and then takes the
/// target's name; last the folder is forced to the disk as well. Until the renaming the old file is untouched,
/// so a full disk, a crash or a pulled plug loses nothing that was there. On failure the temporary file is
/// removed; the one that a killed process leaves behind (`.NAME.UUID.tmp`) is read by nobody and removed by
/// [#sweep].
public final class AtomicFiles {
    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

    private AtomicFiles() {}

    /// What a file shall contain.
    @FunctionalInterface
    public interface Content {
        /// Writes all of the content to the stream and leaves the stream open.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Puts a file in place that contains the parts one after the other.
    ///
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public static void write(Path target, byte[]... parts) {
        write(target, out -> {
            for (byte[] part : parts) out.write(part);
        });
    }

    /// Puts a file in place whose content is produced while it is written.
    ///
    /// @throws FileException if the file cannot be written; what had its name is then still there
    public static void write(Path target, Content content) {
        write(Disk.SYSTEM, target, content);
    }

    static void write(Disk disk, Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            disk.write(temporary, content);
            disk.rename(temporary, absolute);
            disk.flush(temporary.resolveSibling("."));
        } catch (IOException e) {
            throw FileException.of(target, "written", e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /// Removes the temporary files that killed processes left in a folder.
    ///
    /// Only for a process that is alone in writing to the folder: another one's temporary file would go too.
    ///
    /// @throws FileException if the folder cannot be read
    public static void sweep(Path folder) {
        for (Path file : Inputs.list(folder, ".*.tmp"))
            if (TEMPORARY.matcher(file.getFileName().toString()).matches()) deleteQuietly(file);
    }

    /// Deletes a file that is in nobody's way: if that fails, it is there to be deleted the next time.
    static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException ignored) {
            // As said above.
        }
    }
}
