package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowOffsetsTest {
    @Test
    void rowsOfAMatrixLieAtEqualDistances() {
        var rows = RowOffsets.every(7, 4);
        assertThat(rows.table()).containsExactly(0, 7, 14, 21);
        assertThat(rows.even()).isTrue();
        assertThat(rows.step()).isEqualTo(7);
    }

    @Test
    void aTableTellsWhetherItsDistancesAreEqual() {
        assertThat(RowOffsets.of(9, 6, 3).even()).isTrue();
        assertThat(RowOffsets.of(9, 6, 3).step()).isEqualTo(-3);
        assertThat(RowOffsets.of(0, 1, 2, 28).even()).isFalse();
        assertThat(RowOffsets.of(0, 2, 3, 4).even()).isFalse();
    }

    @Test
    void asFewAsNoneOrOneAreEven() {
        assertThat(RowOffsets.of().even()).isTrue();
        assertThat(RowOffsets.of(5).even()).isTrue();
        assertThat(RowOffsets.of(5).step()).isZero();
    }
}
