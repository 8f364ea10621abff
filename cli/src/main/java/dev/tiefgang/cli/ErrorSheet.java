package dev.tiefgang.cli;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataSet;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/// A PNG file with the worst mistakes of a network: each picture enlarged, with what it is, what the network saw, how
/// sure it was, and where the picture is in the data set.
final class ErrorSheet {
    /// Most pictures on a sheet.
    static final int MOST = 40;

    private static final int COLUMNS = 8, TILE = 128, GAP = 22, CAPTION = 44, TITLE = 92;

    private ErrorSheet() {}

    /// True for inputs that are grey or coloured pictures.
    static boolean shows(Shape input) {
        return input.rank() == 3 && (input.dim(0) == 1 || input.dim(0) == 3);
    }

    /// Draws the sheet.
    ///
    /// @param title what was tested
    /// @param data pictures with values from 0 to 1
    /// @param mistakes at most [#MOST], the worst first
    /// @param kind what the network's answers mean
    /// @throws DrawingException if this machine has no fonts
    /// @throws dev.tiefgang.formats.FileException if the file cannot be written
    static void write(Path png, String title, DataSet data, List<Mistake> mistakes, Certainty kind) {
        int rows = Math.max(1, (mistakes.size() + COLUMNS - 1) / COLUMNS);
        int width = GAP + COLUMNS * (TILE + GAP), height = TITLE + rows * (TILE + CAPTION + GAP) + GAP / 2;
        Drawing.write(png, width, height, g -> {
            g.setColor(Color.BLACK);
            g.setFont(Drawing.font(Font.BOLD, 22));
            g.drawString(title, GAP, 38);
            g.setFont(Drawing.font(Font.PLAIN, 17));
            g.drawString(
                    "actual → predicted, " + kind.word() + " of the prediction, index in the data set; the highest"
                            + " loss comes first",
                    GAP,
                    66);
            for (int i = 0; i < mistakes.size(); i++)
                tile(
                        g,
                        data,
                        mistakes.get(i),
                        kind,
                        GAP + i % COLUMNS * (TILE + GAP),
                        TITLE + i / COLUMNS * (TILE + CAPTION + GAP));
        });
    }

    private static void tile(Graphics2D g, DataSet data, Mistake mistake, Certainty kind, int x, int y) {
        BufferedImage picture = picture(data, mistake.index());
        // Pixels as squares: what the network saw, not what it could have looked like.
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        double scale = (double) TILE / Math.max(picture.getWidth(), picture.getHeight());
        int w = (int) Math.round(picture.getWidth() * scale), h = (int) Math.round(picture.getHeight() * scale);
        g.drawImage(picture, x + (TILE - w) / 2, y + (TILE - h) / 2, w, h, null);
        String verdict = mistake.actual() + " → " + mistake.predicted() + "  "
                + kind.text(mistake.sure(), kind == Certainty.SCORE ? 1 : 0);
        g.setColor(Color.BLACK);
        g.setFont(Drawing.font(Font.BOLD, 17));
        centred(g, verdict, x, y + TILE + 20);
        g.setColor(Color.DARK_GRAY);
        g.setFont(Drawing.font(Font.PLAIN, 14));
        centred(g, "#" + mistake.index(), x, y + TILE + 38);
    }

    private static void centred(Graphics2D g, String text, int x, int baseline) {
        FontMetrics metrics = g.getFontMetrics();
        String shown = text;
        while (metrics.stringWidth(shown) > TILE + GAP - 4 && shown.length() > 2)
            shown = shown.substring(0, shown.length() - 2) + "…";
        g.drawString(shown, x + (TILE - metrics.stringWidth(shown)) / 2, baseline);
    }

    private static BufferedImage picture(DataSet data, int index) {
        float[] pixels = new float[data.input().size()];
        data.read(index, pixels, 0, new float[1], 0);
        return Drawing.image(Tensor.of(data.input(), pixels));
    }
}
