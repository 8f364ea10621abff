package dev.tiefgang.lecture;

/// Sums the changes of several patterns before the weights of a [BackpropNet] change.
final class BatchLearner {
    private final BackpropNet net;
    private final double[][][] sums;

    BatchLearner(BackpropNet net) {
        this.net = net;
        this.sums = new double[net.layers()][][];
        for (int l = 0; l < sums.length; l++) sums[l] = new double[net.w[l].length][net.w[l][0].length];
    }

    /// Adds `oᵢ·Δ_j` of a pattern for every weight.
    void present(double[] x, double[] y) {
        net.recall(x);
        net.outputErrors(y);
        for (int l = net.layers() - 1; l > 0; l--) net.hiddenErrors(l);
        for (int l = 0; l < sums.length; l++)
            for (int i = 0; i < sums[l].length; i++) {
                double o = net.o[l][i];
                // Most inputs of one-of-n codes are 0.
                if (o != 0) for (int j = 0; j < sums[l][i].length; j++) sums[l][i][j] += o * net.delta[l][j];
            }
    }

    /// `w = w + α·sum`, and the sums begin anew.
    void change(double alpha) {
        for (int l = 0; l < sums.length; l++)
            for (int i = 0; i < sums[l].length; i++)
                for (int j = 0; j < sums[l][i].length; j++) {
                    net.w[l][i][j] += alpha * sums[l][i][j];
                    sums[l][i][j] = 0;
                }
    }
}
