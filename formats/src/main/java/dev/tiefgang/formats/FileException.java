package dev.tiefgang.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// A file or folder that cannot be read or written: absent, protected, or on a full disk.
///
/// The message is one sentence: the path, what failed and why, and what to do.
public final class FileException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private FileException(String message, IOException cause) {
        super(message, cause);
    }

    /// The error for a path that could not be `done`, for example `"read"` or `"written"`.
    public static FileException of(Path path, String done, IOException cause) {
        return new FileException(path + ": cannot be " + done + ", " + reason(cause), cause);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder; check the path";
            case AccessDeniedException _ -> "access is denied; check the permissions of the file and of its folder";
            case FileAlreadyExistsException _ -> "something of that name is already there; choose another name";
            default -> reason(text(e));
        };
    }

    private static String reason(String system) {
        String text = system.toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("not enough space") || text.contains("quota"))
            return "the disk is full (" + system + "); free some space and try again";
        if (text.contains("read-only")) return "the file system is read-only; choose a folder that can be written";
        return "the system says '" + system + "'; check the path and the disk";
    }

    private static String text(IOException e) {
        String text = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return text == null ? e.getClass().getSimpleName() : text;
    }
}
