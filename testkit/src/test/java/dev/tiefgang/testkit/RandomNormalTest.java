package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.op.RandomNormal;
import dev.tiefgang.tensor.Rng;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RandomNormalTest {
    private static final int MANY = 200_000;

    /// Both take Box's and Muller's formula of the same uniform numbers, one of them with the cosine of the whole
    /// angle.
    @Test
    void numbersAreThoseOfTheGenerator() {
        Rng rng = Rng.of(3, "normal", 5);
        for (int i = 0; i < MANY; i++)
            assertThat(RandomNormal.number(rng.key(), i)).isCloseTo(rng.normal(i), Offset.offset(1e-14));
    }

    @Test
    void momentsAreThoseOfTheNormalDistribution() {
        long key = Rng.of(1, "normal", 1).key();
        double[] sums = new double[5];
        for (int i = 0; i < MANY; i++) for (int p = 1; p <= 4; p++) sums[p] += Math.pow(RandomNormal.number(key, i), p);
        double[] expected = {0, 0, 1, 0, 3};
        double[] within = {0, 0.01, 0.02, 0.04, 0.12}; // four deviations of such a mean
        for (int p = 1; p <= 4; p++) assertThat(sums[p] / MANY).isCloseTo(expected[p], Offset.offset(within[p]));
    }
}
