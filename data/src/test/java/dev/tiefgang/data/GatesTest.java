package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.train.DataChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatesTest {
    @ParameterizedTest
    @EnumSource(Gates.class)
    void theTruthTableHoldsFourSamples(Gates gate) {
        assertThat(DataChecks.require(gate).size()).isEqualTo(4);
        assertThat(gate.labels()).isEmpty();
        float[] input = new float[2], target = new float[1];
        for (int i = 0; i < 4; i++) {
            gate.read(i, input, 0, target, 0);
            boolean a = i >= 2, b = i % 2 == 1;
            boolean expected = switch (gate) {
                case AND -> a && b;
                case OR -> a || b;
                case XOR -> a != b;
            };
            assertThat(input).containsExactly(a ? 1 : 0, b ? 1 : 0);
            assertThat(target).containsExactly(expected ? 1 : 0);
        }
    }

    @Test
    void thereIsNoFifthSampleAndNoClass() {
        assertThatThrownBy(() -> Gates.OR.read(4, new float[2], 0, new float[1], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Gates.OR.label(0)).isInstanceOf(IllegalStateException.class);
    }
}
