package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void everyThreadHasAnArrayOfItsOwn() {
        var scratch = Scratch.of(3, 5);
        assertThat(scratch).hasDimensions(3, 5);
        assertThat(scratch[0]).isNotSameAs(scratch[1]);
    }

    @Test
    void manyFloatsGetMoreThanHalfARegion() {
        assertThat(Scratch.length(100)).isEqualTo(100);
        assertThat(Scratch.length(20_000)).isBetween(1 << 17, 1 << 20);
        assertThat(Scratch.length(5_000_000)).isEqualTo(5_000_000);
    }
}
