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
        assertThat(Aligned.length(20_000, 4 << 20)).isEqualTo(1 << 19);
        assertThat(Aligned.length(5_000_000, 4 << 20)).isEqualTo(5_000_000);
        assertThat(Aligned.bytes(5_000_000)).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void veryLargeRegionsAreNoReasonToTakeMore() {
        assertThat(Aligned.length(20_000, 16 << 20)).isEqualTo(20_000);
    }

    @Test
    void theNextLineIsLessThanALineAway() {
        assertThat(Aligned.from(0)).isEqualTo(12);
        assertThat(Aligned.from(12)).isEqualTo(12);
        assertThat(Aligned.from(13)).isEqualTo(28);
    }

    @Test
    void largeArraysAreKnownToBePlaced() {
        assertThat(Aligned.isPlaced(new float[100])).isFalse();
        assertThat(Aligned.isPlaced(new float[5_000_000])).isTrue();
    }
}
