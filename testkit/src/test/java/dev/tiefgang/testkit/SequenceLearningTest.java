package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Embedding;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Gru;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Lstm;
import dev.tiefgang.nn.MultiHeadAttention;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.SimpleRnn;
import dev.tiefgang.nn.TimeDistributed;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Layers over sequences learn what needs memory.
class SequenceLearningTest {
    /// Symbols out of three, one-hot; the class is the first of them.
    private static TinyData first(int size, int steps, long seed) {
        Rng rng = Rng.of(seed, "symbols", 0);
        float[] x = new float[size * steps * 3], y = new float[size];
        for (int i = 0; i < size * steps; i++) {
            int symbol = rng.below(i, 3);
            x[i * 3 + symbol] = 1;
            if (i % steps == 0) y[i / steps] = symbol;
        }
        return new TinyData("first symbol", Shape.of(steps, 3), Shape.of(), List.of("a", "b", "c"), x, y);
    }

    /// Bits; the class is whether their number is odd.
    private static TinyData parity(int size, int steps, long seed) {
        Rng rng = Rng.of(seed, "bits", 0);
        float[] x = new float[size * steps], y = new float[size];
        for (int i = 0; i < size * steps; i++) {
            x[i] = rng.below(i, 2);
            y[i / steps] = (y[i / steps] + x[i]) % 2;
        }
        return new TinyData("parity", Shape.of(steps, 1), Shape.of(), List.of("even", "odd"), x, y);
    }

    private static double learn(TinyData training, TinyData test, double rate, int epochs, Layer... layers) {
        var model = Network.of("net", training.input(), new SoftmaxCrossEntropy(), layers)
                .model(1);
        model.fit(training, Recipe.of(new Adam(rate)).epochs(epochs).batch(32).clip(new Clip.Norm(1)));
        return model.evaluate(test).accuracy();
    }

    @Test
    void anLstmRemembersTheFirstOfTwentySymbols() {
        assertThat(learn(first(512, 20, 1), first(200, 20, 2), 0.003, 40, new Lstm(16), new Dense(3)))
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void aGruRemembersTheFirstOfTwentySymbols() {
        assertThat(learn(first(512, 20, 1), first(200, 20, 2), 0.003, 50, new Gru(16), new Dense(3)))
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void anEmbeddingNeedsNoOneHotSymbols() {
        assertThat(learn(
                        numbered(first(512, 8, 1)),
                        numbered(first(200, 8, 2)),
                        0.01,
                        30,
                        new Embedding(3, 4),
                        new Gru(12),
                        new Dense(3)))
                .isGreaterThanOrEqualTo(0.99);
    }

    /// The same with the numbers of the symbols in the place of one-hot rows.
    private static TinyData numbered(TinyData hot) {
        int symbols = hot.input().dim(1);
        float[] x = new float[hot.inputs().length / symbols];
        for (int i = 0; i < hot.inputs().length; i++) if (hot.inputs()[i] == 1) x[i / symbols] = i % symbols;
        return new TinyData("numbered", Shape.of(hot.input().dim(0)), hot.target(), hot.labels(), x, hot.targets());
    }

    @Test
    void aSimpleRnnLearnsTheParityOfABitSequence() {
        assertThat(learn(parity(512, 6, 1), parity(200, 6, 2), 0.01, 60, new SimpleRnn(12), new Dense(2)))
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void attentionFindsASymbolByItsMark() {
        // The class is the symbol of the one step whose fourth number is 1, wherever that is.
        assertThat(learn(
                        marked(768, 1),
                        marked(200, 2),
                        0.01,
                        25,
                        new TimeDistributed(new Dense(8)),
                        new Residual(new MultiHeadAttention(2)),
                        Activation.relu(),
                        new TimeDistributed(new Dense(3)),
                        new Flatten(),
                        new Dense(3)))
                .isGreaterThanOrEqualTo(0.98);
    }

    private static TinyData marked(int size, long seed) {
        int steps = 6;
        Rng rng = Rng.of(seed, "marked", 0);
        float[] x = new float[size * steps * 4], y = new float[size];
        for (int i = 0; i < size; i++) {
            int mark = rng.below(i * 10L, steps);
            for (int k = 0; k < steps; k++) {
                int symbol = rng.below(i * 10L + 1 + k, 3), at = (i * steps + k) * 4;
                x[at + symbol] = 1;
                if (k != mark) continue;
                x[at + 3] = 1;
                y[i] = symbol;
            }
        }
        return new TinyData("marked symbol", Shape.of(steps, 4), Shape.of(), List.of("a", "b", "c"), x, y);
    }
}
