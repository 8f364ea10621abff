package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Pictures in a folder that has one sub-folder for each class, whose name is the label.
///
/// ```java
/// var training = PictureFolder.open(Path.of("pictures"), new PictureForm(32, 32));
/// ```
///
/// Opening reads what each file says about itself; a picture is decoded when it is read, brought into the
/// [form][PictureForm] and rounded to 8 bits. Pictures are kept as bytes as long as the cache has room; those
/// that came first stay, since training reads all in turn, and the others are decoded again each time. What
/// is read does not depend on that. A picture from the cache allocates nothing.
public final class PictureFolder implements DataSet {
    private static final Shape TARGET = Shape.of();

    private final String name;
    private final PictureFiles files;
    private final PictureForm form;
    private final Shape input;
    private final AtomicReferenceArray<byte[]> cache;
    private final AtomicLong room;

    private PictureFolder(String name, PictureFiles files, PictureForm form, long cacheBytes) {
        this.name = name;
        this.files = files;
        this.form = form;
        this.input = form.shape();
        this.cache = new AtomicReferenceArray<>(files.files().size());
        this.room = new AtomicLong(cacheBytes);
    }

    /// Opens a folder, with a cache of at most a quarter of Java's memory.
    ///
    /// @throws DataException if there are fewer than two classes, a class is empty or a file is no picture or
    ///                        too
    ///                       large; the message tells the first such file and how many there are
    public static PictureFolder open(Path folder, PictureForm form) {
        return open(folder, form, Runtime.getRuntime().maxMemory() / 4);
    }

    /// Opens a folder with a cache of another size.
    ///
    /// @param cacheBytes most bytes of decoded pictures that are kept
    public static PictureFolder open(Path folder, PictureForm form, long cacheBytes) {
        PictureFiles files = PictureFiles.in(folder);
        var problems = new ArrayList<String>();
        for (Path file : files.files())
            problem(() -> Pictures.declared(file, Pictures.MAX_PIXELS)).ifPresent(problems::add);
        if (!problems.isEmpty())
            throw new DataException(problems.getFirst()
                    + (problems.size() == 1
                            ? ""
                            : " (and " + (problems.size() - 1) + " further files that are broken)"));
        return new PictureFolder(name(folder), files, form, cacheBytes);
    }

    /// The form that the pictures of a folder have already: their common size, in grey where the first
    /// picture of each class is.
    ///
    /// @throws DataException if they are of different sizes, broken or too large
    public static PictureForm commonForm(Path folder) {
        PictureFiles files = PictureFiles.in(folder);
        int[] first = Pictures.declared(files.files().getFirst(), Pictures.MAX_PIXELS);
        for (Path file : files.files()) {
            int[] size = Pictures.declared(file, Pictures.MAX_PIXELS);
            if (size[0] != first[0] || size[1] != first[1])
                throw new DataException(file + ": " + size[0] + "×" + size[1] + " pixels, but "
                        + files.files().getFirst() + " has " + first[0] + "×" + first[1]
                        + "; state a size that all pictures are brought to");
        }
        if (first[0] > PictureForm.MOST || first[1] > PictureForm.MOST)
            throw new DataException(folder + ": pictures of " + first[0] + "×" + first[1]
                    + " pixels; state a smaller size that they are brought to");
        boolean grey = true;
        for (int i = 0; i < files.files().size() && grey; i++)
            if (i == 0 || files.classes()[i] != files.classes()[i - 1])
                grey = Pictures.read(files.files().get(i)).shape().dim(0) == 1;
        var form = new PictureForm(first[0], first[1]);
        return grey ? form.grey() : form;
    }

    /// Decodes every picture of a folder and tells what is wrong with those that cannot be; empty where all is
    /// well.
    ///
    /// @throws DataException if there are fewer than two classes or a class is empty
    public static List<String> problems(Path folder) {
        var problems = new ArrayList<String>();
        for (Path file : PictureFiles.in(folder).files())
            problem(() -> Pictures.read(file)).ifPresent(problems::add);
        return List.copyOf(problems);
    }

    private static Optional<String> problem(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (DataException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return cache.length();
    }

    @Override
    public Shape input() {
        return input;
    }

    @Override
    public Shape target() {
        return TARGET;
    }

    @Override
    public List<String> labels() {
        return files.labels();
    }

    /// The file of sample `index`.
    ///
    /// @throws IndexOutOfBoundsException if there is no such sample
    public Path file(int index) {
        return files.files().get(index);
    }

    /// {@inheritDoc}
    ///
    /// @throws DataException if the file is broken
    @Override
    public void read(int index, float[] to, int inputOffset, float[] target, int targetOffset) {
        byte[] picture = cache.get(index);
        if (picture == null) picture = decode(index);
        for (int i = 0; i < picture.length; i++) to[inputOffset + i] = BytePictures.SCALED[picture[i] & 0xff];
        target[targetOffset] = files.classes()[index];
    }

    @Override
    public int label(int index) {
        return files.classes()[index];
    }

    /// Two threads may decode the same picture; they get the same bytes, and one of the two is kept.
    private byte[] decode(int index) {
        Tensor picture = form.apply(Pictures.read(file(index)));
        byte[] bytes = new byte[picture.size()];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (Math.clamp(picture.floats()[i], 0f, 1f) * 255 + 0.5f);
        if (room.addAndGet(-bytes.length) < 0 || !cache.compareAndSet(index, null, bytes)) room.addAndGet(bytes.length);
        return bytes;
    }
}
