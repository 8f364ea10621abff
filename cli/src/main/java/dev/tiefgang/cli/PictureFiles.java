package dev.tiefgang.cli;

import dev.tiefgang.formats.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The picture files that a list of files and folders stands for.
///
/// A file that was named stands for itself, whatever it holds. A folder stands for the PNG and JPEG files in it and in
/// the folders below it, in the order of their names; hidden ones and links to folders are left out.
///
/// @param files what is to be read, in order
/// @param skipped files in folders that neither are named like a picture nor begin like one
/// @param unread folders that cannot be read, with the reason
record PictureFiles(List<Path> files, List<Path> skipped, Map<Path, String> unread) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final Pattern NAME = Pattern.compile("(?i).*\\.(png|jpe?g)");

    /// Looks through the folders.
    static PictureFiles of(List<Path> named) {
        var found = new PictureFiles(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        for (Path path : named)
            if (Files.isDirectory(path)) found.addFolder(path);
            else found.files.add(path);
        return found;
    }

    private void addFolder(Path folder) {
        List<Path> content = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) content.add(entry);
        } catch (DirectoryIteratorException e) {
            unread.put(folder, reason(folder, Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            unread.put(folder, reason(folder, e));
        }
        Collections.sort(content);
        for (Path path : content) {
            if (path.getFileName().toString().startsWith(".")) continue;
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) addFolder(path);
            else if (Files.isRegularFile(path)) (isPicture(path) ? files : skipped).add(path);
            // A link that leads nowhere is no file, but somebody expects a picture there.
            else if (Files.isSymbolicLink(path) && !Files.isDirectory(path) && isNamed(path)) files.add(path);
        }
    }

    private static String reason(Path folder, IOException e) {
        return String.valueOf(FileException.of(folder, "read", e).getMessage());
    }

    private static boolean isNamed(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /// A broken picture is one, too: whoever reads it says what is wrong.
    private static boolean isPicture(Path file) {
        if (isNamed(file)) return true;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(PNG.length);
            return Arrays.equals(start, PNG) || Arrays.equals(Arrays.copyOf(start, JPEG.length), JPEG);
        } catch (IOException e) {
            return true;
        }
    }
}
