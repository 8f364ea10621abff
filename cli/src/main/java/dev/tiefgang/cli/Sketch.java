package dev.tiefgang.cli;

import dev.tiefgang.tensor.Tensor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Draws a small grey picture with characters: two pixels above each other in one block, or, where the terminal shows
/// ASCII alone, each pixel as two characters of its brightness.
final class Sketch {
    private static final String BRIGHTNESS = " .:-=+*#%@";
    private static final float INK = 0.35f;

    private Sketch() {}

    /// The lines of the drawing, `[1, h, w]`, in blocks for UTF-8 and in ASCII for any other charset.
    static List<String> lines(Tensor picture, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? blocks(picture) : ascii(picture);
    }

    private static List<String> blocks(Tensor picture) {
        int h = picture.shape().dim(1), w = picture.shape().dim(2);
        List<String> lines = new ArrayList<>();
        lines.add("┌" + "─".repeat(w) + "┐");
        for (int y = 0; y < h; y += 2) {
            var line = new StringBuilder("│");
            for (int x = 0; x < w; x++) {
                boolean above = at(picture, y, x) > INK, below = y + 1 < h && at(picture, y + 1, x) > INK;
                line.append(above ? below ? '█' : '▀' : below ? '▄' : ' ');
            }
            lines.add(line.append('│').toString());
        }
        lines.add("└" + "─".repeat(w) + "┘");
        return lines;
    }

    private static List<String> ascii(Tensor picture) {
        int h = picture.shape().dim(1), w = picture.shape().dim(2);
        String edge = "+" + "-".repeat(2 * w) + "+";
        List<String> lines = new ArrayList<>();
        lines.add(edge);
        for (int y = 0; y < h; y++) {
            var line = new StringBuilder("|");
            for (int x = 0; x < w; x++) {
                int level = Math.clamp(
                        Math.round(at(picture, y, x) * (BRIGHTNESS.length() - 1)), 0, BRIGHTNESS.length() - 1);
                line.repeat(BRIGHTNESS.charAt(level), 2);
            }
            lines.add(line.append('|').toString());
        }
        lines.add(edge);
        return lines;
    }

    private static float at(Tensor picture, int y, int x) {
        return (float) picture.at(y * picture.shape().dim(2) + x);
    }
}
