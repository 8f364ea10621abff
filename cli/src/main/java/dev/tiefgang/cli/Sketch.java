package dev.tiefgang.cli;

import dev.tiefgang.tensor.Tensor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Draws a small grey picture with characters: each pixel as two characters of its brightness.
final class Sketch {
    private static final String SHADES = " ░▒▓█", ASCII = " .:-=+*#%@";

    private Sketch() {}

    /// The lines of the drawing, `[1, h, w]`, in shades for UTF-8 and in ASCII for any other charset.
    static List<String> lines(Tensor picture, Charset charset) {
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
}
