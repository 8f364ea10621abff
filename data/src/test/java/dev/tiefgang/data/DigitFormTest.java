package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigitFormTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Painter.class)
    void aDrawnDigitLooksTheSameHoweverItIsPainted(Painter painter) throws IOException {
        float[][] forms = new float[10][];
        for (int digit = 0; digit < 10; digit++)
            forms[digit] = form(Tensor.of(Shape.of(1, 560, 560), Digits.drawn(digit, 560, 2.5).at));
        for (int digit = 0; digit < 10; digit++) {
            Tensor picture = painter.paint(Digits.drawn(digit, 280, 2.5), Rng.of(1, painter.name(), digit), folder);
            float[] form = form(picture);
            requireForm(form);
            assertThat(difference(form, forms[digit])).as("digit " + digit).isLessThan(0.075);
            assertThat(nearest(form, forms)).isEqualTo(digit);
        }
    }

    @ParameterizedTest
    @EnumSource(Painter.class)
    void aPaintedMnistDigitIsFoundAgain(Painter painter) throws IOException {
        float[][] originals = mnist(100);
        int found = 0;
        double difference = 0;
        for (int i = 0; i < 100; i++) {
            var original = new Plane(28, 28, originals[i]);
            float[] form = form(painter.paint(original, Rng.of(2, painter.name(), i), folder));
            requireForm(form);
            difference += difference(form, originals[i]) / 100;
            if (nearest(form, originals) == i) found++;
        }
        assertThat(difference).isLessThan(0.055);
        assertThat(found).isGreaterThanOrEqualTo(95);
    }

    @Test
    void whatIsInTheFormAlreadyStaysAsItIs() {
        for (float[] original : mnist(10_000)) {
            var form = DigitForm.of(Tensor.of(Shape.of(1, 28, 28), original));
            assertThat(form.picture().floats()).isEqualTo(original);
            assertThat(form.description()).contains("left as it is");
        }
    }

    @Test
    void theDescriptionSaysWhatWasDone() {
        float[] paper = new float[100 * 80];
        Arrays.fill(paper, 0.9f);
        for (int y = 20; y < 60; y++) for (int x = 30; x < 50; x++) paper[y * 100 + x] = 0.2f;
        var form = DigitForm.of(Tensor.of(Shape.of(1, 80, 100), paper));
        assertThat(form.description())
                .isEqualTo("dark on light, inverted; ink box 20×40 at (30,20) scaled to 10×20; centre of mass moved to"
                        + " (14.5,14.5)");
        for (int y = 0; y < 28; y++)
            for (int x = 0; x < 28; x++)
                assertThat(form.picture().floats()[y * 28 + x])
                        .isEqualTo(x >= 10 && x < 20 && y >= 5 && y < 25 ? 1 : 0);
        for (int i = 0; i < paper.length; i++) paper[i] = 1 - paper[i];
        var inverse = DigitForm.of(Tensor.of(Shape.of(1, 80, 100), paper));
        assertThat(inverse.description()).startsWith("light on dark; ink box 20×40 at (30,20)");
        assertThat(inverse.picture().sameBits(form.picture())).isTrue();
    }

    @Test
    void coloursOfTheSameBrightnessAreToldApart() {
        int n = 60 * 60;
        float[] rgb = new float[3 * n];
        for (int i = 0; i < n; i++) {
            boolean ink = i / 60 >= 20 && i / 60 < 40 && i % 60 >= 25 && i % 60 < 35;
            rgb[i] = ink ? 0.8f : 0;
            rgb[n + i] = ink ? 0 : 0.8f * 0.299f / 0.587f;
        }
        assertThat(DigitForm.of(Tensor.of(Shape.of(3, 60, 60), rgb)).description())
                .contains("ink box 10×20 at (25,20)");
    }

    @Test
    void thinLinesAreThickened() {
        float[] ink = new float[400 * 400];
        for (int y = 50; y < 350; y++) for (int x = 199; x < 202; x++) ink[y * 400 + x] = 1;
        var form = DigitForm.of(Tensor.of(Shape.of(1, 400, 400), ink));
        assertThat(form.description()).contains("strokes thickened by 24 pixels");
        assertThat(new Plane(28, 28, form.picture().floats()).sum()).isBetween(30.0, 45.0); // about 2 by 20
    }

    /// Without shrinking first this takes minutes.
    @Test
    @Timeout(20)
    void aThinPenInALargePhotographIsAsGoodAsInASmallOne() throws IOException {
        for (int digit = 0; digit < 10; digit++) {
            float[] small = form(Tensor.of(Shape.of(1, 400, 400), Digits.drawn(digit, 400, 0.2).at));
            float[] large = form(Tensor.of(Shape.of(1, 3000, 3000), Digits.drawn(digit, 3000, 0.04).at));
            requireForm(large);
            assertThat(difference(large, small)).as("digit " + digit).isLessThan(0.03);
        }
    }

    @Test
    void anEmptyPictureHoldsNoInk() {
        float[] grey = new float[50 * 50];
        Arrays.fill(grey, 0.7f);
        assertThatThrownBy(() -> DigitForm.of(Tensor.of(Shape.of(1, 50, 50), grey)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("no ink found in the picture of 50×50 pixels");
        var random = Rng.of(5, "paper", 0);
        for (int i = 0; i < grey.length; i++) grey[i] = Math.clamp(0.7f + 0.05f * (float) random.normal(i), 0f, 1f);
        assertThatThrownBy(() -> DigitForm.of(Tensor.of(Shape.of(1, 50, 50), grey)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no ink found");
        assertThatThrownBy(() -> DigitForm.of(Tensor.of(Shape.of(1, 1, 1), 0.5f)))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> DigitForm.of(Tensor.of(Shape.of(28, 28), new float[784])))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected shape [1, h, w] or [3, h, w], received [28, 28]");
    }

    /// Every small picture of any content gives a digit or the typed error.
    @Test
    void anyPictureIsTakenOrRefused() {
        int taken = 0;
        for (int n = 0; n < 2000; n++) {
            var random = Rng.of(6, "pictures", n);
            int channels = random.below(0, 2) * 2 + 1, h = 1 + random.below(1, 12), w = 1 + random.below(2, 12);
            float[] values = new float[channels * h * w];
            for (int i = 0; i < values.length; i++)
                values[i] = random.below(10 + i, 3) == 0 ? random.uniform(2000 + i) : 1;
            try {
                requireForm(form(Tensor.of(Shape.of(channels, h, w), values)));
                taken++;
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith("no ink found");
            }
        }
        assertThat(taken).isPositive();
    }

    private static void requireForm(float[] form) {
        float most = 0;
        for (float v : form) {
            assertThat(v >= 0 && v <= 1).isTrue();
            most = Math.max(most, v);
        }
        assertThat(most).isGreaterThan(0.99f);
        var plane = new Plane(28, 28, form);
        assertThat(plane.massX()).isCloseTo(14, within(2.5)); // a box that would leave the field stays inside
        assertThat(plane.massY()).isCloseTo(14, within(2.5));
    }

    private static float[] form(Tensor picture) {
        return DigitForm.of(picture).picture().floats();
    }

    /// Mean absolute difference of two forms at the best of the nine shifts by one pixel: where the centre of
    /// mass lies between two pixels, a trifle decides to which of them it is moved.
    private static double difference(float[] a, float[] b) {
        double least = Double.MAX_VALUE;
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++) least = Math.min(least, difference(a, b, dx, dy));
        return least / a.length;
    }

    private static double difference(float[] a, float[] b, int dx, int dy) {
        double sum = 0;
        for (int y = 1; y < 27; y++)
            for (int x = 1; x < 27; x++) sum += Math.abs(a[y * 28 + x] - b[(y + dy) * 28 + x + dx]);
        return sum;
    }

    private static int nearest(float[] form, float[][] candidates) {
        int best = 0;
        for (int i = 1; i < candidates.length; i++)
            if (difference(form, candidates[i]) < difference(form, candidates[best])) best = i;
        return best;
    }

    private static float[][] mnist(int n) {
        Optional<MnistSource> source = Digits.source();
        assumeThat(source).as("the artifact data-mnist is not built here").isPresent();
        Mnist test = source.orElseThrow().test();
        float[][] digits = new float[n][784];
        for (int i = 0; i < n; i++) test.read(i, digits[i], 0, new float[1], 0);
        return digits;
    }
}
