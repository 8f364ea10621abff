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
