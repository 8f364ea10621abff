package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void theSameInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Units.percent(0.98765, 2)).isEqualTo("98.77 %");
            assertThat(Units.decimal(0.5, 3)).isEqualTo("0.500");
            assertThat(Units.decimal(9_999_999, 1)).isEqualTo("9999999.0");
            assertThat(Units.decimal(-1.23456e300, 4)).isEqualTo("-1.235e+300");
            assertThat(Units.decimal(Double.POSITIVE_INFINITY, 4)).isEqualTo("Infinity");
            assertThat(Wording.number(1e300)).isEqualTo("1.0E300");
            assertThat(Wording.number(3e-12)).isEqualTo("3.0E-12");
            assertThat(Wording.number(0)).isEqualTo("0");
            assertThat(Units.of(1, "thread")).isEqualTo("1 thread");
            assertThat(Units.of(2000, "thread")).isEqualTo("2,000 threads");
            assertThat(Units.count(-1_234_567)).isEqualTo("-1,234,567");
            assertThat(Units.count(999)).isEqualTo("999");
            assertThat(Units.bytes(1023)).isEqualTo("1023 B");
            assertThat(Units.bytes(1536)).isEqualTo("1.5 KiB");
            assertThat(Units.bytes(5L << 40)).isEqualTo("5.0 TiB");
        } finally {
            Locale.setDefault(before);
        }
    }
}
