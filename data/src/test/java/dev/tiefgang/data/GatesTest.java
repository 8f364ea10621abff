package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tiefgang.train.DataChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {
    static List<Arguments> gates() {
        return List.of(
                arguments(Gates.AND, "and", new int[] {0, 0, 0, 1}),
                arguments(Gates.OR, "or", new int[] {0, 1, 1, 1}),
                arguments(Gates.XOR, "xor", new int[] {0, 1, 1, 0}));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void theTruthTableHoldsFourSamples(Gates gate, String name, int[] table) {
        assertThat(gate.name()).isEqualTo(name);
        assertThat(DataChecks.require(gate).size()).isEqualTo(4);
        assertThat(gate.labels()).isEmpty();
        float[] input = new float[2], target = new float[1];
        for (int i = 0; i < 4; i++) {
            gate.read(i, input, 0, target, 0);
            assertThat(input).containsExactly(i >> 1, i & 1);
            assertThat(target).containsExactly(table[i]);
        }
    }

    @Test
    void thereIsNoFifthSampleAndNoClass() {
        assertThatThrownBy(() -> Gates.OR.read(4, new float[2], 0, new float[1], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Gates.OR.label(0)).isInstanceOf(IllegalStateException.class);
    }
}
