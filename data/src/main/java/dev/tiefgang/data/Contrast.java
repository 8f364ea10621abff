package dev.tiefgang.data;

/// How far each pixel differs from the background.
///
/// @param plane the difference in the direction of the ink, else 0; without the frame
/// @param dark  true where the ink is darker than the background
/// @param peak  the strongest difference, apart from a few hot pixels
/// @param noise standard deviation of the background, as the border shows it
/// @param frame pixels cut off on each side: a line drawn around the picture
record Contrast(Plane plane, boolean dark, float peak, float noise, int frame) {
    static Contrast of(Plane picture) {
        int frame = frame(picture);
        Plane p = picture.crop(frame, frame, picture.width - 2 * frame, picture.height - 2 * frame);
        flatten(p);
        float[] border = p.ring(0);
        float background = Plane.median(border), noise = noise(border);
        double darker = 0, lighter = 0;
        for (float v : p.at) {
            double difference = Math.max(0, Math.abs(v - background) - 3 * noise);
            if (v < background) darker += difference * difference;
            else lighter += difference * difference;
        }
        boolean dark = darker > lighter;
        float[] ink = new float[p.at.length];
        for (int i = 0; i < ink.length; i++) ink[i] = Math.max(0, dark ? background - p.at[i] : p.at[i] - background);
        return new Contrast(new Plane(p.width, p.height, ink), dark, peak(ink), noise, frame);
    }

    /// From neighbours along the border, so that neither a slope of the light nor ink at the border counts as
    /// noise.
    private static float noise(float[] border) {
        if (border.length < 4) return 0;
        float[] steps = new float[border.length - 2];
        for (int i = 0; i < steps.length; i++) steps[i] = Math.abs(border[i + 2] - border[i]);
        // 1.4826, the normal deviation by the median deviation, over √2 for a difference of two.
        return 1.0484f * Plane.median(steps);
    }

    /// The value that one pixel in 2000 exceeds, and three pixels at least.
    private static float peak(float[] ink) {
        int hot = Math.min(ink.length - 1, Math.max(2, ink.length / 2000));
        return Plane.quantile(ink, (ink.length - hot - 0.5) / ink.length);
    }

    /// The width of a line drawn around the whole picture: the edge has one value all along, and a little further
    /// inside begins the value that most of the picture has.
    private static int frame(Plane p) {
        float common = Plane.median(p.at), edge = Plane.median(p.ring(0));
        float apart = Math.abs(edge - common);
        if (apart < 0.1f || share(p.ring(0), edge, apart / 3) < 0.9) return 0;
        for (int depth = 1; depth < Math.min(p.width, p.height) / 8; depth++)
            if (share(p.ring(depth), common, apart / 3) > 0.85) return depth + 1; // one more: its blurred edge
        return 0;
    }

    private static double share(float[] values, float near, float tolerance) {
        int n = 0;
        for (float v : values) if (Math.abs(v - near) <= tolerance) n++;
        return (double) n / values.length;
    }

    /// Takes the slope out of the background where the light falls from one side: a plane through the medians of
    /// the four edges, unless they differ so much that one of them must be ink.
    private static void flatten(Plane p) {
        float range = Plane.quantile(p.at, 0.995) - Plane.quantile(p.at, 0.005);
        float across = slope(p, false), down = slope(p, true);
        if (Math.max(Math.abs(across), Math.abs(down)) > 0.4f * range) return;
        for (int y = 0, i = 0; y < p.height; y++)
            for (int x = 0; x < p.width; x++, i++)
                p.at[i] -= across * ((x + 0.5f) / p.width - 0.5f) + down * ((y + 0.5f) / p.height - 0.5f);
    }

    /// Median of the right edge less that of the left, or of the lower less the upper.
    private static float slope(Plane p, boolean down) {
        int length = down ? p.width : p.height;
        float[] first = new float[length], last = new float[length];
        for (int i = 0; i < length; i++) {
            first[i] = down ? p.at[i] : p.at[i * p.width];
            last[i] = down ? p.at[(p.height - 1) * p.width + i] : p.at[i * p.width + p.width - 1];
        }
        return Plane.median(last) - Plane.median(first);
    }
}
