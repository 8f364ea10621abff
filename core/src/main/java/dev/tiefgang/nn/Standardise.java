package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Param;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataChecks;
import dev.tiefgang.train.DataSet;
import java.util.Arrays;

/// `y = (x − mean) / deviation`, per feature or channel (axis 1), with numbers taken once from the training
/// data.
///
/// As the first layer of a network it brings columns of any unit to mean 0 and deviation 1. Mean and
/// deviation are stored with the model, which therefore predicts from raw numbers. Neither gradients nor
/// training change them; until [#fit] they are 0 and 1. Shapes: `[n, c, …]` → the same. States: `mean [c]`,
/// `deviation [c]`.
///
/// Source: Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, "Efficient BackProp", 1998.
public record Standardise() implements Layer {
    /// A deviation below this share of the mean is rounding: the feature is constant.
    private static final double CONSTANT = 1e-7;

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() < 2) throw new ShapeException("Standardise: expected [n, c, …] with features, received " + s);
        int[] along = new int[s.rank() - 1];
        Arrays.fill(along, 1);
        along[0] = s.dim(1);
        Shape features = Shape.of(s.dim(1)), row = Shape.of(along);
        Value mean = scope.state("mean", features, 0), deviation = scope.state("deviation", features, 1);
        return x.minus(mean.reshape(row)).over(deviation.reshape(row));
    }

    /// Sets mean and deviation of the layer that a model begins with to those of a data set.
    ///
    /// Fit on the training part alone: numbers taken from samples that are tested later would tell about
    /// them. A feature that is constant gets the deviation 1, so that it becomes 0.
    ///
    /// @throws ShapeException if the model does not begin with this layer or takes other inputs than the set
    ///                        gives
    /// @throws dev.tiefgang.tensor.DataException if a sample holds anything but finite numbers
    public static void fit(Model model, DataSet training) {
        Network network = model.network();
        if (!network.input().equals(training.input()))
            throw new ShapeException("Standardise.fit: expected samples of %s for network %s, received %s from '%s'"
                    .formatted(network.input(), network.name(), training.input(), training.name()));
        String path = path(network);
        DataChecks.require(training);
        double[] mean = means(training);
        double[] deviation = deviations(training, mean);
        for (int c = 0; c < mean.length; c++) {
            boolean constant = deviation[c] <= CONSTANT * Math.abs(mean[c]);
            model.params().tensor(path + "mean").put(c, mean[c]);
            model.params().tensor(path + "deviation").put(c, constant ? 1 : deviation[c]);
        }
    }

    private static String path(Network network) {
        Network.Built built = network.build(1, false);
        for (Scope.Built b : built.scope().layers())
            if (b.from() == 1 && b.layer() instanceof Standardise) // node 0 is the input
            for (int i = b.from(); i < b.to(); i++)
                    if (built.output().graph().node(i).op() instanceof Param(String name, Shape _)
                            && name.endsWith("mean")) return name.substring(0, name.length() - "mean".length());
        throw new ShapeException("Standardise.fit: expected network " + network.name()
                + " to begin with a layer Standardise, received " + network.body());
    }

    private static double[] means(DataSet data) {
        double[] sums = new double[data.input().dim(0)];
        float[] x = new float[data.input().size()],
                target = new float[data.target().size()];
        int span = x.length / sums.length;
        for (int i = 0; i < data.size(); i++) {
            data.read(i, x, 0, target, 0);
            for (int e = 0; e < x.length; e++) sums[e / span] += x[e];
        }
        for (int c = 0; c < sums.length; c++) sums[c] /= (double) data.size() * span;
        return sums;
    }

    private static double[] deviations(DataSet data, double[] mean) {
        double[] squares = new double[mean.length];
        float[] x = new float[data.input().size()],
                target = new float[data.target().size()];
        int span = x.length / mean.length;
        for (int i = 0; i < data.size(); i++) {
            data.read(i, x, 0, target, 0);
            for (int e = 0; e < x.length; e++) {
                double d = x[e] - mean[e / span];
                squares[e / span] += d * d;
            }
        }
        for (int c = 0; c < squares.length; c++) squares[c] = Math.sqrt(squares[c] / ((double) data.size() * span));
        return squares;
    }
}
