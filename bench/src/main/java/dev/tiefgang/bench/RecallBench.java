package dev.tiefgang.bench;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.zoo.Zoo;
import java.util.Arrays;

/// Recalls single samples by a network of the zoo with random weights and prints the median time of one and the share
/// of the measured FMA peak.
///
/// Arguments: network, threads, seconds.
final class RecallBench {
    private static final int ROUNDS = 9;

    private RecallBench() {}

    public static void main(String[] args) {
        String name = args.length > 0 ? args[0] : "lenet5";
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 10;
        var entry = Zoo.entry(name);
        Model model = entry.network().model(1);
        double peak = Machine.measure().peak();
        double work = 2e-9 * model.network().summary().macs();
        try (var pool = new Pool(threads)) {
            var predictor = new Predictor(model, pool, KernelChoice.current().kernels());
            float[] sample = new float[entry.input().size()], result = new float[predictor.outputs()];
            for (int i = 0; i < sample.length; i++)
                sample[i] = (float) Rng.of(1, "sample", 0).normal(i);
            // The first half of the time is for the compiler.
            int number = 0;
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < seconds * 0.5e9) {
                predictor.predict(sample, result);
                number++;
            }
            int each = Math.max(1, number / ROUNDS);
            double[] times = new double[ROUNDS];
            for (int r = 0; r < ROUNDS; r++) {
                long before = System.nanoTime();
                for (int i = 0; i < each; i++) predictor.predict(sample, result);
                times[r] = (System.nanoTime() - before) * 1e-9 / each;
            }
            Arrays.sort(times);
            double median = times[ROUNDS / 2];
            System.out.printf(
                    "%s, recall of one, %d threads: %,.1f µs (median of %d rounds, %,.1f … %,.1f), %.1f GFLOP/s, %.0f %% of the FMA peak of %d cores%n",
                    name,
                    threads,
                    1e6 * median,
                    ROUNDS,
                    1e6 * times[0],
                    1e6 * times[ROUNDS - 1],
                    work / median,
                    100 * work / median / peak / threads,
                    threads);
        }
    }
}
