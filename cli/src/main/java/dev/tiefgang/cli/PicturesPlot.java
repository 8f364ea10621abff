package dev.tiefgang.cli;

import dev.tiefgang.lecture.Figure;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.nio.file.Path;
import java.util.List;

/// Pictures side by side with what they are, each pixel as a square.
final class PicturesPlot {
    private static final int COLUMNS = 4, TILE = 230, GAP = 20, CAPTION = 34, TITLE = 60;

    private PicturesPlot() {}

    static void write(Path png, Figure.Pictures all, Language language) {
        List<Figure.Captioned> pictures = all.pictures();
        int columns = Math.min(COLUMNS, pictures.size()), rows = Math.ceilDiv(pictures.size(), columns);
        int tile = pictures.stream()
                .map(Figure.Captioned::picture)
                .mapToInt(p -> TILE * p.shape().dim(1) / longest(p))
                .max()
                .orElse(TILE);
        int width = GAP + Math.max(3, columns) * (TILE + GAP), height = TITLE + rows * (tile + CAPTION + GAP);
        Drawing.write(png, width, height, g -> {
            g.setColor(Color.BLACK);
            g.setFont(Drawing.font(Font.BOLD, 22));
            g.drawString(all.title().in(language), GAP, 38);
            g.setFont(Drawing.font(Font.PLAIN, 18));
            for (int i = 0; i < pictures.size(); i++) {
                int x = GAP + i % columns * (TILE + GAP), y = TITLE + i / columns * (tile + CAPTION + GAP);
                draw(g, pictures.get(i).picture(), x, y);
                g.drawString(pictures.get(i).caption().in(language), x, y + tile + CAPTION - 10);
            }
        });
    }

    private static void draw(Graphics2D g, Tensor picture, int x, int y) {
        Shape shape = picture.shape();
        int h = shape.dim(1), w = shape.dim(2), longest = longest(picture);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                longest > TILE
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(
                Drawing.image(picture), x, y, Math.max(1, TILE * w / longest), Math.max(1, TILE * h / longest), null);
    }

    private static int longest(Tensor picture) {
        return Math.max(picture.shape().dim(1), picture.shape().dim(2));
    }
}
