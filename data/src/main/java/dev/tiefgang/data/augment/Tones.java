package dev.tiefgang.data.augment;

import dev.tiefgang.data.augment.Augmentation.Blur;
import dev.tiefgang.data.augment.Augmentation.Brightness;
import dev.tiefgang.data.augment.Augmentation.Colour;
import dev.tiefgang.data.augment.Augmentation.Contrast;
import dev.tiefgang.data.augment.Augmentation.Cutout;
import dev.tiefgang.data.augment.Augmentation.Noise;
import dev.tiefgang.data.augment.Augmentation.Tonal;
import dev.tiefgang.tensor.Rng;
import java.util.List;

/// The changes of values, in place.
final class Tones {
    private final List<Augmentation> steps;
    private final int channels;
    private final int height;
    private final int width;
    private final Gauss gauss = new Gauss();

    Tones(List<Augmentation> steps, int channels, int height, int width) {
        this.steps = steps;
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    /// Changes the picture `x[at …]`.
    void apply(long sample, float[] x, int at) {
        for (int i = 0; i < steps.size(); i++)
            if (steps.get(i) instanceof Tonal t) change(t, Draws.step(sample, i), x, at);
    }

    private void change(Tonal step, long key, float[] x, int at) {
        int plane = height * width, n = channels * plane;
        switch (step) {
            case Brightness s -> line(x, at, n, 1, (float) (s.amount() * Draws.sign(key, 0)));
            case Contrast s -> {
                float factor = (float) (1 + s.amount() * Draws.sign(key, 0));
                line(x, at, n, factor, mean(x, at, n) * (1 - factor));
            }
            case Colour s -> {
                if (channels == 3) colour(x, at, plane, (float) (1 + s.amount() * Draws.sign(key, 0)));
            }
            case Blur s -> {
                double deviation = s.pixels() * Rng.uniform(key, 0);
                if (deviation < 0.05) return; // weighs the neighbours with less than a float can tell
                gauss.deviation(deviation);
                for (int c = 0; c < channels; c++) gauss.smooth(x, at + c * plane, height, width);
            }
            case Noise s -> {
                for (int i = 0; i < n; i++)
                    x[at + i] = clamp(x[at + i] + (float) (s.deviation() * Draws.normal(key, i)));
            }
            case Cutout s -> cut(x, at, s.side(), key);
        }
    }

    private static void line(float[] x, int at, int n, float factor, float plus) {
        for (int i = at; i < at + n; i++) x[i] = clamp(factor * x[i] + plus);
    }

    private static float clamp(float v) {
        return Math.max(0, Math.min(1, v));
    }

    private static float mean(float[] x, int at, int n) {
        double sum = 0;
        for (int i = at; i < at + n; i++) sum += x[i];
        return (float) (sum / n);
    }

    /// Grey by the weights of ITU-R BT.601.
    private static void colour(float[] x, int at, int plane, float factor) {
        for (int i = at; i < at + plane; i++) {
            float grey = 0.299f * x[i] + 0.587f * x[i + plane] + 0.114f * x[i + 2 * plane];
            for (int k = i; k <= i + 2 * plane; k += plane) x[k] = clamp(grey + factor * (x[k] - grey));
        }
    }

    private void cut(float[] x, int at, int side, long key) {
        int left = (int) (Rng.uniform(key, 0) * width) - side / 2,
                top = (int) (Rng.uniform(key, 1) * height) - side / 2;
        for (int c = 0; c < channels; c++)
            for (int row = Math.max(0, top); row < Math.min(height, top + side); row++)
                for (int column = Math.max(0, left); column < Math.min(width, left + side); column++)
                    x[at + (c * height + row) * width + column] = 0;
    }
}
