package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Tensor;

/// What is written in a picture, told from what it is written on.
///
/// The background is the median of the border, with a slope where the light comes from one side; ink is what
/// differs from it, on the side (lighter or darker) that differs more. Ink pixels are those at half of the
/// strongest ink, and those at a fifth that hang together with them; spots far smaller than the largest piece are
/// dropped.
final class Ink {
    /// 0 where nothing is written, 1 for full ink; the bounding box of the ink alone.
    final Plane box;
    /// Where the box lies in the picture.
    final int x;
    final int y;
    /// True where the ink is darker than the background.
    final boolean dark;

    private Ink(Plane box, int x, int y, boolean dark) {
        this.box = box;
        this.x = x;
        this.y = y;
        this.dark = dark;
    }

    private static final float LEAST_CONTRAST = 0.08f;

    /// Finds the ink in a picture `[1, h, w]` or `[3, h, w]`.
    ///
    /// @throws DataException if there is none
    static Ink find(Tensor picture) {
        Contrast contrast = Contrast.of(Plane.grey(picture));
        // Colours of the same brightness differ in one of the channels.
        for (int c = 0; c < picture.shape().dim(0) && contrast.peak() < 0.2f; c++) {
            Contrast channel = Contrast.of(Plane.channel(picture, c));
            if (channel.peak() > 1.5f * contrast.peak()) contrast = channel;
        }
        if (contrast.peak() < LEAST_CONTRAST || contrast.peak() < 6 * contrast.noise())
            throw new DataException("no ink found in the picture of "
                    + picture.shape().dim(2) + "×"
                    + picture.shape().dim(1) + " pixels: expected one digit on a plain background, but nothing stands"
                    + " out from the border (contrast " + Math.round(100 * contrast.peak()) + " %, noise "
                    + Math.round(100 * contrast.noise()) + " %)");
        return of(contrast);
    }

    private static Ink of(Contrast contrast) {
        Plane plane = contrast.plane();
        float peak = contrast.peak(),
                low = Math.max(0.2f * peak, 4 * contrast.noise()),
                high = Math.max(0.5f * peak, low);
        var pieces = new Pieces(plane, low, high);
        // Weak traces (noise of the paper, ripples of JPEG) become 0, full ink 1.
        float floor = Math.max(0.04f * peak, 2 * contrast.noise());
        float[] ink = new float[plane.at.length];
        for (int i = 0; i < ink.length; i++)
            if (!pieces.dropped(i)) ink[i] = Math.clamp((plane.at[i] - floor) / (peak - floor), 0f, 1f);
        var whole = new Plane(plane.width, plane.height, ink);
        Plane box = whole.crop(pieces.left(), pieces.top(), pieces.width(), pieces.height());
        return new Ink(box, pieces.left() + contrast.frame(), pieces.top() + contrast.frame(), contrast.dark());
    }
}
