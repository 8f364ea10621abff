package dev.tiefgang.cli;

import dev.tiefgang.data.PictureForm;
import dev.tiefgang.tensor.Tensor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Draws a picture with characters: each pixel as two characters of its brightness.
final class Sketch {
    private static final String SHADES = " ░▒▓█", ASCII = " .:-=+*#%@";

    private Sketch() {}

    /// Longest side that is drawn pixel by pixel; larger pictures are drawn smaller.
    private static final int MOST = 40;

    /// The lines of the drawing of `[1, h, w]` or `[3, h, w]`, in shades for UTF-8 and in ASCII for any
    /// other charset.
    static List<String> lines(Tensor coloured, Charset charset) {
        return lines(coloured, charset, MOST);
    }

    /// The same with no side longer than `most`.
    static List<String> lines(Tensor coloured, Charset charset, int most) {
        Tensor picture = small(coloured, most);
        int h = picture.shape().dim(1), w = picture.shape().dim(2);
        boolean unicode = charset.equals(StandardCharsets.UTF_8);
        String shades = unicode ? SHADES : ASCII,
                side = unicode ? "│" : "|",
                edge = (unicode ? "─" : "-").repeat(2 * w);
        List<String> lines = new ArrayList<>();
        lines.add(unicode ? "┌" + edge + "┐" : "+" + edge + "+");
        for (int y = 0; y < h; y++) {
            var line = new StringBuilder(side);
            for (int x = 0; x < w; x++) {
                double level = picture.at(y * w + x) * (shades.length() - 1);
                line.repeat(shades.charAt((int) Math.clamp(Math.round(level), 0, shades.length() - 1L)), 2);
            }
            lines.add(line.append(side).toString());
        }
        lines.add(unicode ? "└" + edge + "┘" : "+" + edge + "+");
        return lines;
    }

    /// The picture in grey.
    private static Tensor small(Tensor picture, int most) {
        int h = picture.shape().dim(1), w = picture.shape().dim(2), longest = Math.max(h, w);
        double scale = Math.min(1, (double) most / longest);
        return new PictureForm(side(h, scale), side(w, scale), 1, PictureForm.Fit.STRETCH).apply(picture);
    }

    private static int side(int pixels, double scale) {
        return (int) Math.max(1, Math.round(pixels * scale));
    }
}
