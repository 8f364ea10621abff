package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All that is wrong with a folder of pictures, and the pictures that are whole.
///
/// ```java
/// var check = PictureCheck.of(Path.of("pictures"));
/// check.problems().forEach(IO::println);
/// ```
public final class PictureCheck {
    private final Path folder;
    private final PictureFiles whole;
    private final List<String> empty;
    private final List<String> problems;

    private PictureCheck(Path folder, PictureFiles whole, List<String> empty, List<String> problems) {
        this.folder = folder;
        this.whole = whole;
        this.empty = List.copyOf(empty);
        this.problems = List.copyOf(problems);
    }

    /// Decodes every picture of a folder.
    ///
    /// @throws DataException if there is no such folder
    public static PictureCheck of(Path folder) {
        PictureFiles.Found found = PictureFiles.look(folder);
        var problems = new ArrayList<>(found.problems());
        PictureFiles whole = found.files().where(file -> {
            try {
                return Pictures.read(file).size() > 0;
            } catch (DataException e) {
                problems.add(String.valueOf(e.getMessage()));
                return false;
            }
        });
        return new PictureCheck(folder, whole, found.empty(), problems);
    }

    /// What is wrong, one sentence each: too few classes, classes without pictures, files that are broken or
    /// too large. Empty where all is well.
    public List<String> problems() {
        return problems;
    }

    /// The classes without files, which the problems name, too.
    public List<String> empty() {
        return empty;
    }

    /// How many pictures are whole.
    public int size() {
        return whole.files().size();
    }

    /// The classes, also those without pictures.
    public List<String> labels() {
        return whole.labels();
    }

    /// The sizes of the pictures that are whole.
    ///
    /// @throws DataException if there are none
    public PictureFolder.Sizes sizes() {
        if (size() == 0) throw new DataException(folder + ": expected pictures, none is whole");
        return PictureFolder.sizes(whole);
    }

    /// The pictures that are whole.
    public PictureFolder open(PictureForm form) {
        return PictureFolder.of(folder, whole, form);
    }
}
