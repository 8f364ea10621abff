package dev.tiefgang.lecture;

import dev.tiefgang.data.Cars;
import dev.tiefgang.tensor.Rng;
import java.util.stream.IntStream;

/// The car data in two halves, and a network for them: 21 inputs, some hidden units, 2 outputs.
final class CarsNet {
    /// Cars of either half.
    static final int HALF = Cars.SIZE / 2;
    private static final int BATCH = 8;

    final double[][] trainX = new double[HALF][], trainY = new double[HALF][];
    final double[][] testX = new double[HALF][], testY = new double[HALF][];

    /// Halves by chance: the first and the second half of the file differ much.
    CarsNet(long seed) {
        var cars = Cars.yesNo();
        int[] order = Rng.of(seed, "cars", 0).permutation(Cars.SIZE);
        float[] x = new float[cars.input().size()], y = new float[1];
        for (int i = 0; i < Cars.SIZE; i++) {
            cars.read(order[i], x, 0, y, 0);
            double[] inputs =
                    IntStream.range(0, x.length).mapToDouble(k -> x[k]).toArray();
            double[] wanted = {1 - y[0], y[0]};
            (i < HALF ? trainX : testX)[i % HALF] = inputs;
            (i < HALF ? trainY : testY)[i % HALF] = wanted;
        }
    }

    /// A network all weights of which are 0.
    ///
    /// @param hidden 0 for none
    BackpropNet blank(int hidden) {
        int inputs = trainX[0].length;
        int[] sizes = hidden == 0 ? new int[] {inputs, 2} : new int[] {inputs, hidden, 2};
        boolean[] bias = hidden == 0 ? new boolean[] {true} : new boolean[] {true, true};
        return new BackpropNet(sizes, bias, Activation.SIGMOID, Activation.SIGMOID);
    }

    /// A network that has learned from the first `n` cars of the training half.
    ///
    /// @param hidden 0 for none
    BackpropNet learned(int hidden, int n, double alpha, int epochs, long seed) {
        BackpropNet net = blank(hidden);
        Rng random = Rng.of(seed, "weights", 0);
        net.set(i -> random.uniformDouble(i) - 0.5);
        var learner = new BatchLearner(net);
        for (int e = 0; e < epochs; e++)
            epoch(learner, alpha, Rng.of(seed, "order", e).permutation(n), () -> {});
        return net;
    }

    /// One pass over cars of the training half.
    ///
    /// @param order which cars, one after the other
    /// @param changed what is done after every change of the weights
    void epoch(BatchLearner learner, double alpha, int[] order, Runnable changed) {
        for (int from = 0; from < order.length; from += BATCH) {
            int to = Math.min(order.length, from + BATCH);
            for (int i = from; i < to; i++) learner.present(trainX[order[i]], trainY[order[i]]);
            learner.change(alpha / (to - from));
            changed.run();
        }
    }

    /// The share of cars whose larger output is the right one.
    static double accuracy(BackpropNet net, double[][] x, double[][] y) {
        int right = 0;
        for (int p = 0; p < x.length; p++) {
            double[] o = net.recall(x[p]);
            if (o[1] > o[0] == y[p][1] > y[p][0]) right++;
        }
        return (double) right / x.length;
    }
}
