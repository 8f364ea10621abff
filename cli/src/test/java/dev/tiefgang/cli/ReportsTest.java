package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.metric.Confusion;
import dev.tiefgang.train.Evaluation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static Evaluation evaluation(List<String> labels, long[][] confusion) {
        return new Evaluation(10, 0.5, 0.7, labels, Confusion.of(confusion), new int[10], new float[10]);
    }

    @Test
    void classesWithTheirMean() {
        var evaluation = evaluation(List.of("cat", "dog"), new long[][] {{3, 1}, {2, 4}});
        assertThat(Reports.classes(evaluation))
                .containsExactly(
                        "class  precision   recall       F1  support",
                        "cat      60.00 %  75.00 %  66.67 %        4",
                        "dog      80.00 %  66.67 %  72.73 %        6",
                        "mean     70.00 %  70.83 %  69.70 %       10");
    }

    @Test
    void confusionAsAMatrixWithDotsForNothing() {
        var evaluation = evaluation(List.of("cat", "elephant"), new long[][] {{12, 0}, {2, 345}});
        assertThat(Reports.confusion(evaluation))
                .endsWith("actual  cat  eleph…", "cat      12       ·", "eleph…    2     345");
    }

    @Test
    void manyClassesAreListedByFrequency() {
        List<String> labels = IntStream.range(0, 20).mapToObj(i -> "c" + i).toList();
        long[][] confusion = new long[20][20];
        confusion[3][4] = 5;
        confusion[7][1] = 9;
        confusion[2][2] = 100;
        assertThat(Reports.confusion(evaluation(labels, confusion)))
                .endsWith("actual  predicted  samples", "c7      c1               9", "c3      c4               5");
    }
}
