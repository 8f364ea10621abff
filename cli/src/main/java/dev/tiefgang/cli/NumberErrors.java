package dev.tiefgang.cli;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.train.DataSet;
import java.util.List;

/// How far predicted numbers are off.
///
/// @param rootMeanSquare `√ mean (p − y)²`, in the unit of the target
/// @param meanAbsolute `mean |p − y|`, in the unit of the target
/// @param explained R²: the share of the variance that is predicted, 1 where all is right and 0 where the mean
///     would do as well; 0 where all targets are the same
record NumberErrors(double rootMeanSquare, double meanAbsolute, double explained) {
    /// Predicts every sample.
    ///
    /// @param data with targets as the file has them
    /// @param scale in which the network computes
    static NumberErrors of(Model model, DataSet data, Scale scale) {
        Predictor predictor = model.predictor();
        float[] input = new float[data.input().size()], target = new float[1];
        int n = data.size();
        double squares = 0, absolute = 0, sum = 0, sumOfSquares = 0;
        double origin = 0;
        for (int i = 0; i < n; i++) {
            data.read(i, input, 0, target, 0);
            if (i == 0) origin = target[0]; // keeps the sums small
            double off = scale.back(predictor.predict(input)[0]) - target[0], y = target[0] - origin;
            squares += off * off;
            absolute += Math.abs(off);
            sum += y;
            sumOfSquares += y * y;
        }
        double variance = sumOfSquares - sum * sum / n;
        return new NumberErrors(Math.sqrt(squares / n), absolute / n, variance > 0 ? 1 - squares / variance : 0);
    }

    List<String> lines() {
        return List.of(
                "Typical error " + Measure.number(rootMeanSquare) + " (root of the mean squared error)",
                "Mean error    " + Measure.number(meanAbsolute) + " (mean of the absolute error)",
                "Explained     " + Units.percent(explained, 2) + " of the variance (R²)");
    }
}
