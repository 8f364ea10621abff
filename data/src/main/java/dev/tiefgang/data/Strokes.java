package dev.tiefgang.data;

/// The width of the lines a digit is drawn with.
///
/// A thin pen in a large picture all but vanishes when the picture shrinks to 20 pixels; its lines are made as
/// wide as those of a digit in MNIST first.
final class Strokes {
    /// In pixels of the box of 20: what is thinner than the first is brought to the second.
    private static final double THIN = 0.8, GOOD = 1.8;

    /// The longer side at which lines are measured: small enough for noise to average out.
    private static final int MEASURED = 80;

    private Strokes() {}

    /// By how many pixels the ink has to grow on each side; 0 where it is wide enough.
    static int missing(Plane ink, int boxSide) {
        int longer = Math.max(ink.width, ink.height);
        double shrink = Math.max(1, (double) longer / MEASURED), scale = (double) boxSide / longer;
        Plane small = Resize.to(ink, atLeastOne(ink.width / shrink), atLeastOne(ink.height / shrink));
        double width = width(small) * shrink;
        return width * scale >= THIN ? 0 : (int) Math.round((GOOD / scale - width) / 2);
    }

    private static int atLeastOne(double side) {
        return Math.max(1, (int) Math.round(side));
    }

    /// Area over half the outline: a line of width w and length l has the area w·l and the outline 2·l.
    private static double width(Plane ink) {
        int area = 0, outline = 0;
        for (int y = 0; y < ink.height; y++)
            for (int x = 0; x < ink.width; x++) {
                if (!set(ink, x, y)) continue;
                area++;
                if (!set(ink, x - 1, y)) outline++;
                if (!set(ink, x + 1, y)) outline++;
                if (!set(ink, x, y - 1)) outline++;
                if (!set(ink, x, y + 1)) outline++;
            }
        return area == 0 ? 0 : 2.0 * area / outline;
    }

    private static boolean set(Plane ink, int x, int y) {
        return x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink.at[y * ink.width + x] >= 0.4f;
    }

    /// Each pixel becomes the maximum of a disc around it; the plane grows by the radius on each side.
    static Plane thicken(Plane ink, int radius) {
        Plane wide = ink.crop(-radius, -radius, ink.width + 2 * radius, ink.height + 2 * radius);
        float[] to = new float[wide.at.length];
        for (int dy = -radius; dy <= radius; dy++) {
            int reach = (int) Math.sqrt(radius * radius - dy * dy);
            for (int y = 0; y < ink.height; y++)
                for (int x = 0; x < ink.width; x++) {
                    float v = ink.at[y * ink.width + x];
                    if (v == 0) continue;
                    int row = (y + radius + dy) * wide.width + x + radius;
                    for (int i = row - reach; i <= row + reach; i++) to[i] = Math.max(to[i], v);
                }
        }
        return new Plane(wide.width, wide.height, to);
    }
}
