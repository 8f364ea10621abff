package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// Between the images of the JDK and tensors `[channels, height, width]`.
final class Pixels {
    private Pixels() {}

    static Tensor of(BufferedImage image) {
        if (image.getColorModel() instanceof IndexColorModel palette) return palette(image, palette);
        return samples(image);
    }

    /// The stored samples themselves: `getRGB` would take grey values as linear light and brighten them.
    private static Tensor samples(BufferedImage image) {
        ColorModel model = image.getColorModel();
        Raster raster = image.getRaster();
        int width = image.getWidth(), height = image.getHeight(), bands = raster.getNumBands();
        int channels = bands < 3 ? 1 : 3;
        boolean alpha = model.hasAlpha() && bands > channels;
        float[] scale = new float[bands];
        for (int b = 0; b < bands; b++)
            scale[b] = 1f / ((1 << raster.getSampleModel().getSampleSize(b)) - 1);
        float[] to = new float[Shape.of(channels, height, width).size()];
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0, p = 0; x < width; x++, p += bands) {
                float a = alpha ? row[p + channels] * scale[channels] : 1;
                for (int c = 0; c < channels; c++) {
                    float v = row[p + c] * scale[c];
                    to[(c * height + y) * width + x] = model.isAlphaPremultiplied() ? v + 1 - a : v * a + 1 - a;
                }
            }
        }
        return Tensor.of(Shape.of(channels, height, width), to);
    }

    private static Tensor palette(BufferedImage image, IndexColorModel palette) {
        int size = palette.getMapSize();
        int channels = 1;
        float[] colours = new float[3 * size];
        for (int i = 0; i < size; i++) {
            int argb = palette.getRGB(i);
            float a = (argb >>> 24) / 255f;
            for (int c = 0; c < 3; c++) colours[3 * i + c] = (argb >> (16 - 8 * c) & 0xff) / 255f * a + 1 - a;
            if (colours[3 * i] != colours[3 * i + 1] || colours[3 * i] != colours[3 * i + 2]) channels = 3;
        }
        int width = image.getWidth(), height = image.getHeight();
        float[] to = new float[Shape.of(channels, height, width).size()];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRaster().getPixels(0, y, width, 1, row);
            for (int c = 0; c < channels; c++)
                for (int x = 0; x < width; x++)
                    to[(c * height + y) * width + x] = colours[3 * Math.min(row[x], size - 1) + c];
        }
        return Tensor.of(Shape.of(channels, height, width), to);
    }

    static BufferedImage image(Tensor picture) {
        Shape shape = picture.shape();
        int channels = shape.rank() == 3 ? shape.dim(0) : 0;
        if (channels != 1 && channels != 3 || shape.size() == 0)
            throw new ShapeException("A picture: expected shape [1, h, w] or [3, h, w], received " + shape);
        int height = shape.dim(1), width = shape.dim(2);
        var image = new BufferedImage(
                width, height, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) {
                    double v = picture.at((c * height + y) * width + x);
                    image.getRaster().setSample(x, y, c, (int) (Math.clamp(v, 0.0, 1.0) * 255 + 0.5));
                }
        return image;
    }
}
