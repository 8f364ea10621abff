package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SketchTest {
    private static final Tensor PICTURE = Tensor.of(Shape.of(1, 3, 3), 1f, 0f, 1f, 0f, 0f, 1f, 1f, 0f, 0.5f);

    @Test
    void shadesShowBrightness() {
        assertThat(Sketch.lines(PICTURE, StandardCharsets.UTF_8))
                .containsExactly("┌──────┐", "│██  ██│", "│    ██│", "│██  ▒▒│", "└──────┘");
        Tensor ramp = Tensor.of(Shape.of(1, 1, 7), -1f, 0.1f, 0.2f, 0.4f, 0.7f, 0.9f, 2f);
        assertThat(Sketch.lines(ramp, StandardCharsets.UTF_8).get(1)).isEqualTo("│    ░░▒▒▓▓████│");
    }

    @Test
    void coloursAreDrawnGreyAndLargePicturesSmall() {
        Tensor red = Tensor.of(Shape.of(3, 1, 2), 1f, 0f, 1f, 0f, 1f, 0f);
        assertThat(Sketch.lines(red, StandardCharsets.UTF_8)).containsExactly("┌────┐", "│██  │", "└────┘");
        float[] white = new float[200 * 100];
        Arrays.fill(white, 1);
        assertThat(Sketch.lines(Tensor.of(Shape.of(1, 200, 100), white), StandardCharsets.US_ASCII))
                .hasSize(42)
                .contains("|" + "@".repeat(40) + "|");
    }

    @Test
    void asciiShowsBrightness() {
        assertThat(Sketch.lines(PICTURE, StandardCharsets.US_ASCII))
                .containsExactly("+------+", "|@@  @@|", "|    @@|", "|@@  ++|", "+------+");
    }
}
