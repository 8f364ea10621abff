package dev.tiefgang.lecture;

/// Compares the rule of the slide with a gradient taken numerically.
final class GradientCheck {
    private static final double NUDGE = 1e-5;

    private GradientCheck() {}

    /// The largest distance of `oᵢ·Δ_j` from `−∂E/∂w_ij`, where `E = ½·Σ(y − o)²`, by central differences.
    static double difference(BackpropNet net, double[] x, double[] y) {
        BackpropNet n = net.copy();
        n.recall(x);
        n.outputErrors(y);
        for (int l = n.layers() - 1; l > 0; l--) n.hiddenErrors(l);
        double most = 0;
        for (int l = 0; l < n.layers(); l++)
            for (int i = 0; i < n.w[l].length; i++)
                for (int j = 0; j < n.w[l][i].length; j++)
                    most = Math.max(most, Math.abs(n.o[l][i] * n.delta[l][j] + slope(net.copy(), l, i, j, x, y)));
        return most;
    }

    private static double slope(BackpropNet net, int l, int i, int j, double[] x, double[] y) {
        double w = net.w[l][i][j];
        net.w[l][i][j] = w + NUDGE;
        double above = half(net, x, y);
        net.w[l][i][j] = w - NUDGE;
        return (above - half(net, x, y)) / (2 * NUDGE);
    }

    private static double half(BackpropNet net, double[] x, double[] y) {
        return net.error(new double[][] {x}, new double[][] {y}) / 2;
    }
}
