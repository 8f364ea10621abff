package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Rng;
import java.util.Arrays;

/// A network as the TensorFlow Playground learns it: the loss of a pattern is `½(o − y)²`, and weights
/// change after each batch by the mean of what its patterns ask for.
final class PlaygroundNet {
    private static final double BIAS = 0.1;

    final BackpropNet net;
    /// Changes asked for since the last change: `Σ oᵢ·Δ_j`.
    private final double[][][] asked;
    private int patterns;

    private PlaygroundNet(BackpropNet net) {
        this.net = net;
        asked = like(net);
    }

    /// Weights uniform in −0.5 … 0.5, biases 0.1.
    static PlaygroundNet of(int[] sizes, Activation hidden, long seed) {
        boolean[] biases = new boolean[sizes.length - 1];
        Arrays.fill(biases, true);
        var net = new BackpropNet(sizes, biases, hidden, Activation.TANH);
        Rng random = Rng.of(seed, "playground/weights", 0);
        net.set(n -> random.uniformDouble(n) - 0.5);
        for (double[][] layer : net.w) Arrays.fill(layer[layer.length - 1], BIAS);
        return new PlaygroundNet(net);
    }

    PlaygroundNet copy() {
        var copy = new PlaygroundNet(net.copy());
        for (int l = 0; l < asked.length; l++)
            for (int i = 0; i < asked[l].length; i++) copy.asked[l][i] = asked[l][i].clone();
        copy.patterns = patterns;
        return copy;
    }

    private static double[][][] like(BackpropNet net) {
        double[][][] all = new double[net.layers()][][];
        for (int l = 0; l < all.length; l++) all[l] = new double[net.w[l].length][net.w[l][0].length];
        return all;
    }

    double recall(double[] x) {
        return net.recall(x)[0];
    }

    /// Presents a pattern and remembers what it asks for.
    void present(double[] x, double y) {
        net.recall(x);
        net.outputErrors(new double[] {y});
        for (int l = net.layers() - 1; l > 0; l--) net.hiddenErrors(l);
        for (int l = 0; l < asked.length; l++)
            for (int i = 0; i < asked[l].length; i++)
                for (int j = 0; j < asked[l][i].length; j++) asked[l][i][j] += net.o[l][i] * net.delta[l][j];
        patterns++;
    }

    /// `w_ij = w_ij + α·(Σ oᵢ·Δ_j)/n` for all weights.
    void change(double alpha) {
        for (int l = 0; l < asked.length; l++)
            for (int i = 0; i < asked[l].length; i++)
                for (int j = 0; j < asked[l][i].length; j++) {
                    net.w[l][i][j] += alpha * asked[l][i][j] / patterns;
                    asked[l][i][j] = 0;
                }
        patterns = 0;
    }

    /// What the patterns since the last change ask of a weight, in all.
    double asked(int l, int i, int j) {
        return asked[l][i][j];
    }

    int patterns() {
        return patterns;
    }

    /// The mean of `½(o − y)²`.
    double loss(double[][] x, double[] y) {
        double sum = 0;
        for (int p = 0; p < x.length; p++) {
            double apart = recall(x[p]) - y[p];
            sum += apart * apart / 2;
        }
        return sum / x.length;
    }
}
