package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Small colour photographs, 50,000 to learn from and 10,000 for the test, from the files of the binary
/// version.
///
/// A record is one byte of label (two for CIFAR-100: the coarse one first) and 3,072 bytes of picture, `[3, 32,
/// 32]`. Source: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
public enum Cifar {
    /// Ten classes.
    CIFAR10("cifar10", 1, 0, 5, "cifar-10-batches-bin", CifarLabels.TEN),
    /// A hundred classes.
    CIFAR100("cifar100", 2, 1, 1, "cifar-100-binary", CifarLabels.HUNDRED),
    /// The pictures of CIFAR-100 in twenty classes.
    CIFAR20("cifar20", 2, 0, 1, "cifar-100-binary", CifarLabels.TWENTY);

    private static final Shape INPUT = Shape.of(3, 32, 32);
    private static final int PIXELS = INPUT.size(), TRAIN = 50_000, TEST = 10_000;

    private final String title;
    private final int labelBytes;
    private final int labelAt;
    private final int parts;
    private final String folder;
    private final String labels;

    Cifar(String title, int labelBytes, int labelAt, int parts, String folder, String labels) {
        this.title = title;
        this.labelBytes = labelBytes;
        this.labelAt = labelAt;
        this.parts = parts;
        this.folder = folder;
        this.labels = labels;
    }

    /// The names of the classes in the order of their numbers.
    public List<String> labels() {
        return CifarLabels.list(labels);
    }

    /// The 50,000 pictures to learn from.
    ///
    /// @param place the folder of the files, or the one it was unpacked in
    /// @throws DataException if a file is absent or broken
    public BytePictures train(Path place) {
        List<String> names = parts > 1
                ? IntStream.rangeClosed(1, parts)
                        .mapToObj(i -> "data_batch_" + i + ".bin")
                        .toList()
                : List.of("train.bin");
        return read(title, names.stream().map(n -> find(place, n)).toList(), TRAIN);
    }

    /// The 10,000 pictures of the test.
    ///
    /// @param place the folder of the files, or the one it was unpacked in
    /// @throws DataException if a file is absent or broken
    public BytePictures test(Path place) {
        return read(title + "-test", List.of(find(place, parts > 1 ? "test_batch.bin" : "test.bin")), TEST);
    }

    /// The pictures of some files.
    ///
    /// @param name  of the set
    /// @param count pictures of all files together, the same number in each
    /// @throws DataException if a file cannot be read, is of another size or holds a label out of range
    public BytePictures read(String name, List<Path> files, int count) {
        int each = count / files.size();
        int size = Room.elements(name + ": " + count + " pictures", (long) count * PIXELS, 1);
        byte[] pictures = new byte[size], classes = new byte[count];
        for (int f = 0; f < files.size(); f++) read(files.get(f), f * each, each, pictures, classes);
        return new BytePictures(name, INPUT, labels(), pictures, classes);
    }

    private void read(Path file, int first, int count, byte[] pictures, byte[] classes) {
        int record = labelBytes + PIXELS, known = labels().size();
        try (InputStream in = Files.newInputStream(file)) {
            long bytes = Files.size(file), expected = (long) count * record;
            if (bytes != expected)
                throw new DataException(file + ": expected " + count + " records of " + record + " bytes, " + expected
                        + " in all, received " + bytes
                        + (bytes < expected ? "; the file is truncated" : "; the file is another one"));
            byte[] label = new byte[labelBytes];
            for (int i = 0; i < count; i++) {
                if (in.readNBytes(label, 0, labelBytes) + in.readNBytes(pictures, (first + i) * PIXELS, PIXELS)
                        < record)
                    throw new DataException(file + " at byte " + (long) i * record + ": the file became shorter");
                int c = label[labelAt] & 0xff;
                if (c >= known)
                    throw new DataException(file + " at byte " + ((long) i * record + labelAt) + ": label of picture "
                            + i + " is " + c + ", expected 0 to " + (known - 1));
                classes[first + i] = (byte) c;
            }
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file; expected a file of " + title, e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e, e);
        }
    }

    private Path find(Path place, String name) {
        Path here = place.resolve(name), inside = place.resolve(folder).resolve(name);
        if (Files.isRegularFile(here)) return here;
        if (Files.isRegularFile(inside)) return inside;
        throw new DataException(place + ": expected a file '" + name + "' of the binary version of " + title
                + " there or in the folder '" + folder + "', found none");
    }
}
