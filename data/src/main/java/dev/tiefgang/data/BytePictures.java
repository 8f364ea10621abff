package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.List;
import java.util.Objects;

/// Pictures of one size that lie in memory as bytes; byte `b` is read as `b / 255`.
public final class BytePictures implements DataSet {
    private static final Shape TARGET = Shape.of();
    /// What each byte stands for.
    static final float[] SCALED = new float[256];

    static {
        for (int i = 0; i < SCALED.length; i++) SCALED[i] = i / 255f;
    }

    private final String name;
    private final Shape input;
    private final List<String> labels;
    private final byte[] pictures;
    private final byte[] classes;
    private final int pixels;

    /// @param pictures one after the other, each in the order of `input`
    /// @param classes  the class of each, unsigned, which the caller has checked
    BytePictures(String name, Shape input, List<String> labels, byte[] pictures, byte[] classes) {
        this.name = name;
        this.input = input;
        this.labels = List.copyOf(labels);
        this.pictures = pictures;
        this.classes = classes;
        this.pixels = input.size();
    }

    /// Grey pictures and their labels from two IDX files.
    ///
    /// @param first the number in the file that stands for the first class, 0 or 1
    /// @throws DataException if the two do not fit together or a label is out of range
    static BytePictures of(String name, Idx pictures, Idx labels, List<String> names, int first) {
        Shape p = pictures.shape(), l = labels.shape();
        if (p.rank() != 3)
            throw new DataException(pictures.source() + ": expected pictures of shape [n, h, w], received " + p);
        if (l.rank() != 1 || l.dim(0) != p.dim(0))
            throw new DataException(pictures.source() + " has " + p.dim(0) + " pictures, but " + labels.source()
                    + " has " + l.size() + " labels; do the two files belong together?");
        byte[] classes = new byte[l.dim(0)];
        for (int i = 0; i < classes.length; i++) {
            int label = (labels.bytes()[i] & 0xff) - first;
            if (label < 0 || label >= names.size())
                throw new DataException(
                        labels.source() + " at byte " + (labels.headerBytes() + i) + ": label of sample " + i + " is "
                                + (label + first) + ", expected " + first + " to " + (names.size() - 1 + first));
            classes[i] = (byte) label;
        }
        return new BytePictures(name, Shape.of(1, p.dim(1), p.dim(2)), names, pictures.bytes(), classes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return classes.length;
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
        return labels;
    }

    @Override
    public void read(int index, float[] to, int inputOffset, float[] target, int targetOffset) {
        int from = Objects.checkIndex(index, classes.length) * pixels;
        for (int i = 0; i < pixels; i++) to[inputOffset + i] = SCALED[pictures[from + i] & 0xff];
        target[targetOffset] = classes[index] & 0xff;
    }

    @Override
    public int label(int index) {
        return classes[index] & 0xff;
    }
}
