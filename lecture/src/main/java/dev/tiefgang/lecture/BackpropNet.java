package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A network of layers that learns by backpropagation, with the symbols of the slides.
///
/// ```
///   recall     in_j = Σᵢ w_ij·oᵢ          o_j = σ(in_j)
///   output     Δ_k = σ'(in_k)·(y_k − o_k)
///   hidden     Δ_j = σ'(in_j)·Σ_k w_jk·Δ_k      with the weights as they were before
///   learn      w_ij = w_ij + α·oᵢ·Δ_j
/// ```
///
/// Sources: A. Bryson, Y.-C. Ho, "Applied optimal control", 1969; D. Rumelhart, G. Hinton, R. Williams,
/// "Learning representations by back-propagating errors", 1986.
final class BackpropNet {
    /// `w[l][i][j]` leads from unit `i` of layer `l` to unit `j` of the next; the last `i` is the bias,
    /// where there is one.
    final double[][][] w;
    /// Outputs of all layers, the inputs first; the last one of a layer with a bias is the constant 1.
    final double[][] o;
    /// Sums and errors of the units of all layers but the inputs.
    final double[][] in;
    final double[][] delta;

    final Activation hidden;
    final Activation output;
    private final boolean[] bias;
    private final int[] sizes;

    /// @param sizes units of each layer, the inputs first, without biases
    /// @param bias for each layer but the last whether a constant 1 stands beside its units
    BackpropNet(int[] sizes, boolean[] bias, Activation hidden, Activation output) {
        this.sizes = sizes.clone();
        this.bias = bias.clone();
        this.hidden = hidden;
        this.output = output;
        int layers = sizes.length - 1;
        w = new double[layers][][];
        o = new double[layers + 1][];
        in = new double[layers][];
        delta = new double[layers][];
        for (int l = 0; l <= layers; l++) {
            boolean constant = l < layers && bias[l];
            o[l] = new double[sizes[l] + (constant ? 1 : 0)];
            if (constant) o[l][sizes[l]] = 1;
        }
        for (int l = 0; l < layers; l++) {
            w[l] = new double[o[l].length][sizes[l + 1]];
            in[l] = new double[sizes[l + 1]];
            delta[l] = new double[sizes[l + 1]];
        }
    }

    /// Another one with the same numbers.
    BackpropNet copy() {
        var copy = new BackpropNet(sizes, bias, hidden, output);
        for (int l = 0; l < w.length; l++) {
            for (int i = 0; i < w[l].length; i++) copy.w[l][i] = w[l][i].clone();
            copy.in[l] = in[l].clone();
            copy.delta[l] = delta[l].clone();
        }
        for (int l = 0; l < o.length; l++) copy.o[l] = o[l].clone();
        return copy;
    }

    int layers() {
        return w.length;
    }

    /// Units of a layer, without the bias.
    int units(int layer) {
        return sizes[layer];
    }

    /// Number of weights, those of biases among them.
    int weights() {
        return Arrays.stream(w).mapToInt(m -> m.length * m[0].length).sum();
    }

    Activation activation(int layer) {
        return layer == w.length - 1 ? output : hidden;
    }

    /// Presents a pattern: sums and outputs of all layers.
    double[] recall(double[] x) {
        System.arraycopy(x, 0, o[0], 0, x.length);
        for (int l = 0; l < w.length; l++) {
            Activation f = activation(l);
            for (int j = 0; j < in[l].length; j++) {
                double sum = 0;
                for (int i = 0; i < o[l].length; i++) sum += w[l][i][j] * o[l][i];
                in[l][j] = sum;
                o[l + 1][j] = f.of().applyAsDouble(sum);
            }
        }
        return o[w.length];
    }

    /// The errors of the outputs: `Δ_k = σ'(in_k)·(y_k − o_k)`.
    void outputErrors(double[] y) {
        int last = w.length - 1;
        for (int k = 0; k < y.length; k++)
            delta[last][k] = output.derivative().applyAsDouble(in[last][k]) * (y[k] - o[last + 1][k]);
    }

    /// The errors of the layer before `l`: `Δ_j = σ'(in_j)·Σ_k w_jk·Δ_k`.
    void hiddenErrors(int l) {
        for (int j = 0; j < delta[l - 1].length; j++) {
            double sum = 0;
            for (int k = 0; k < delta[l].length; k++) sum += w[l][j][k] * delta[l][k];
            delta[l - 1][j] = hidden.derivative().applyAsDouble(in[l - 1][j]) * sum;
        }
    }

    /// `w_ij = w_ij + α·oᵢ·Δ_j` for the weights between `l` and the next layer.
    void change(int l, double alpha) {
        for (int i = 0; i < w[l].length; i++)
            for (int j = 0; j < w[l][i].length; j++) w[l][i][j] += alpha * o[l][i] * delta[l][j];
    }

    /// One pattern by the slide's algorithm: all errors first, with the old weights, then the changes.
    void learn(double[] x, double[] y, double alpha) {
        recall(x);
        outputErrors(y);
        for (int l = w.length - 1; l > 0; l--) hiddenErrors(l);
        for (int l = 0; l < w.length; l++) change(l, alpha);
    }

    /// The mistake that the slide warns of: weights change before the errors of the layer before are
    /// computed from them.
    void learnWithNewWeights(double[] x, double[] y, double alpha) {
        recall(x);
        outputErrors(y);
        for (int l = w.length - 1; l >= 0; l--) {
            change(l, alpha);
            if (l > 0) hiddenErrors(l);
        }
    }

    /// `Σ(y − o)²` over patterns.
    double error(double[][] x, double[][] y) {
        double sum = 0;
        for (int p = 0; p < x.length; p++) {
            double[] out = recall(x[p]);
            for (int k = 0; k < out.length; k++) sum += (y[p][k] - out[k]) * (y[p][k] - out[k]);
        }
        return sum;
    }

    /// All weights in a row, layer by layer.
    double[] all() {
        List<Double> all = new ArrayList<>();
        for (double[][] m : w) for (double[] row : m) for (double v : row) all.add(v);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Sets all weights in the order of [#all].
    void set(java.util.function.IntToDoubleFunction weight) {
        int n = 0;
        for (double[][] m : w)
            for (double[] row : m) for (int j = 0; j < row.length; j++) row[j] = weight.applyAsDouble(n++);
    }
}
