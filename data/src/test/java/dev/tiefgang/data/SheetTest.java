package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.augment.Augment;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final List<String> LABELS = List.of("a", "b");

    @Test
    void pixelsAreSquaresOfTheirValue() {
        float[] values = {0, 0.2f, 1, 0.6f, 1, 1, 0, 0};
        Table grey = Table.ofClasses("g", Shape.of(1, 2, 2), LABELS, values, new float[2]);
        Tensor sheet = Sheet.of(grey, new int[] {1, 0, 1}, 2);
        assertThat(sheet.shape().dim(2)).isEqualTo(4 + 2 * (96 + 4));
        assertThat(sheet.shape().dim(1)).isEqualTo(4 + 2 * (96 + 4));
        assertThat(rgb(sheet, 4 + 10, 4 + 10)).isEqualTo(0xffffff); // sample 1, upper half
        assertThat(rgb(sheet, 4 + 10, 4 + 60)).isEqualTo(0x000000);
        assertThat(rgb(sheet, 104 + 60, 4 + 10)).isEqualTo(0x333333); // sample 0, 0.2 · 255 = 51
        assertThat(rgb(sheet, 104 + 60, 4 + 60)).isEqualTo(0x999999);
        assertThat(rgb(sheet, 104 + 60, 104 + 60)).isEqualTo(0xffffff); // no fourth picture
        assertThat(rgb(sheet, 101, 50)).isEqualTo(0xffffff); // between two pictures
    }

    @Test
    void coloursAndEpochsAreShown() {
        Table red = Table.ofClasses("r", Shape.of(3, 1, 2), LABELS, new float[] {1, 0, 0, 0, 0, 1}, new float[1]);
        Tensor sheet = Sheet.ofEpochs(Augment.parse("flip").of(red, 1), new int[] {0}, 8);
        assertThat(rgb(sheet, 4 + 10, 4 + 10)).isEqualTo(0xff0000);
        assertThat(rgb(sheet, 4 + 60, 4 + 10)).isEqualTo(0x0000ff);
        int flipped = 0;
        for (int e = 1; e <= 8; e++) if (rgb(sheet, 4 + 100 * e + 10, 4 + 10) == 0x0000ff) flipped++;
        assertThat(flipped).isBetween(1, 7);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        Table line = Table.ofClasses("l", Shape.of(4), LABELS, new float[4], new float[1]);
        assertThatThrownBy(() -> Sheet.of(line, new int[] {0}, 1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected pictures [1, h, w] or [3, h, w], received [4]");
        Table picture = Table.ofClasses("p", Shape.of(1, 2, 2), LABELS, new float[4], new float[1]);
        assertThatThrownBy(() -> Sheet.of(picture, new int[0], 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sheet.of(picture, new int[] {0}, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sheet.of(picture, new int[] {0}, 200)).hasMessageContaining("received 1 rows and 200");
    }

    private static int rgb(Tensor sheet, int x, int y) {
        int h = sheet.shape().dim(1), w = sheet.shape().dim(2), rgb = 0;
        for (int c = 0; c < 3; c++) rgb = rgb << 8 | Math.round(255 * sheet.floats()[(c * h + y) * w + x]);
        return rgb;
    }
}
