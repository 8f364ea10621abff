package dev.tiefgang.cli;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Evaluation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A sample that a network got wrong.
///
/// @param index its place in the data set
/// @param actual name of its class
/// @param predicted name of the class that the network saw
/// @param sure what the network answered for the wrong class
/// @param loss how much that cost
record Mistake(int index, String actual, String predicted, double sure, double loss) {
    /// The mistakes with the highest loss, the worst first; of equal ones the earlier sample.
    ///
    /// @param most how many at most
    static List<Mistake> worst(Model model, DataSet data, Evaluation evaluation, int most) {
        List<Integer> wrong = IntStream.range(0, evaluation.predicted().length)
                .filter(i -> evaluation.predicted()[i] != data.label(i))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -evaluation.losses()[i]))
                .limit(most)
                .toList();
        Predictor predictor = model.predictor();
        float[] input = new float[data.input().size()], target = new float[1];
        return wrong.stream()
                .map(i -> {
                    data.read(i, input, 0, target, 0);
                    int predicted = evaluation.predicted()[i];
                    return new Mistake(
                            i,
                            data.labels().get((int) target[0]),
                            data.labels().get(predicted),
                            predictor.predict(input)[predicted],
                            evaluation.losses()[i]);
                })
                .toList();
    }
}
