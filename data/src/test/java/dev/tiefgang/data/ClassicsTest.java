package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataChecks;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassicsTest {
    @Test
    void theSpiralsAreThoseOfTheBenchmark() {
        Table spirals = Spirals.points();
        DataChecks.require(spirals);
        assertThat(spirals.size()).isEqualTo(194);
        float[] p = new float[4], target = new float[2];
        for (int i = 0; i < 194; i += 2) {
            spirals.read(i, p, 0, target, 0);
            spirals.read(i + 1, p, 2, target, 1);
            assertThat(target).containsExactly(1, 0);
            assertThat(p[2]).isEqualTo(-p[0]);
            assertThat(p[3]).isEqualTo(-p[1]);
        }
        spirals.read(0, p, 0, target, 0);
        assertThat(p[0]).isZero();
        assertThat(p[1]).isEqualTo(6.5f);
    }

    /// The published file has all points but one, its axes swapped and brought into 0 to 1 by `p / 13 + ½`.
    @Test
    void theSpiralsAreThoseOfTheFileBesideTheCheckout() {
        var file = FannData.read(SharedData.file("small-tabular/fann/two-spiral.train.gz"));
        Table spirals = Spirals.points();
        var found = new HashSet<Integer>();
        float[] p = new float[2], target = new float[1];
        for (int k = 0; k < file.inputs().length; k++)
            for (int i = 0; i < spirals.size(); i++) {
                spirals.read(i, p, 0, target, 0);
                double x = p[1] / 13 + 0.5 - file.inputs()[k][0], y = p[0] / 13 + 0.5 - file.inputs()[k][1];
                if (Math.hypot(x, y) < 2e-5 && target[0] == file.targets()[k][0]) found.add(i);
            }
        assertThat(found).hasSize(193);
    }

    @Test
    void parityCountsOnes() {
        for (int bits = 1; bits <= 8; bits++) {
            var parity = new Parity(bits);
            DataChecks.require(parity);
            assertThat(parity.size()).isEqualTo(1 << bits);
            float[] input = new float[bits], target = new float[1];
            for (int i = 0; i < parity.size(); i++) {
                parity.read(i, input, 0, target, 0);
                int ones = 0, number = 0;
                for (float bit : input) {
                    ones += (int) bit;
                    number = 2 * number + (int) bit;
                }
                assertThat(target[0]).isEqualTo(ones % 2);
                assertThat(number).isEqualTo(i);
            }
        }
        assertThat(new Parity(2).labels()).isEmpty();
        assertThatThrownBy(() -> new Parity(0)).hasMessageContaining("expected 1 to 20 bits, received 0");
        assertThatThrownBy(() -> new Parity(21)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Parity(2).read(4, new float[2], 0, new float[1], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void parityIsThatOfTheFileBesideTheCheckout() {
        var file = FannData.read(SharedData.file("small-tabular/fann/parity8.train.gz"));
        var parity = new Parity(8);
        float[] input = new float[8], target = new float[1];
        for (int k = 0; k < file.inputs().length; k++) {
            int i = 0;
            for (float bit : file.inputs()[k]) i = 2 * i + (int) bit;
            parity.read(i, input, 0, target, 0);
            assertThat(input).isEqualTo(file.inputs()[k]);
            assertThat(target).isEqualTo(file.targets()[k]);
        }
    }

    @Test
    void aTableHoldsAsManyInputsAsTargets() {
        Table values = Table.ofValues("v", Shape.of(2), Shape.of(1), new float[] {1, 2, 3, 4}, new float[] {5, 6});
        assertThat(values.size()).isEqualTo(2);
        assertThatThrownBy(() -> values.label(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Table.ofClasses("c", Shape.of(2), List.of("a"), new float[4], new float[3]))
                .isInstanceOf(ShapeException.class)
                .hasMessage("Table 'c': expected as many inputs of [2] as targets of [], received 4 and 3 numbers");
        assertThatThrownBy(() -> Table.ofClasses("c", Shape.of(3), List.of("a"), new float[4], new float[1]))
                .isInstanceOf(ShapeException.class);
    }
}
