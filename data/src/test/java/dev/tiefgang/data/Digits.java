package dev.tiefgang.data;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Digits to test with: the real ones where they are at hand, and ten drawn with lines everywhere.
final class Digits {
    /// Corners of the lines of each digit in a box of 10 wide and 16 high.
    private static final int[][] LINES = {
        {3, 0, 7, 0, 10, 4, 10, 12, 7, 16, 3, 16, 0, 12, 0, 4, 3, 0},
        {2, 3, 5, 0, 5, 16},
        {0, 4, 3, 0, 8, 0, 10, 4, 8, 8, 0, 16, 10, 16},
        {0, 1, 5, 0, 9, 3, 8, 7, 4, 8, 8, 9, 10, 13, 6, 16, 0, 15},
        {7, 16, 7, 0, 0, 10, 10, 10},
        {9, 0, 1, 0, 1, 7, 6, 6, 10, 10, 7, 15, 0, 16},
        {8, 0, 2, 6, 0, 12, 4, 16, 9, 14, 9, 10, 5, 8, 1, 11},
        {0, 0, 10, 0, 4, 16},
        {5, 8, 1, 4, 4, 0, 8, 1, 9, 4, 5, 8, 0, 12, 3, 16, 8, 15, 10, 12, 5, 8},
        {9, 6, 4, 8, 1, 5, 3, 0, 8, 1, 9, 6, 6, 16},
    };

    private Digits() {}

    /// MNIST from the artifact on the class path or from its build folder.
    static Optional<MnistSource> source() {
        String first = MnistFile.TEST_LABELS.packedName();
        if (Digits.class.getClassLoader().getResource("dev/tiefgang/data/mnist/" + first) != null)
            return Optional.of(MnistSource.standard());
        Path built = Path.of("..", "data-mnist", "target", "packed", "dev", "tiefgang", "data", "mnist");
        return Files.exists(built.resolve(first))
                ? Optional.of(MnistSource.standard().withFolder(built))
                : Optional.empty();
    }

    /// A digit drawn with a round pen, 1 where there is ink, in a square of the given side.
    static Plane drawn(int digit, int side, double pen) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double unit = side / 28.0;
        g.setStroke(new BasicStroke((float) (pen * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var path = new Path2D.Double();
        int[] line = LINES[digit];
        for (int i = 0; i < line.length; i += 2) {
            double x = (9 + line[i]) * unit, y = (6 + line[i + 1]) * unit;
            if (i == 0) path.moveTo(x, y);
            else path.lineTo(x, y);
        }
        g.draw(path);
        g.dispose();
        return Plane.grey(Pixels.of(image));
    }
}
