package dev.tiefgang.cli;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;

/// What a drawn picture consists of.
final class Pixels {
    private Pixels() {}

    /// Number of different colours: 1 in a picture that is blank.
    static int colors(BufferedImage picture) {
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++)
            for (int x = 0; x < picture.getWidth(); x++) colors.add(picture.getRGB(x, y));
        return colors.size();
    }

    /// Number of pixels of a colour in the columns `from … to − 1`.
    static int count(BufferedImage picture, int rgb, int from, int to) {
        int n = 0;
        for (int y = 0; y < picture.getHeight(); y++)
            for (int x = from; x < to; x++) if ((picture.getRGB(x, y) & 0xffffff) == rgb) n++;
        return n;
    }
}
