package dev.tiefgang.bench;

import dev.tiefgang.data.Mnist;
import dev.tiefgang.tensor.Rng;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Paints test digits large, dark on white, in other sizes and places, as PNG files `number-label.png`.
///
/// Arguments: folder, number of digits, seed.
final class PaintDigits {
    private PaintDigits() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Path folder = Path.of(args.length > 0 ? args[0] : "painted");
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        var rng = Rng.of(args.length > 2 ? Long.parseLong(args[2]) : 1, "paint", 0);
        Mnist digits = Mnist.test();
        int[] order = Rng.of(rng.bits(0), "digits", 0).permutation(digits.size());
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < count; i++) {
                BufferedImage picture = paint(digits, order[i], rng, 10L * i);
                ImageIO.write(
                        picture,
                        "png",
                        folder.resolve(i + "-" + digits.label(order[i]) + ".png")
                                .toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(count + " digits painted in " + folder);
    }

    /// One digit, 80 to 400 pixels high, somewhere on a sheet that is up to twice as large.
    private static BufferedImage paint(Mnist digits, int index, Rng rng, long at) {
        float[] pixels = new float[Mnist.SIDE * Mnist.SIDE];
        digits.read(index, pixels, 0, new float[1], 0);
        var small = new BufferedImage(Mnist.SIDE, Mnist.SIDE, BufferedImage.TYPE_INT_RGB);
        int red = rng.below(at, 60), green = rng.below(at + 1, 60), blue = rng.below(at + 2, 90);
        for (int i = 0; i < pixels.length; i++) {
            float ink = pixels[i];
            small.setRGB(
                    i % Mnist.SIDE,
                    i / Mnist.SIDE,
                    new Color(
                                    Math.round(255 - ink * (255 - red)),
                                    Math.round(255 - ink * (255 - green)),
                                    Math.round(255 - ink * (255 - blue)))
                            .getRGB());
        }
        int size = 80 + rng.below(at + 3, 320),
                width = size + rng.below(at + 4, size),
                height = size + rng.below(at + 5, size);
        var sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(small, rng.below(at + 6, width - size + 1), rng.below(at + 7, height - size + 1), size, size, null);
        g.dispose();
        return sheet;
    }
}
