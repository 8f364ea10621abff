package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Handwritten digits, 28×28 grey values from 0 (paper) to 1 (ink), with the classes 0 to 9.
///
/// A picture is kept as bytes; grey value `b` is read as `b / 255`. Input `[1, 28, 28]`, target `[]`.
///
/// Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition",
/// 1998.
public final class Mnist implements DataSet {
    /// Height and width of a picture.
    public static final int SIDE = 28;

    private static final Shape INPUT = Shape.of(1, SIDE, SIDE), TARGET = Shape.of();
    private static final int PIXELS = INPUT.size();
    private static final List<String> LABELS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final float[] SCALED = new float[256];

    static {
        for (int i = 0; i < SCALED.length; i++) SCALED[i] = i / 255f;
    }

    private final String name;
    private final byte[] pictures;
    private final byte[] labels;

    private Mnist(String name, byte[] pictures, byte[] labels) {
        this.name = name;
        this.pictures = pictures;
        this.labels = labels;
    }

    /// The 60,000 digits to learn from, from the [standard source][MnistSource#standard()].
    ///
    /// @throws UnavailableException if they are nowhere to be found
    /// @throws DataException if they are broken
    public static Mnist train() {
        return MnistSource.standard().train();
    }

    /// The 10,000 digits of the test, from the [standard source][MnistSource#standard()].
    ///
    /// @throws UnavailableException if they are nowhere to be found
    /// @throws DataException if they are broken
    public static Mnist test() {
        return MnistSource.standard().test();
    }

    /// A set over the content of two files of the same form, for example Fashion-MNIST.
    ///
    /// @param pictures of shape `[n, 28, 28]`
    /// @param labels   of shape `[n]`, each 0 to 9
    /// @throws DataException if the two do not fit together
    public static Mnist of(String name, Idx pictures, Idx labels) {
        Shape p = pictures.shape(), l = labels.shape();
        if (p.rank() != 3 || p.dim(1) != SIDE || p.dim(2) != SIDE)
            throw new DataException(pictures.source() + ": expected pictures of shape [n, 28, 28], received " + p);
        if (l.rank() != 1 || l.dim(0) != p.dim(0))
            throw new DataException(pictures.source() + " has " + p.dim(0) + " pictures, but " + labels.source()
                    + " has " + l.size() + " labels; do the two files belong together?");
        byte[] classes = labels.bytes();
        for (int i = 0; i < classes.length; i++)
            if (classes[i] < 0 || classes[i] >= LABELS.size())
                throw new DataException(
                        labels.source() + " at byte " + (labels.headerBytes() + i) + ": label of sample " + i + " is "
                                + (classes[i] & 0xff) + ", expected 0 to " + (LABELS.size() - 1));
        return new Mnist(name, pictures.bytes(), classes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Shape input() {
        return INPUT;
    }

    @Override
    public Shape target() {
        return TARGET;
    }

    @Override
    public List<String> labels() {
        return LABELS;
    }

    @Override
    public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
        int from = Objects.checkIndex(index, labels.length) * PIXELS;
        for (int i = 0; i < PIXELS; i++) input[inputOffset + i] = SCALED[pictures[from + i] & 0xff];
        target[targetOffset] = labels[index];
    }

    @Override
    public int label(int index) {
        return labels[index];
    }
}
