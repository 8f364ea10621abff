package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// The one form into which pictures of any size and kind are brought.
///
/// @param height   rows
/// @param width    columns
/// @param channels 1 (grey) or 3 (red, green, blue)
/// @param fit      what happens to pictures of other proportions
public record PictureForm(int height, int width, int channels, Fit fit) {
    /// Longest side.
    public static final int MOST = 4096;

    /// What happens to pictures of other proportions.
    public enum Fit {
        /// The middle is cut out.
        CROP,
        /// The whole picture is shown, with black at two sides.
        PAD,
        /// The picture is stretched.
        STRETCH
    }

    public PictureForm {
        if (height < 1 || width < 1 || height > MOST || width > MOST)
            throw new IllegalArgumentException(
                    "PictureForm: expected sides of 1 to " + MOST + " pixels, received " + height + "×" + width);
        if (channels != 1 && channels != 3)
            throw new IllegalArgumentException("PictureForm: expected 1 or 3 channels, received " + channels);
    }

    /// Pictures in colour whose middle is cut out.
    public PictureForm(int height, int width) {
        this(height, width, 3, Fit.CROP);
    }

    /// The same in grey.
    public PictureForm grey() {
        return new PictureForm(height, width, 1, fit);
    }

    /// Another treatment of other proportions.
    public PictureForm fit(Fit other) {
        return new PictureForm(height, width, channels, other);
    }

    /// `[channels, height, width]`
    public Shape shape() {
        return Shape.of(channels, height, width);
    }

    /// Brings a picture into this form.
    ///
    /// @param picture `[1, h, w]` or `[3, h, w]`, 0 to 1
    /// @throws dev.tiefgang.tensor.ShapeException if the shape is another
    public Tensor apply(Tensor picture) {
        Plane grey = Plane.grey(picture); // also checks the shape
        float[] to = new float[shape().size()];
        boolean single = picture.shape().dim(0) == 1;
        for (int c = 0; c < channels; c++) {
            Plane from = channels == 1 || single ? grey : Plane.channel(picture, c);
            System.arraycopy(fitted(from).at, 0, to, c * height * width, height * width);
        }
        return Tensor.of(shape(), to);
    }

    /// What [#apply] does to a picture of this shape, in a few words; sizes are height×width.
    ///
    /// @param picture `[channels, height, width]`
    public String description(Shape picture) {
        int h = picture.dim(1), w = picture.dim(2);
        String from = h + "×" + w, to = height + "×" + width;
        String colours = picture.dim(0) == channels ? "" : channels == 1 ? ", made grey" : ", grey in three channels";
        if (from.equals(to)) return from + " pixels, taken as they are" + colours;
        boolean same = (long) w * height == (long) h * width;
        int[] middle = middle(h, w);
        return switch (same ? Fit.STRETCH : fit) {
            case CROP ->
                "the middle, " + middle[0] + "×" + middle[1] + " of " + from + " pixels, brought to " + to + colours;
            case PAD -> from + " pixels brought to " + to + ", black at two sides" + colours;
            case STRETCH -> from + " pixels " + (same ? "brought" : "stretched") + " to " + to + colours;
        };
    }

    /// Height and width of the largest part of a picture that has the proportions of this form.
    private int[] middle(int h, int w) {
        long wide = (long) w * height, high = (long) h * width;
        return wide > high
                ? new int[] {h, Math.max(1, Math.round((float) high / height))}
                : new int[] {Math.max(1, Math.round((float) wide / width)), w};
    }

    private Plane fitted(Plane p) {
        if (p.width == width && p.height == height) return p;
        long wide = (long) p.width * height, high = (long) p.height * width;
        if (fit == Fit.STRETCH || wide == high) return Resize.to(p, width, height);
        if (fit == Fit.CROP) {
            int[] middle = middle(p.height, p.width);
            int h = middle[0], w = middle[1];
            return Resize.to(p.crop((p.width - w) / 2, (p.height - h) / 2, w, h), width, height);
        }
        int w = wide > high ? width : Math.max(1, Math.round((float) wide / p.height));
        int h = wide > high ? Math.max(1, Math.round((float) high / p.width)) : height;
        return Resize.to(p, w, h).crop(-((width - w) / 2), -((height - h) / 2), width, height);
    }
}
