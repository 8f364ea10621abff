package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.train.DataChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaygroundTest {
    @ParameterizedTest
    @EnumSource(Playground.class)
    void bothClassesAreThereAndTheSeedDecides(Playground problem) {
        Table points = problem.points(Playground.SIZE, 0.1, 1);
        DataChecks.require(points);
        assertThat(points.size()).isEqualTo(500);
        int blue = 0;
        for (int i = 0; i < 500; i++) blue += points.label(i);
        assertThat(blue).isBetween(190, 310);
        assertThat(all(points)).isEqualTo(all(problem.points(Playground.SIZE, 0.1, 1)));
        assertThat(all(points)).isNotEqualTo(all(problem.points(Playground.SIZE, 0.1, 2)));
        assertThat(problem.points(3, 0, 1).size()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Playground.class)
    void withoutNoiseThePlaceTellsTheClass(Playground problem) {
        Table points = problem.points(1000, 0, 5);
        float[] p = new float[2], target = new float[1];
        int right = 0;
        for (int i = 0; i < 1000; i++) {
            points.read(i, p, 0, target, 0);
            double r = Math.hypot(p[0], p[1]);
            boolean blue = switch (problem) {
                case CIRCLE -> r < 2.5;
                case XOR -> p[0] * p[1] >= 0;
                case GAUSS -> p[0] + p[1] > 0;
                // At radius r the first spiral has turned by 1.75 · r / 5 turns.
                case SPIRAL -> Math.cos(Math.atan2(p[0], p[1]) - 1.75 * r / 5 * 2 * Math.PI) > 0;
            };
            if (blue == (target[0] == 1)) right++;
            double limit = switch (problem) {
                case CIRCLE, SPIRAL -> 5.0001;
                case XOR -> 5.3001 * Math.sqrt(2);
                case GAUSS -> 8;
            };
            assertThat(r).isLessThan(limit);
        }
        // Clouds of variance ½ whose centres lie four deviations off the middle do not reach over; the first
        // points of the two spirals are one and the same, the origin.
        assertThat(right).isGreaterThanOrEqualTo(999);
    }

    @Test
    void ringAndDiscKeepADistance() {
        Table points = Playground.CIRCLE.points(1000, 0, 3);
        float[] p = new float[2], target = new float[1];
        for (int i = 0; i < 1000; i++) {
            points.read(i, p, 0, target, 0);
            double r = Math.hypot(p[0], p[1]);
            assertThat(r <= 2.5001 || r >= 3.4999).isTrue();
        }
    }

    @Test
    void noiseWidensTheCloudsAsInTheOriginal() {
        for (double noise : new double[] {0, 0.25, 0.5}) {
            Table points = Playground.GAUSS.points(20_000, noise, 9);
            float[] p = new float[2], target = new float[1];
            double sum = 0, squares = 0;
            for (int i = 0; i < 10_000; i++) {
                points.read(i, p, 0, target, 0);
                assertThat(target[0]).isEqualTo(1);
                sum += p[0];
                squares += p[0] * p[0];
            }
            double mean = sum / 10_000, variance = squares / 10_000 - mean * mean;
            assertThat(mean).isBetween(1.9, 2.1);
            assertThat(variance / (0.5 + 7 * noise)).isBetween(0.94, 1.06);
        }
    }

    @Test
    void wrongSizesAndNoiseAreRefused() {
        assertThatThrownBy(() -> Playground.XOR.points(1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Playground xor: expected at least 2 points, received 1");
        assertThatThrownBy(() -> Playground.XOR.points(10, 0.6, 1)).hasMessageContaining("0 to 0.5, received 0.6");
        assertThatThrownBy(() -> Playground.XOR.points(10, Double.NaN, 1)).hasMessageContaining("received NaN");
    }

    private static float[] all(Table points) {
        float[] all = new float[3 * points.size()];
        for (int i = 0; i < points.size(); i++) points.read(i, all, 3 * i, all, 3 * i + 2);
        return all;
    }
}
