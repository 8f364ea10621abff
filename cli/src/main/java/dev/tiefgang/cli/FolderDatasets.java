package dev.tiefgang.cli;

import dev.tiefgang.data.PictureCheck;
import dev.tiefgang.data.PictureFolder;
import dev.tiefgang.data.PictureForm;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.DataSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Folders of pictures, as `folder:DIR` or `folder:DIR@HEIGHTxWIDTH[x1]`: a sub-folder for each class, or
/// `train` and `test` with such sub-folders.
final class FolderDatasets {
    private static final String PREFIX = "folder:";
    private static final Pattern SIZE = Pattern.compile("(.+)@([0-9]{1,4})[x×]([0-9]{1,4})(?:[x×]([13]))?");
    private static final Pattern NO_SIZE = Pattern.compile("(.+)(@[0-9x×X*]*)");

    private FolderDatasets() {}

    /// True for the name of such a folder.
    static boolean isFolder(String name) {
        return name.startsWith(PREFIX);
    }

    /// What a name says.
    ///
    /// @param form of the pictures, where it is stated
    private record Place(Path folder, Optional<PictureForm> form) {
        static Place of(String name) {
            String place = name.substring(PREFIX.length());
            Matcher sized = SIZE.matcher(place);
            if (!sized.matches()) {
                requireNoSize(place);
                return new Place(FileDatasets.absolute(place), Optional.empty());
            }
            int height = Integer.parseInt(sized.group(2)), width = Integer.parseInt(sized.group(3));
            try {
                var form = new PictureForm(height, width);
                return new Place(
                        FileDatasets.absolute(sized.group(1)),
                        Optional.of("1".equals(sized.group(4)) ? form.grey() : form));
            } catch (IllegalArgumentException e) {
                throw new UsageException(name + ": " + e.getMessage());
            }
        }

        /// What looks like a size and is none is not the end of a folder's name, unless there is such a folder.
        private static void requireNoSize(String place) {
            Matcher tried = NO_SIZE.matcher(place);
            if (!tried.matches() || Files.isDirectory(FileDatasets.absolute(place))) return;
            String folder = PREFIX + tried.group(1);
            throw new UsageException(PREFIX + place + ": expected a size as @HEIGHTxWIDTH, with x1 behind it for grey,"
                    + " as in " + folder + "@28x28 or " + folder + "@28x28x1, received '" + tried.group(2) + "'");
        }

        /// One folder, or those to learn from and to test on.
        List<Path> parts() {
            Path training = folder.resolve("train"), test = folder.resolve("test");
            return Files.isDirectory(training) && Files.isDirectory(test) ? List.of(training, test) : List.of(folder);
        }

        String name(PictureForm form) {
            return PREFIX + folder + "@" + form.height() + "x" + form.width() + "x" + form.channels();
        }

        /// The form that is stated, or known from elsewhere, or that the pictures have or are brought to.
        PictureForm form(Supplier<PictureFolder.Sizes> found, Datasets.Options options) {
            return form.or(options::pictures).orElseGet(() -> {
                PictureFolder.Sizes sizes = found.get();
                sizes.remark().ifPresent(r -> options.notes().accept(PREFIX + folder + ": " + r));
                return sizes.form();
            });
        }
    }

    /// Opens a folder.
    ///
    /// @throws DataException if something is wrong with it
    static Datasets.Loaded load(String name, Datasets.Options options) {
        Place place = Place.of(name);
        List<Path> parts = place.parts();
        Path training = parts.getFirst(), test = parts.getLast();
        PictureForm form = place.form(() -> PictureFolder.sizes(training), options);
        if (parts.size() == 1)
            return FileDatasets.split(place.name(form), () -> PictureFolder.open(training, form), Optional.empty());
        return new Datasets.Loaded(place.name(form), () -> PictureFolder.open(training, form), () -> {
            DataSet opened = PictureFolder.open(test, form);
            List<String> labels = PictureFolder.open(training, form).labels();
            if (!opened.labels().equals(labels)) throw new DataException(otherClasses(test, labels, opened.labels()));
            return opened;
        });
    }

    private static String otherClasses(Path test, List<String> expected, List<String> received) {
        return test + ": expected the classes of 'train', " + expected + ", received " + received;
    }

    /// What a look at every picture brings.
    ///
    /// @param problems what is wrong, a sentence each
    /// @param empty    classes without files, which the problems name, too
    /// @param whole    the pictures that can be used, unless there are none to learn from
    record Checked(List<String> problems, List<String> empty, Optional<Datasets.Loaded> whole) {}

    /// Decodes all pictures.
    ///
    /// @throws DataException if there is no such folder
    static Checked check(String name, Datasets.Options options) {
        Place place = Place.of(name);
        List<Path> parts = place.parts();
        PictureCheck training = PictureCheck.of(parts.getFirst());
        var problems = new ArrayList<>(training.problems());
        boolean parted = parts.size() > 1;
        PictureCheck test = parted ? PictureCheck.of(parts.getLast()) : training;
        if (parted) {
            problems.addAll(test.problems());
            if (!test.labels().equals(training.labels()))
                problems.add(otherClasses(parts.getLast(), training.labels(), test.labels()));
        }
        List<String> empty = new ArrayList<>(training.empty());
        empty.addAll(test.empty());
        if (training.size() == 0) return new Checked(problems, empty, Optional.empty());
        PictureForm form = place.form(training::sizes, options);
        Datasets.Loaded whole = parted
                ? new Datasets.Loaded(place.name(form), () -> training.open(form), () -> test.open(form))
                : FileDatasets.split(place.name(form), () -> training.open(form), Optional.empty());
        return new Checked(problems, empty, Optional.of(whole));
    }
}
