package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLineTest {
    private static final String STATE = "epoch  3/12  loss 0.1234  98.70 %  12,345 samples/s";
    private static final LiveLine LINE = new LiveLine(0.25, STATE, Duration.ofSeconds(3725));

    @Test
    void everythingFitsIntoTheUsualTerminal() {
        assertThat(LINE.fitted(79)).isEqualTo("%-79s", " 25 %  " + STATE + "  1:02:05 left");
    }

    @Test
    void whereThereIsRoomThereIsABar() {
        assertThat(LINE.fitted(119)).startsWith("[=========> ").contains("]   25 %  " + STATE);
        assertThat(new LiveLine(0, STATE, Duration.ZERO).fitted(119))
                .startsWith("[    ")
                .contains("]    0 %  ");
        assertThat(new LiveLine(1, STATE, Duration.ZERO).fitted(119)).contains("=>]  100 %  ");
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 40, 79, 80, 90, 99, 120, 300})
    void everyLineCoversTheOneBefore(int width) {
        for (double done : new double[] {0, 0.001, 0.5, 1})
            assertThat(new LiveLine(done, STATE, Duration.ofDays(5)).fitted(width))
                    .hasSize(width);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '24 132', 131",
        "'100', '24 132', 99",
        "'', '', 79",
        "'0', '0 0', 79",
        "'x', '24', 23",
        "'', '24 7', 79"
    })
    void theWidthIsAskedForAndElseTheUsualOne(String columns, String size, int width) {
        assertThat(TerminalWidth.of(columns.isEmpty() ? Map.of() : Map.of("COLUMNS", columns), size + "\n"))
                .isEqualTo(width);
    }
}
