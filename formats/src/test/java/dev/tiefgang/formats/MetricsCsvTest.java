package dev.tiefgang.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCsvTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void path() {
        file = folder.resolve("metrics.csv");
    }

    @Test
    void rowsAreThereAtOnceAndIndependentOfTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            var csv = new MetricsCsv(file, "loss", "accuracy");
            assertThat(file).hasContent("epoch,step,loss,accuracy\n");
            csv.append(1, 100, 1234.5, 1e-9);
            csv.append(2, 200, Double.NaN, 1);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(file).hasContent("epoch,step,loss,accuracy\n1,100,1234.5,1.0E-9\n2,200,NaN,1.0\n");
        assertThat(MetricsCsv.read(file))
                .isEqualTo(new MetricsCsv.Table(
                        List.of("epoch", "step", "loss", "accuracy"),
                        List.of(List.of(1.0, 100.0, 1234.5, 1e-9), List.of(2.0, 200.0, Double.NaN, 1.0))));
    }

    @Test
    void cuttingBackKeepsWhatWasBeforeTheStepAndDropsATornLine() throws IOException {
        var csv = new MetricsCsv(file, "loss");
        for (int i = 1; i <= 4; i++) csv.append(i, 100L * i, 1.0 / i);
        Files.writeString(file, "5,50", StandardOpenOption.APPEND);
        assertThat(MetricsCsv.read(file).rows()).hasSize(4);
        MetricsCsv.cutBack(file, 200);
        assertThat(file).hasContent("epoch,step,loss\n1,100,1.0\n2,200,0.5\n");
        new MetricsCsv(file, "loss").append(3, 300, 0.25);
        assertThat(MetricsCsv.read(file).rows()).hasSize(3);
    }

    @Test
    void openingDropsATornLineOrHeader() throws IOException {
        Files.writeString(file, "epoch,st");
        MetricsCsv.cutBack(file, 1);
        new MetricsCsv(file, "loss").append(1, 1, 1);
        Files.writeString(file, "2,2", StandardOpenOption.APPEND);
        new MetricsCsv(file, "loss");
        assertThat(file).hasContent("epoch,step,loss\n1,1,1.0\n");
        MetricsCsv.cutBack(folder.resolve("absent.csv"), 1);
        assertThat(folder.resolve("absent.csv")).doesNotExist();
    }

    @Test
    void everyTruncationGivesWholeRowsOrATypedError() {
        var csv = new MetricsCsv(file, "loss");
        for (int i = 1; i <= 3; i++) csv.append(i, i, i);
        String text = "epoch,step,loss\n1,1,1.0\n2,2,2.0\n3,3,3.0\n";
        assertThat(file).hasContent(text);
        for (int n = 0; n < text.length(); n++) {
            String cut = text.substring(0, n);
            write(cut);
            if (n < 16) assertThatThrownBy(() -> MetricsCsv.read(file)).as(cut).isInstanceOf(FormatException.class);
            else assertThat(MetricsCsv.read(file).rows()).as(cut).hasSize((n - 16) / 8);
        }
    }

    @Test
    void saysWhichLineIsWrong() {
        write("epoch,step,loss\n1,1,1.0\n2,2,x\n3,3,3.0\n");
        assertThatThrownBy(() -> MetricsCsv.cutBack(file, 1))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("metrics.csv, line 3: expected 3 numbers, received '2,2,x'");
        write("epoch,step,loss\n1,1\n");
        assertThatThrownBy(() -> MetricsCsv.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("metrics.csv, line 2: expected 3 numbers, received '1,1'");
        assertThatThrownBy(() -> new MetricsCsv(file, "accuracy"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("expected the columns epoch,step,accuracy, received epoch,step,loss");
        write("name,age\n");
        assertThatThrownBy(() -> MetricsCsv.read(file)).isInstanceOf(FormatException.class);
    }

    @Test
    void refusesWhatWouldBreakTheTable() {
        assertThatThrownBy(() -> new MetricsCsv(file, "a,b")).isInstanceOf(IllegalArgumentException.class);
        var csv = new MetricsCsv(file, "loss");
        assertThatThrownBy(() -> csv.append(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> csv.append(1, 1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsGoneIsReported() throws IOException {
        var csv = new MetricsCsv(file, "loss");
        Files.delete(file);
        assertThatThrownBy(() -> csv.append(1, 1, 1)).isInstanceOf(FileException.class);
    }

    private void write(String text) {
        AtomicFiles.write(file, text.getBytes(UTF_8));
    }
}
