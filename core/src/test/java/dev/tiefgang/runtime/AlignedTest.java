package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignedTest {
    @Test
    void fewFloatsTakeNoMoreThanTheyNeed() {
        assertThat(Aligned.floats(5)).hasSize(5);
        assertThat(Aligned.length(100)).isEqualTo(100);
    }

    @Test
    void manyFloatsGetMoreThanHalfARegion() {
        assertThat(Aligned.length(20_000)).isBetween(1 << 17, 1 << 20);
        assertThat(Aligned.length(5_000_000)).isEqualTo(5_000_000);
    }

    @Test
    void theNextLineIsLessThanALineAway() {
        assertThat(Aligned.from(0)).isEqualTo(12);
        assertThat(Aligned.from(12)).isEqualTo(12);
        assertThat(Aligned.from(13)).isEqualTo(28);
    }
}
