package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Recipe;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Targets that are pictures, as those of autoencoders: a plan may lay them out with the batch innermost.
class PictureTargetsTest {
    private static final int CHANNELS = 2, SIDE = 5, PICTURE = CHANNELS * SIDE * SIDE, SIZE = 20;

    /// Batches of 6 leave one of 2 over.
    private static final int BATCH = 6;

    @ParameterizedTest
    @EnumSource
    void aConvolutionLearnsToGiveBackWhatItSees(Precision precision) {
        TinyData data = mirror();
        Model model = Network.of("mirror", data.input(), new MeanSquaredError(), new Conv2d(CHANNELS, 3).same())
                .model(1, precision);
        double before = loss(model, data);
        assertThat(model.evaluate(data).loss()).isCloseTo(before, Offset.offset(1e-5 * before));
        model.fit(data, Recipe.of(new Sgd(0.2)).epochs(150).batch(BATCH));
        double after = loss(model, data);
        assertThat(after).isLessThan(0.01 * before);
        assertThat(model.evaluate(data).loss()).isCloseTo(after, Offset.offset(1e-4 * before));
    }

    /// Pictures that are their own targets.
    private static TinyData mirror() {
        Shape shape = Shape.of(CHANNELS, SIDE, SIDE);
        Rng rng = Rng.of(3, "pictures", 0);
        float[] x = new float[SIZE * PICTURE];
        for (int i = 0; i < x.length; i++) x[i] = (float) rng.normal(i);
        return new TinyData("mirror", shape, shape, List.of(), x, x);
    }

    /// The mean squared error, one picture after the other.
    private static double loss(Model model, TinyData data) {
        Predictor predictor = model.predictor();
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            float[] x = Arrays.copyOfRange(data.inputs(), i * PICTURE, (i + 1) * PICTURE);
            float[] y = predictor.predict(x);
            for (int e = 0; e < PICTURE; e++) sum += (y[e] - x[e]) * (y[e] - x[e]);
        }
        return sum / (SIZE * PICTURE);
    }
}
