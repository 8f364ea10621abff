package dev.tiefgang.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.tensor.Rng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparabilityTest {
    /// Whatever the points, the proof holds: the line separates, or the shares of both kinds mix the same
    /// point.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 8, 12, 30})
    void everyProofHolds(int n) {
        int lines = 0, common = 0;
        for (int seed = 0; seed < 200; seed++) {
            Rng random = Rng.of(seed, "points", n);
            double[][] x = new double[n][2];
            double[] y = new double[n];
            // Coarse ones, so that points fall together and on lines.
            for (int p = 0; p < n; p++) {
                double scale = seed % 2 == 0 ? 10 : 1e5;
                x[p][0] = random.below(3L * p, 5) / scale;
                x[p][1] = 3 * random.below(3L * p + 1, 5) / scale;
                y[p] = p < 2 ? p : random.below(3L * p + 2, 2);
            }
            var task = new Task("random", x, y);
            switch (Separability.of(task)) {
                case Separability.Line(double[] w, double margin) -> {
                    lines++;
                    assertThat(margin).isGreaterThan(1e-7);
                    for (int p = 0; p < n; p++) {
                        double in = Neuron.in(w, x[p]);
                        assertThat(y[p] == 1 ? in : -in).isGreaterThanOrEqualTo(margin - 1e-12);
                    }
                }
                case Separability.Common(double[] point, double[] shares) -> {
                    common++;
                    for (int kind = 0; kind < 2; kind++) {
                        double sum = 0, x1 = 0, x2 = 0;
                        for (int p = 0; p < n; p++)
                            if (y[p] == kind) {
                                assertThat(shares[p]).isNotNegative();
                                sum += shares[p];
                                x1 += shares[p] * x[p][0];
                                x2 += shares[p] * x[p][1];
                            }
                        assertThat(sum).isEqualTo(1, org.assertj.core.api.Assertions.within(1e-12));
                        assertThat(new double[] {x1, x2})
                                .containsExactly(point, org.assertj.core.api.Assertions.within(1e-12));
                    }
                }
            }
        }
        assertThat(lines + common).isEqualTo(200);
        assertThat(n < 12 ? lines : common).isPositive();
    }

    @Test
    void theWidestMarginOfAndIsFound() {
        assertThat(Separability.of(Task.AND))
                .isInstanceOfSatisfying(
                        Separability.Line.class,
                        l -> assertThat(l.margin())
                                .isEqualTo(Math.sqrt(0.125), org.assertj.core.api.Assertions.within(1e-12)));
    }
}
