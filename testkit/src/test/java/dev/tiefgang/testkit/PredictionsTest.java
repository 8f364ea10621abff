package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.metric.ClassScores;
import dev.tiefgang.metric.ValueErrors;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.Evaluator;
import dev.tiefgang.train.Predictions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An evaluation that keeps what was predicted.
class PredictionsTest {
    private static Predictions predictions(Model model, DataSet data) {
        try (var evaluator = new Evaluator(model, data, Pool.shared())) {
            Predictions kept = evaluator.predictions();
            Evaluation without = evaluator.run();
            assertThat(kept.evaluation().loss()).isEqualTo(without.loss());
            assertThat(kept.evaluation().accuracy()).isEqualTo(without.accuracy());
            return kept;
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void scoresOfClassesAreThePredictorsProbabilities(Precision precision) {
        // Two whole batches and a rest.
        TinyData data = TinyData.classes(530, Shape.of(4), 3, 1);
        Model model = Network.of("net", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(3))
                .model(1, precision);
        Predictions p = predictions(model, data);
        ClassScores scores = p.classes();
        assertThat(scores.samples()).isEqualTo(530);
        assertThat(scores.top(1)).isEqualTo(p.evaluation().accuracy());
        assertThat(scores.confusion().matthews())
                .isEqualTo(p.evaluation().confusion().matthews());
        float[] x = new float[4], y = new float[1], all = new float[530 * 3];
        int[] actual = new int[530];
        for (int i = 0; i < 530; i++) {
            data.read(i, x, 0, y, 0);
            System.arraycopy(model.predictor().predict(x), 0, all, 3 * i, 3);
            actual[i] = (int) y[0];
        }
        var again = new ClassScores(3, all, actual);
        assertThat(scores.auc().orElseThrow()).isEqualTo(again.auc().orElseThrow(), within(1e-9));
        assertThat(scores.calibration(15).error())
                .isEqualTo(again.calibration(15).error(), within(1e-6));
        assertThatThrownBy(p::values)
                .hasMessage("Predictions: expected a data set with real targets, received classes");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void valuesAreComparedWithTheirTargets(Precision precision) {
        float[] x = new float[600], y = new float[600];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 7 - 3;
            y[i] = i % 5;
        }
        Model model = Network.of("line", Shape.of(2), new MeanSquaredError(), new Dense(2))
                .model(1, precision);
        Predictions p = predictions(model, TinyData.values(2, 2, x, y));
        ValueErrors errors = p.values();
        assertThat(errors.rootMeanSquare()).isEqualTo(Math.sqrt(p.evaluation().loss()), within(1e-5));
        assertThat(errors.meanAbsolute()).isPositive().isLessThanOrEqualTo(errors.rootMeanSquare());
        assertThatThrownBy(p::classes)
                .hasMessage("Predictions: expected a data set with classes, received real targets");
    }
}
