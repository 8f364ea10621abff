package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.tensor.Rng;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 65_535, 65_536, 200_000})
    void asIfSorted(int n) {
        var random = Rng.of(1, "ranks", n);
        float[] values = new float[n];
        float[] special = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 1f};
        for (int i = 0; i < n; i++)
            values[i] = i % 5 == 0 ? special[random.below(i, special.length)] : (float) random.normal(i);
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int step = Math.max(1, n / 50);
        for (int rank = 0; rank < n; rank += step)
            assertThat(Float.floatToIntBits(Ranks.at(values, rank)))
                    .as("rank %s", rank)
                    .isEqualTo(Float.floatToIntBits(sorted[rank]));
        assertThat(Float.floatToIntBits(Ranks.at(values, n - 1))).isEqualTo(Float.floatToIntBits(sorted[n - 1]));
    }
}
