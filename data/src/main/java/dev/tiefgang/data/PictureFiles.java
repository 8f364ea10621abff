package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The picture files of a folder that has one sub-folder for each class; hidden files and files of other
/// kinds are passed over.
///
/// @param labels names of the sub-folders, sorted
/// @param files  all pictures, class by class, sorted by name
/// @param classes the class of each picture
record PictureFiles(List<String> labels, List<Path> files, int[] classes) {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /// What a folder holds.
    ///
    /// @param files    all pictures, of any number of classes
    /// @param empty    classes without pictures
    /// @param problems with the sub-folders, one sentence each
    record Found(PictureFiles files, List<String> empty, List<String> problems) {}

    /// Finds the pictures.
    ///
    /// @throws DataException if there are fewer than two sub-folders or one of them holds no picture
    static PictureFiles in(Path folder) {
        Found found = look(folder);
        if (!found.problems().isEmpty())
            throw new DataException(found.problems().getFirst());
        return found.files();
    }

    /// Finds the pictures and what is wrong with the sub-folders.
    ///
    /// @throws DataException if there is no such folder
    static Found look(Path folder) {
        var labels = new ArrayList<String>();
        var files = new ArrayList<Path>();
        var classes = new ArrayList<Integer>();
        List<String> empty = new ArrayList<>(), problems = new ArrayList<>();
        List<Path> folders = list(folder, Files::isDirectory);
        if (folders.size() < 2)
            problems.add(folder + ": expected a sub-folder of pictures for each of at least two classes, found "
                    + (folders.isEmpty()
                            ? "none"
                            : "only '" + folders.getFirst().getFileName() + "'"));
        for (Path sub : folders) {
            List<Path> pictures = List.of();
            try {
                pictures = list(sub, PictureFiles::isPicture);
                if (pictures.isEmpty())
                    problems.add(sub + ": expected PNG or JPEG files of class '" + sub.getFileName()
                            + "', found none; add some or remove the folder");
            } catch (DataException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
            for (Path picture : pictures) {
                files.add(picture);
                classes.add(labels.size());
            }
            labels.add(sub.getFileName().toString());
            if (pictures.isEmpty()) empty.add(labels.getLast());
        }
        return new Found(of(labels, files, classes), empty, problems);
    }

    private static PictureFiles of(List<String> labels, List<Path> files, List<Integer> classes) {
        return new PictureFiles(
                labels, files, classes.stream().mapToInt(Integer::intValue).toArray());
    }

    /// The pictures that are wanted, of the same classes.
    PictureFiles where(Predicate<Path> wanted) {
        var some = new ArrayList<Path>();
        var theirs = new ArrayList<Integer>();
        for (int i = 0; i < classes.length; i++)
            if (wanted.test(files.get(i))) {
                some.add(files.get(i));
                theirs.add(classes[i]);
            }
        return of(labels, some, theirs);
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    /// Sorted by name, by code unit: the same on every machine.
    private static List<Path> list(Path folder, Predicate<Path> wanted) {
        var found = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries)
                if (!entry.getFileName().toString().startsWith(".") && wanted.test(entry)) found.add(entry);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new DataException(folder + ": there is no such folder; expected one with a sub-folder a class", e);
        } catch (IOException | DirectoryIteratorException e) {
            throw new DataException(folder + " cannot be read: " + e, e);
        }
        found.sort(Comparator.comparing(p -> p.getFileName().toString()));
        return found;
    }
}
