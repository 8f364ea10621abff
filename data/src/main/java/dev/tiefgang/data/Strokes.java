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

    /// The longest side at which lines are thickened: 20 pixels of it make one of the box.
    private static final int THICKENED = 400;

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

    /// Lines that are wider by a radius on each side. Ink of many pixels also shrinks: a disc around each of them would
    /// take time by the fourth power of the picture's side, for detail that the box of 20 cannot show.
    static Plane thicken(Plane ink, int radius) {
        int shrink = Math.ceilDiv(Math.max(ink.width, ink.height), THICKENED);
        if (shrink == 1) return spread(ink, radius);
        return spread(strongest(ink, shrink), Math.max(1, Math.round((float) radius / shrink)));
    }

    /// Each square of `side` pixels becomes the maximum in it, so that a line of one pixel stays.
    private static Plane strongest(Plane ink, int side) {
        int width = Math.ceilDiv(ink.width, side), height = Math.ceilDiv(ink.height, side);
        float[] to = new float[width * height];
        for (int y = 0, i = 0; y < ink.height; y++)
            for (int x = 0; x < ink.width; x++, i++) {
                int square = y / side * width + x / side;
                to[square] = Math.max(to[square], ink.at[i]);
            }
        return new Plane(width, height, to);
    }

    /// Each pixel becomes the maximum of a disc around it; the plane grows by the radius on each side.
    private static Plane spread(Plane ink, int radius) {
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
