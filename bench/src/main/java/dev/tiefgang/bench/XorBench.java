package dev.tiefgang.bench;

import dev.tiefgang.data.Gates;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Trains XOR with a 2-3-1 network, one pattern at a time, with the trainer that everything else is trained with, and
/// prints updates per second (the median epoch without the first) and whether XOR was learned.
///
/// An epoch shows each of the four patterns half a million times, in an order of its own.
///
/// Arguments: threads, epochs.
final class XorBench {
    private static final int PATTERNS = 2_000_000;

    private XorBench() {}

    public static void main(String[] args) {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 6;
        DataSet data =
                Gates.XOR.subset(IntStream.range(0, PATTERNS).map(i -> i % 4).toArray());
        Model model = Network.of(
                        "xor",
                        Shape.of(2),
                        new MeanSquaredError(),
                        new Dense(3),
                        Activation.sigmoid(),
                        new Dense(1),
                        Activation.sigmoid())
                .model(1);
        double[] rates = new double[epochs];
        try (var pool = new Pool(threads)) {
            Recipe recipe = Recipe.of(new Sgd(0.5)).batch(1).epochs(epochs);
            new Trainer(model, recipe, data)
                    .pool(pool)
                    .listen(new Listener() {
                        @Override
                        public void epoch(EpochReport r) {
                            rates[r.epoch() - 1] = r.samplesPerSecond();
                            System.out.printf(
                                    "epoch %d: %,.0f updates/s, loss %.6f%n",
                                    r.epoch(), r.samplesPerSecond(), r.loss());
                        }
                    })
                    .run();
        }
        double[] sorted = Arrays.copyOfRange(rates, epochs > 1 ? 1 : 0, epochs);
        Arrays.sort(sorted);
        var predictor = model.predictor();
        for (float[] pattern : new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}})
            System.out.printf(
                    "%.0f XOR %.0f: %.3f%n", pattern[0], pattern[1], predictor.predict(pattern)[0]);
        System.out.printf(
                "XOR 2-3-1, one pattern at a time, %d threads: %,.0f updates/s (median)%n",
                threads, sorted[sorted.length / 2]);
    }
}
