package dev.tiefgang.cli;

import dev.tiefgang.formats.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The picture files that a list of files and folders stands for.
///
/// A file that was named stands for itself, whatever it holds. A folder stands for the PNG and JPEG files in it and in
/// the folders below it, in the order of their names; hidden ones and links to folders are left out.
///
/// @param files what is to be read, in order
/// @param skipped files in folders that begin neither like PNG nor like JPEG
record PictureFiles(List<Path> files, List<Path> skipped) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /// Looks through the folders.
    ///
    /// @throws FileException if a folder cannot be read
    static PictureFiles of(List<Path> named) {
        var found = new PictureFiles(new ArrayList<>(), new ArrayList<>());
        for (Path path : named)
            if (Files.isDirectory(path)) found.addFolder(path);
            else found.files.add(path);
        return found;
    }

    private void addFolder(Path folder) {
        List<Path> content = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) content.add(entry);
        } catch (IOException e) {
            throw FileException.of(folder, "read", e);
        }
        Collections.sort(content);
        for (Path path : content) {
            if (path.getFileName().toString().startsWith(".")) continue;
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) addFolder(path);
            else if (Files.isRegularFile(path)) (isPicture(path) ? files : skipped).add(path);
        }
    }

    private static boolean isPicture(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(PNG.length);
            return Arrays.equals(start, PNG) || Arrays.equals(Arrays.copyOf(start, JPEG.length), JPEG);
        } catch (IOException e) {
            throw FileException.of(file, "read", e);
        }
    }
}
