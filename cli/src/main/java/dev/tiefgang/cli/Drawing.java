package dev.tiefgang.cli;

import dev.tiefgang.formats.AtomicFiles;
import dev.tiefgang.tensor.Tensor;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws pictures without a screen and writes them as PNG files.
final class Drawing {
    private Drawing() {}

    /// A font that every machine with fonts has.
    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /// Draws a white picture and puts it in place entirely or not at all.
    ///
    /// @throws DrawingException if this machine cannot draw text
    /// @throws dev.tiefgang.formats.FileException if the file cannot be written
    static void write(Path png, int width, int height, Consumer<Graphics2D> painter) {
        // No window is ever opened: this keeps Java from looking for a screen.
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = drawn(width, height, painter);
        AtomicFiles.write(png, out -> {
            // Without a temporary file of ImageIO's own.
            try (var stream = new MemoryCacheImageOutputStream(out)) {
                if (!ImageIO.write(image, "png", stream)) throw new IOException("this Java writes no PNG files");
            }
        });
    }

    private static BufferedImage drawn(int width, int height, Consumer<Graphics2D> painter) {
        try {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(java.awt.Color.WHITE);
            g.fillRect(0, 0, width, height);
            painter.accept(g);
            g.dispose();
            return image;
        } catch (LinkageError | InternalError e) {
            // Java's font code answers so where fontconfig, freetype or all fonts are missing.
            throw new DrawingException(e);
        }
    }

    /// A picture `[1, h, w]` or `[3, h, w]` of numbers from 0 to 1; others are clamped.
    static BufferedImage image(Tensor picture) {
        int h = picture.shape().dim(1),
                w = picture.shape().dim(2),
                channels = picture.shape().dim(0);
        var image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < h; y++)
            for (int x = 0; x < w; x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    double v = picture.at((Math.min(c, channels - 1) * h + y) * w + x);
                    rgb = rgb << 8 | (int) Math.round(255 * Math.clamp(v, 0, 1));
                }
                image.setRGB(x, y, rgb);
            }
        return image;
    }
}
