package dev.tiefgang.data;

import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Paints a digit the way people hand pictures in.
enum Painter {
    LARGE,
    BLOCKS,
    BLURRED,
    JPEG,
    COLOURED,
    PALE,
    LIGHT_ON_DARK,
    SMALL,
    TIGHT,
    FRAMED,
    SIDE_LIGHT,
    NOISY,
    SPECKLED;

    /// The digit (1: ink) at a random size and place, on a background, as a picture `[1 or 3, h, w]`.
    Tensor paint(Plane digit, Rng random, Path folder) throws IOException {
        int side = this == SMALL ? 20 + random.below(0, 8) : 80 + random.below(0, 150);
        int width = side + random.below(1, side), height = side + random.below(2, side);
        int x = random.below(3, width - side + 1), y = random.below(4, height - side + 1);
        Plane large = this == BLOCKS ? blocks(digit, side) : Resize.to(digit, side, side);
        Plane ink = large.crop(-x, -y, width, height);
        if (this == TIGHT) {
            var box = new Pieces(large, 0.1f, 0.1f);
            ink = large.crop(box.left() - 2, box.top() - 2, box.width() + 4, box.height() + 4);
        }
        if (this == BLURRED) ink = Resize.to(Resize.to(ink, width * 28 / side, height * 28 / side), width, height);
        for (int i = 0; i < ink.at.length; i++) ink.at[i] = alter(ink, i, random);
        return this == COLOURED ? coloured(ink) : this == JPEG ? jpeg(grey(ink), folder) : grey(ink);
    }

    private float alter(Plane ink, int i, Rng random) {
        int x = i % ink.width, y = i / ink.width;
        float paper = 1 - ink.at[i];
        return switch (this) {
            case PALE -> 0.85f - 0.25f * ink.at[i];
            case LIGHT_ON_DARK -> 0.1f + 0.8f * ink.at[i];
            case FRAMED -> Math.min(Math.min(x, ink.width - 1 - x), Math.min(y, ink.height - 1 - y)) < 3 ? 0 : paper;
            case SIDE_LIGHT -> paper * (0.75f + 0.25f * x / ink.width);
            case NOISY -> Math.clamp(0.1f + 0.7f * paper + 0.06f * (float) random.normal(100 + i), 0f, 1f);
            case SPECKLED -> random.below(100 + i, 1500) == 0 ? 0 : paper;
            default -> paper;
        };
    }

    private static Plane blocks(Plane digit, int side) {
        float[] to = new float[side * side];
        for (int i = 0; i < to.length; i++)
            to[i] = digit.at[i / side * digit.height / side * digit.width + i % side * digit.width / side];
        return new Plane(side, side, to);
    }

    private static Tensor grey(Plane p) {
        return Tensor.of(Shape.of(1, p.height, p.width), p.at);
    }

    /// Blue ink on yellow paper.
    private static Tensor coloured(Plane paper) {
        int n = paper.at.length;
        float[] rgb = new float[3 * n];
        for (int i = 0; i < n; i++) {
            float p = paper.at[i];
            rgb[i] = 0.1f + 0.9f * p;
            rgb[n + i] = 0.2f + 0.7f * p;
            rgb[2 * n + i] = 0.7f - 0.2f * p;
        }
        return Tensor.of(Shape.of(3, paper.height, paper.width), rgb);
    }

    private static Tensor jpeg(Tensor picture, Path folder) throws IOException {
        BufferedImage image = Pixels.image(picture);
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam quality = writer.getDefaultWriteParam();
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(0.3f);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        }
        writer.dispose();
        return Pictures.read(Files.write(folder.resolve("digit.jpg"), bytes.toByteArray()));
    }
}
