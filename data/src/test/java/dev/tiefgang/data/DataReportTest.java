package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.DataReport.ClassSize;
import dev.tiefgang.data.Duplicates.Pair;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataReportTest {
    private static final List<String> LABELS = List.of("a", "b", "c");

    @Test
    void aGoodSetHasNoProblems() {
        DataReport cars = DataReport.of(Cars.verdicts());
        assertThat(cars.problems()).isEmpty();
        assertThat(cars.classes())
                .containsExactly(
                        new ClassSize("unacc", 1210),
                        new ClassSize("acc", 384),
                        new ClassSize("good", 69),
                        new ClassSize("vgood", 65));
        assertThat(cars.imbalance()).isEqualTo(1210 / 65.0);
        assertThat(DataReport.of(new Parity(4)).imbalance()).isEqualTo(1);
    }

    @Test
    void everythingWrongIsFound() {
        float[] inputs = {1, 5, 2, 5, 1, 5, Float.NaN, 5, 1, 5, 3, 5}, targets = {0, 1, 1, 0, 0, 7};
        DataReport r = DataReport.of(
                Table.of("t", Shape.of(2), Shape.of(), LABELS, List.of("size", "always5"), inputs, targets));
        assertThat(r.samples()).isEqualTo(6);
        assertThat(r.brokenCount()).isEqualTo(1);
        assertThat(r.notFinite()).containsExactly(3);
        assertThat(r.constant()).containsExactly("always5");
        assertThat(r.duplicates()).containsExactly(new Pair(0, 2, false), new Pair(0, 4, true));
        assertThat(r.imbalance()).isInfinite();
        assertThat(r.problems())
                .containsExactly(
                        "1 sample cannot be used, the first is 5: expected a label of 0 to 2, received 7.0.",
                        "1 sample with NaN or an infinity, the first is 3.",
                        "Class 'c' has no samples.",
                        "Columns with one value only, which tell nothing: always5.",
                        "2 samples with the input of an earlier one, the first is 2, equal to 0; some of them with another"
                                + " target.");
    }

    @Test
    void listsAreBoundedAndCountsAreNot() {
        DataReport r = DataReport.of(Table.ofClasses("t", Shape.of(1), LABELS, new float[1000], new float[1000]));
        assertThat(r.duplicateCount()).isEqualTo(999);
        assertThat(r.duplicates()).hasSize(DataReport.MOST);
        assertThat(r.constant()).containsExactly("input 0");
        assertThat(DataReport.of(Table.ofClasses("t", Shape.of(1), LABELS, new float[0], new float[0]))
                        .problems())
                .contains("There are no samples.");
    }

    @Test
    void leaksAreSamplesThatAreInBoth() {
        Table training =
                Table.ofClasses("t", Shape.of(2), LABELS, new float[] {1, 2, 3, 4, 3, 4}, new float[] {0, 1, 2});
        Table test = Table.ofClasses("u", Shape.of(2), LABELS, new float[] {9, 9, 3, 4, 1, 2}, new float[] {0, 1, 1});
        assertThat(Duplicates.leaks(training, test)).containsExactly(new Pair(1, 1, true), new Pair(0, 2, false));
        assertThat(Duplicates.within(training)).containsExactly(new Pair(1, 2, false));
        assertThat(Duplicates.leaks(Playground.SPIRAL.points(5000, 0.1, 1), Playground.SPIRAL.points(5000, 0.1, 2)))
                .isEmpty();
        assertThat(Duplicates.leaks(training, Spirals.points().subset(new int[0])))
                .isEmpty();
    }

    @Test
    void setsOfDifferentFormCannotBeCompared() {
        assertThatThrownBy(() -> Duplicates.leaks(Cars.yesNo(), Spirals.points()))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("received inputs of [21] and [2]");
    }

    @Test
    void brokenFilesAreListed(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"a/1.png", "a/2.png", "b/3.png"}) {
            Files.createDirectories(folder.resolve(name.substring(0, 1)));
            Pictures.writePng(folder.resolve(name), Tensor.of(Shape.of(1, 2, 2), name.charAt(2) / 100f, 0, 0, 1));
        }
        byte[] good = Files.readAllBytes(folder.resolve("a/2.png"));
        Files.write(folder.resolve("a/2.png"), java.util.Arrays.copyOf(good, 45));
        DataReport r = DataReport.of(PictureFolder.open(folder, new PictureForm(2, 2)));
        assertThat(r.brokenCount()).isEqualTo(1);
        assertThat(r.broken().getFirst().index()).isEqualTo(1);
        assertThat(r.broken().getFirst().problem()).contains("2.png");
        assertThat(r.classes()).containsExactly(new ClassSize("a", 1), new ClassSize("b", 1));
    }
}
