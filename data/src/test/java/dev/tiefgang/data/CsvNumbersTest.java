package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.tensor.Rng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvNumbersTest {
    @Test
    void shortNumbersHaveTheBitsOfParseDouble() {
        Rng rng = Rng.of(1, "numbers", 0);
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            int digits = 1 + rng.below(40L * i, 18), point = rng.below(40L * i + 1, digits + 3) - 1;
            text.append(new String[] {"", "-", "+"}[rng.below(40L * i + 2, 3)]);
            for (int d = 0; d < digits; d++) text.append(d == point ? "." : "").append(rng.below(40L * i + 3 + d, 10));
            if (point == digits) text.append('.');
            String number = text.toString();
            assertThat(Double.doubleToRawLongBits(CsvNumbers.number(number, false)))
                    .as(number)
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(number)));
            assertThat(CsvNumbers.number(number.replace('.', ','), true)).isEqualTo(Double.parseDouble(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "-0.0", ".5", "5.", "1e5", " 2 ", "123456789012345678", "0.000000000000000001"})
    void edgesAreThoseOfParseDouble(String number) {
        assertThat(Double.doubleToRawLongBits(CsvNumbers.number(number, false)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(number.strip())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "NA", "n/a", "NaN", "null", " NA "})
    void missing(String field) {
        assertThat(CsvNumbers.isMissing(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-", "no", "none", "x", "1.5", "N", "??"})
    void present(String field) {
        assertThat(CsvNumbers.isMissing(field)).isFalse();
    }
}
