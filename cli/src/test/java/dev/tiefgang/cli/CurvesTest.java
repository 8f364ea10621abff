package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.formats.FileException;
import dev.tiefgang.train.EpochReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvesTest {
    private static final int TRAINING = 0x0b3c8c, VALIDATION = 0xe06c00;

    @TempDir
    Path folder;

    private static List<EpochReport> epochs(int n, double validation) {
        List<EpochReport> all = new ArrayList<>();
        for (int e = 1; e <= n; e++)
            all.add(new EpochReport(
                    e, 100L * e, 1.0 / e, 1 - 0.3 / e, validation / e, 1 - validation / e, 0.001, 2, 1000));
        return all;
    }

    private BufferedImage drawn(List<EpochReport> epochs) throws IOException {
        Path png = folder.resolve("curves.png");
        Curves.write(png, Measure.shares(), epochs);
        return ImageIO.read(png.toFile());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 200})
    void showsBothLinesInBothPanels(int n) throws IOException {
        BufferedImage picture = drawn(epochs(n, 0.4));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(500);
        for (int color : new int[] {TRAINING, VALIDATION}) {
            assertThat(Pixels.count(picture, color, 0, 600)).isPositive();
            assertThat(Pixels.count(picture, color, 600, 1200)).isPositive();
        }
    }

    @Test
    void validationThatDidNotTakePlaceIsLeftOut() throws IOException {
        BufferedImage picture = drawn(epochs(5, Double.NaN));
        assertThat(Pixels.count(picture, VALIDATION, 0, 1200)).isZero();
        assertThat(Pixels.count(picture, TRAINING, 0, 1200)).isPositive();
    }

    @Test
    void infiniteLossesAreLeftOut() throws IOException {
        var epochs = epochs(3, 0.4);
        epochs.add(new EpochReport(4, 400, Double.POSITIVE_INFINITY, 0, Double.NaN, Double.NaN, 0.001, 2, 1000));
        assertThat(Pixels.count(drawn(epochs), TRAINING, 0, 600)).isPositive();
    }

    @Test
    void theSameEpochsGiveTheSameBytes() throws IOException {
        Path first = folder.resolve("1.png"), second = folder.resolve("2.png");
        Curves.write(first, Measure.shares(), epochs(7, 0.4));
        Curves.write(second, Measure.shares(), epochs(7, 0.4));
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Curves.write(folder.resolve("no/curves.png"), Measure.shares(), epochs(2, 0.4)))
                .isInstanceOf(FileException.class);
    }
}
