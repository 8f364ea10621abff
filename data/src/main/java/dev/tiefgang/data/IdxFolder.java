package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sets in the form of MNIST whose files lie in a folder: Fashion-MNIST and the parts of EMNIST.
///
/// The files are called as they are handed around, packed by gzip or not, for example
/// `train-images-idx3-ubyte.gz` and `emnist-letters-test-labels-idx1-ubyte`.
public enum IdxFolder {
    /// 70,000 pieces of clothing. Source: H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST", 2017.
    FASHION(
            "fashion-mnist",
            "",
            "t10k",
            "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot",
            0),
    /// 131,600 letters and digits, as many of each of 47 classes. Source: G. Cohen, S. Afshar, J. Tapson, A.
    /// van Schaik, "EMNIST: an extension of MNIST to handwritten letters", 2017, as for all that follow.
    EMNIST_BALANCED("emnist-balanced", "emnist-balanced-", "test", merged(), 0),
    /// 814,255 letters and digits in 62 classes.
    EMNIST_BY_CLASS("emnist-byclass", "emnist-byclass-", "test", characters("09AZaz"), 0),
    /// 814,255 letters and digits in 47 classes: letters that look alike in both cases are one.
    EMNIST_BY_MERGE("emnist-bymerge", "emnist-bymerge-", "test", merged(), 0),
    /// 145,600 letters, both cases together.
    EMNIST_LETTERS("emnist-letters", "emnist-letters-", "test", characters("AZ"), 1),
    /// 280,000 digits.
    EMNIST_DIGITS("emnist-digits", "emnist-digits-", "test", characters("09"), 0);

    private final String title;
    private final String prefix;
    private final String test;
    private final String labels; // separated by commas
    private final int first;

    IdxFolder(String title, String prefix, String test, String labels, int first) {
        this.title = title;
        this.prefix = prefix;
        this.test = test;
        this.labels = labels;
        this.first = first;
    }

    /// The name of the set, for example `emnist-letters`.
    public String title() {
        return title;
    }

    /// The part to learn from.
    ///
    /// @throws DataException if a file is absent or broken
    public BytePictures train(Path folder) {
        return read(folder, "train", title);
    }

    /// The part of the test.
    ///
    /// @throws DataException if a file is absent or broken
    public BytePictures test(Path folder) {
        return read(folder, test, title + "-test");
    }

    private BytePictures read(Path folder, String part, String name) {
        Idx pictures = Idx.read(find(folder, prefix + part + "-images", "idx3-ubyte"), Idx.Kind.PICTURES);
        Idx classes = Idx.read(find(folder, prefix + part + "-labels", "idx1-ubyte"), Idx.Kind.LABELS);
        if (!prefix.isEmpty()) transpose(pictures);
        return BytePictures.of(name, pictures, classes, List.of(labels.split(",")), first);
    }

    private static Path find(Path folder, String stem, String type) {
        List<String> names =
                List.of(stem + "-" + type, stem + "." + type, stem + "-" + type + ".gz", stem + "." + type + ".gz");
        for (String name : names) if (Files.isRegularFile(folder.resolve(name))) return folder.resolve(name);
        throw new DataException(
                folder + ": expected a file '" + names.getFirst() + "', plain or packed as '.gz', found none");
    }

    /// EMNIST stores pictures column by column.
    private static void transpose(Idx pictures) {
        int n = pictures.shape().dim(0),
                h = pictures.shape().dim(1),
                w = pictures.shape().dim(2);
        if (h != w)
            throw new DataException(
                    pictures.source() + ": expected square pictures, received " + h + "×" + w + " pixels");
        byte[] b = pictures.bytes();
        for (int i = 0; i < n; i++)
            for (int y = 0, at = i * h * w; y < h; y++)
                for (int x = 0; x < y; x++) {
                    byte t = b[at + y * w + x];
                    b[at + y * w + x] = b[at + x * w + y];
                    b[at + x * w + y] = t;
                }
    }

    /// The characters of some ranges, given by their ends.
    private static String characters(String ranges) {
        return IntStream.range(0, ranges.length() / 2)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(ranges.charAt(2 * i), ranges.charAt(2 * i + 1))
                        .mapToObj(Character::toString))
                .collect(Collectors.joining(","));
    }

    private static String merged() {
        return characters("09AZ") + ",a,b,d,e,f,g,h,n,q,r,t";
    }
}
