package dev.tiefgang.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lecture's networks do what the engine does: the same weights after many patterns, to 1e-12.
class EngineTest {
    private static final double CLOSE = 1e-12;
    private static final int PATTERNS = 400;

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "tanh", "relu", "linear"})
    void backpropagationIsTheGradientOfTheGraph(String hidden) {
        var net = new BackpropNet(
                new int[] {3, 4, 2}, new boolean[] {true, true}, Activation.of(hidden), Activation.SIGMOID);
        Rng random = Rng.of(5, "weights", 0), numbers = Rng.of(5, "patterns", 0);
        net.set(n -> random.uniformDouble(n) - 0.5);
        var graph = new Graph();
        Value x = graph.input("x", Shape.of(1, 4)), y = graph.input("y", Shape.of(1, 2));
        Value w1 = graph.param("w1", Shape.of(4, 4)), w2 = graph.param("w2", Shape.of(5, 2));
        Value one = graph.fill(1, Shape.of(1, 1));
        Value h = activate(x.matmul(w1), hidden);
        Value o = graph.add(new dev.tiefgang.op.Concat(1), h, one).matmul(w2).sigmoid();
        Value loss = y.minus(o).square().sum().times(0.5);
        List<Value> gradients = Autodiff.gradients(loss, List.of(w1, w2));
        var params = new Params();
        params.put("w1", Tensor.of(Shape.of(4, 4), flat(net.w[0])));
        params.put("w2", Tensor.of(Shape.of(5, 2), flat(net.w[1])));
        try (var pool = new Pool(1)) {
            var run = new Run(Plan.compile(gradients, Map.of(), Precision.DOUBLE), params, pool);
            for (int p = 0; p < PATTERNS; p++) {
                double[] in = new double[3], wanted = {numbers.below(8L * p + 6, 2), numbers.below(8L * p + 7, 2)};
                for (int i = 0; i < 3; i++) in[i] = numbers.uniformDouble(8L * p + i);
                double[] withOne = Arrays.copyOf(in, 4);
                withOne[3] = 1;
                System.arraycopy(withOne, 0, run.input("x").doubles(), 0, 4);
                System.arraycopy(wanted, 0, run.input("y").doubles(), 0, 2);
                run.run();
                for (int k = 0; k < 2; k++) {
                    double[] w = params.tensor("w" + (k + 1)).doubles(),
                            g = run.output(gradients.get(k)).doubles();
                    for (int i = 0; i < w.length; i++) w[i] -= 0.5 * g[i];
                }
                net.learn(in, wanted, 0.5);
            }
        }
        assertThat(flat(net.w[0])).containsExactly(params.tensor("w1").doubles(), within(CLOSE));
        assertThat(flat(net.w[1])).containsExactly(params.tensor("w2").doubles(), within(CLOSE));
    }

    private static Value activate(Value in, String name) {
        return switch (name) {
            case "sigmoid" -> in.sigmoid();
            case "tanh" -> in.tanh();
            case "relu" -> in.relu();
            default -> in;
        };
    }

    /// The delta rule, op by op.
    @Test
    void thePerceptronIsTheGraphOfItsRule() {
        var perceptron = new Perceptron(new double[][] {{0.028}, {-0.258}, {-0.189}});
        var graph = new Graph();
        Value x = graph.input("x", Shape.of(1, 3)),
                y = graph.input("y", Shape.of(1, 1)),
                w = graph.param("w", Shape.of(3, 1));
        Value o = graph.add(new dev.tiefgang.op.Step(), x.matmul(w));
        Value change = x.matmul(y.minus(o), true, false).times(0.1);
        var params = new Params();
        params.put("w", Tensor.of(Shape.of(3, 1), flat(perceptron.w)));
        try (var pool = new Pool(1)) {
            var run = new Run(Plan.compile(List.of(change), Map.of(), Precision.DOUBLE), params, pool);
            for (int p = 0; p < PATTERNS; p++) {
                double[] pattern = Task.AND.x()[3 - p % 4];
                double wanted = Task.AND.y()[3 - p % 4];
                run.input("x").doubles()[0] = 1;
                System.arraycopy(pattern, 0, run.input("x").doubles(), 1, 2);
                run.input("y").doubles()[0] = wanted;
                run.run();
                for (int i = 0; i < 3; i++)
                    params.tensor("w").doubles()[i] += run.output(change).doubles()[i];
                perceptron.learn(pattern, new double[] {wanted}, 0.1);
            }
        }
        assertThat(flat(perceptron.w)).containsExactly(params.tensor("w").doubles(), within(CLOSE));
        assertThat(flat(perceptron.w)).containsExactly(new double[] {-0.272, 0.142, 0.211}, within(CLOSE));
    }

    private static double[] flat(double[][] m) {
        List<Double> all = new ArrayList<>();
        for (double[] row : m) for (double v : row) all.add(v);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
