package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
    /// Longest side that pictures of several sizes are brought to.
    public static final int MOST_SIDE = 128;

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
        declared(files);
        return new PictureFolder(name(folder), files, form, cacheBytes);
    }

    /// A folder whose files are known.
    static PictureFolder of(Path folder, PictureFiles files, PictureForm form) {
        return new PictureFolder(name(folder), files, form, Runtime.getRuntime().maxMemory() / 4);
    }

    /// Height and width of each picture, as its file declares them.
    private static List<int[]> declared(PictureFiles files) {
        var sizes = new ArrayList<int[]>();
        var problems = new ArrayList<String>();
        for (Path file : files.files())
            problem(() -> sizes.add(Pictures.declared(file, Pictures.MAX_PIXELS)))
                    .ifPresent(problems::add);
        if (!problems.isEmpty())
            throw new DataException(problems.getFirst()
                    + (problems.size() == 1
                            ? ""
                            : " (and " + (problems.size() - 1) + " further files that are broken)"));
        return sizes;
    }

    /// The sizes of the pictures of a folder.
    ///
    /// @param form   what they have in common, or what pictures of several sizes are brought to
    /// @param remark what is done to pictures of several or large sizes; empty where they stay as they are
    public record Sizes(PictureForm form, Optional<String> remark) {}

    /// Looks at what the files say about themselves: pictures of one size keep it; of pictures of several
    /// sizes the middle is brought to the median height and width, no side longer than [#MOST_SIDE]. They are
    /// in grey where the first picture of each class is.
    ///
    /// @throws DataException if a file is no picture or too large
    public static Sizes sizes(Path folder) {
        return sizes(PictureFiles.in(folder));
    }

    static Sizes sizes(PictureFiles files) {
        List<int[]> sizes = declared(files);
        int n = sizes.size();
        int[] heights = new int[n], widths = new int[n];
        var all = new TreeSet<String>();
        for (int i = 0; i < n; i++) {
            int[] size = sizes.get(i);
            heights[i] = size[0];
            widths[i] = size[1];
            all.add(size[0] + "×" + size[1]);
        }
        Arrays.sort(heights);
        Arrays.sort(widths);
        int h = heights[n / 2], w = widths[n / 2], longest = Math.max(h, w);
        boolean mixed = all.size() > 1, large = longest > (mixed ? MOST_SIDE : PictureForm.MOST);
        if (large) {
            h = Math.max(1, Math.round((float) h * MOST_SIDE / longest));
            w = Math.max(1, Math.round((float) w * MOST_SIDE / longest));
        }
        var form = new PictureForm(h, w);
        String what = mixed
                ? "pictures of " + all.size() + " sizes, " + heights[0] + " to " + heights[n - 1] + " high and "
                        + widths[0] + " to " + widths[n - 1] + " wide"
                : "pictures of " + all.first() + " pixels";
        String remark = what + ", are brought to " + h + "×" + w + " (height×width, the middle is cut out); another"
                + " size can be stated as @HEIGHTxWIDTH behind the folder";
        return new Sizes(isGrey(files) ? form.grey() : form, mixed || large ? Optional.of(remark) : Optional.empty());
    }

    private static boolean isGrey(PictureFiles files) {
        for (int i = 0; i < files.files().size(); i++)
            if ((i == 0 || files.classes()[i] != files.classes()[i - 1])
                    && Pictures.read(files.files().get(i)).shape().dim(0) != 1) return false;
        return true;
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
        byte[] bytes = bytes(form.apply(Pictures.read(file(index))));
        if (room.addAndGet(-bytes.length) < 0 || !cache.compareAndSet(index, null, bytes)) room.addAndGet(bytes.length);
        return bytes;
    }

    private static byte[] bytes(Tensor picture) {
        byte[] bytes = new byte[picture.size()];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (Math.clamp(picture.floats()[i], 0f, 1f) * 255 + 0.5f);
        return bytes;
    }

    /// A picture as a folder of this form shows it, bit for bit: brought into the form and rounded to 8
    /// bits.
    ///
    /// @param picture `[1, h, w]` or `[3, h, w]`, 0 to 1
    /// @throws dev.tiefgang.tensor.ShapeException if the shape is another
    public static Tensor shown(Tensor picture, PictureForm form) {
        byte[] bytes = bytes(form.apply(picture));
        float[] to = new float[bytes.length];
        for (int i = 0; i < to.length; i++) to[i] = BytePictures.SCALED[bytes[i] & 0xff];
        return Tensor.of(form.shape(), to);
    }
}
