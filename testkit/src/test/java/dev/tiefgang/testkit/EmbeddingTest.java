package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Embedding;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An embedding against the dense layer that it stands for, and what it refuses.
class EmbeddingTest {
    private static final int WORDS = 5;

    @Test
    void learnsAsADenseLayerOnOneHotInputsDoes() {
        int size = 40;
        Rng rng = Rng.of(4, "words", 0);
        float[] words = new float[size], hot = new float[size * WORDS], y = new float[size * 2];
        for (int i = 0; i < size; i++) {
            int word = rng.below(i, WORDS - 1); // the last word never comes
            words[i] = word;
            hot[i * WORDS + word] = 1;
            y[2 * i] = word * word;
            y[2 * i + 1] = 3 - word;
        }
        Model embedded = model(Shape.of(1), new Embedding(WORDS, 3), new Flatten(), new Dense(2));
        Model dense = model(Shape.of(WORDS), new Dense(3).withoutBias(), new Flatten(), new Dense(2));
        embedded.params().all().forEach((name, t) -> dense.params().tensor(name).set(t));
        Tensor before = embedded.params().tensor("0.weight").copy();
        Recipe recipe = Recipe.of(new Momentum(0.01, 0.9)).epochs(20).batch(8);
        embedded.fit(new TinyData("words", Shape.of(1), Shape.of(2), List.of(), words, y), recipe);
        dense.fit(new TinyData("one-hot", Shape.of(WORDS), Shape.of(2), List.of(), hot, y), recipe);

        Tensor learned = embedded.params().tensor("0.weight"),
                expected = dense.params().tensor("0.weight");
        for (int i = 0; i < learned.size(); i++) {
            boolean seen = i / 3 < WORDS - 1;
            Laws.close("row " + i / 3, expected.at(i), learned.at(i), 1e-5);
            assertThat(learned.at(i) != before.at(i)).as("row %d moved", i / 3).isEqualTo(seen);
        }
        assertThat(embedded.predictor().predict(new float[] {2})[0]).isBetween(3.5f, 4.5f);
    }

    @ParameterizedTest
    @ValueSource(floats = {-1, WORDS, 0.5f, 1e20f, Float.NaN, Float.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumberOfAWord(float word) {
        var predictor = model(Shape.of(2), new Embedding(WORDS, 3)).predictor();
        assertThatThrownBy(() -> predictor.predict(new float[] {0, word}))
                .isInstanceOf(DataException.class)
                .hasMessage("ToIndex: expected a whole number of 0 … 4 at position 1, received " + (double) word);
    }

    private static Model model(Shape input, Layer... layers) {
        return Network.of("net", input, new MeanSquaredError(), layers).model(1);
    }
}
