package dev.tiefgang.lecture;

import dev.tiefgang.data.Playground;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.train.DataSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.DoubleBinaryOperator;

/// Points of one of the problems of the TensorFlow Playground, some to learn from, the others to test.
///
/// @param x the inputs that are made of each point
/// @param y −1 or 1
record PlaygroundPoints(double[][] x, double[] y, double[][] testX, double[] testY) {
    /// Inputs that can be chosen, by name.
    static final SequencedMap<String, DoubleBinaryOperator> INPUTS = inputs();

    private static SequencedMap<String, DoubleBinaryOperator> inputs() {
        var all = new LinkedHashMap<String, DoubleBinaryOperator>();
        all.put("x", (x, y) -> x);
        all.put("y", (x, y) -> y);
        all.put("xx", (x, y) -> x * x);
        all.put("yy", (x, y) -> y * y);
        all.put("xy", (x, y) -> x * y);
        all.put("sinx", (x, y) -> StrictMath.sin(x));
        all.put("siny", (x, y) -> StrictMath.sin(y));
        return all;
    }

    /// The names of the problems.
    static List<String> problems() {
        return Arrays.stream(Playground.values())
                .map(p -> p.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// @param noise in %
    /// @param share of the points to learn from, in %
    static PlaygroundPoints of(String problem, int noise, int share, List<String> inputs, long seed) {
        DataSet all = Playground.valueOf(problem.toUpperCase(Locale.ROOT)).points(Playground.SIZE, noise / 100.0, seed);
        int[] order = Rng.of(seed, "playground/order", 0).permutation(all.size());
        int learn = all.size() * share / 100;
        double[][] x = new double[order.length][];
        double[] y = new double[order.length];
        float[] point = new float[2], target = new float[1];
        for (int i = 0; i < order.length; i++) {
            all.read(order[i], point, 0, target, 0);
            x[i] = made(inputs, point[0], point[1]);
            y[i] = all.label(order[i]) == 1 ? 1 : -1;
        }
        return new PlaygroundPoints(
                Arrays.copyOf(x, learn),
                Arrays.copyOf(y, learn),
                Arrays.copyOfRange(x, learn, x.length),
                Arrays.copyOfRange(y, learn, y.length));
    }

    /// The inputs of a point.
    static double[] made(List<String> inputs, double x, double y) {
        return inputs.stream()
                .mapToDouble(
                        name -> Objects.requireNonNull(INPUTS.get(name), name).applyAsDouble(x, y))
                .toArray();
    }
}
