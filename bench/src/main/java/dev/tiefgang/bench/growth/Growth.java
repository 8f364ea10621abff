package dev.tiefgang.bench.growth;

import dev.tiefgang.bench.race.Contestant;
import dev.tiefgang.bench.race.Ours;
import dev.tiefgang.bench.race.Workload;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.zoo.Zoo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// Times recalls of growing work and draws them.
public final class Growth {
    private static final int[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 128, 256};
    private static final int[] SIDES = {32, 48, 64, 96, 128, 192, 256, 384, 512};
    private static final int[] MAPS = {3, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512};
    private static final int[] THREADS = {1, 2};
    private static final int SIDE = 56, CHANNELS = 64, ROUNDS = 7;
    private static final double ROUND_SECONDS = 0.03, WARM_UP_SECONDS = 0.3;

    private Growth() {}

    /// Measures everything. Argument: the folder for the plots.
    public static void main(String[] args) {
        Path folder = Path.of(args.length > 0 ? args[0] : System.getProperty("tiefgang.root", ".") + "/bench");
        var lenet = Zoo.entry("lenet5");
        var batch = new ArrayList<Line>();
        lines(
                batch,
                "LeNet",
                BATCHES,
                n -> new Workload.Recall(lenet.network().model(1), n, zeros(lenet.network(), n), false));
        lines(batch, "3×3, 64 → 64 maps of 56 × 56", BATCHES, n -> convolution(n, CHANNELS, SIDE));
        GrowthPlot.write(folder.resolve("growth-batch.png"), "Recall by batch", "batch", batch);
        var side = new ArrayList<Line>();
        lines(side, "LeNet", SIDES, s -> {
            Network network = lenet.network(Shape.of(1, s, s), lenet.outputs());
            return new Workload.Recall(network.model(1), 1, zeros(network, 1), false);
        });
        lines(side, "3×3, 64 → 64 maps", SIDES, s -> convolution(1, CHANNELS, s));
        GrowthPlot.write(folder.resolve("growth-side.png"), "Recall of one by side of the picture", "side", side);
        var maps = new ArrayList<Line>();
        lines(maps, "3×3, as many maps out as in, 56 × 56", MAPS, c -> convolution(1, c, SIDE));
        GrowthPlot.write(folder.resolve("growth-maps.png"), "Recall of one by maps", "maps", maps);
    }

    private static void lines(List<Line> lines, String name, int[] xs, IntFunction<Workload> workload) {
        for (int threads : THREADS) {
            double[] rates = Arrays.stream(xs)
                    .mapToDouble(x -> {
                        Workload w = workload.apply(x);
                        double seconds = seconds(w, threads);
                        System.out.printf(
                                "%s, %d, %d threads: %.3f ms, %.1f GFLOP/s%n",
                                name, x, threads, 1e3 * seconds, 1e-9 * w.flops() / seconds);
                        return 1e-9 * w.flops() / seconds;
                    })
                    .toArray();
            lines.add(new Line(name + ", " + threads + (threads == 1 ? " thread" : " threads"), xs, rates));
        }
    }

    /// The median time of a step.
    private static double seconds(Workload workload, int threads) {
        try (Contestant contestant = Ours.enter(workload, threads)) {
            contestant.warmUp();
            long begin = System.nanoTime();
            int steps = 0;
            while (System.nanoTime() - begin < WARM_UP_SECONDS * 1e9) {
                contestant.step();
                steps++;
            }
            int number = (int) Math.max(1, steps * ROUND_SECONDS / WARM_UP_SECONDS);
            double[] rounds = new double[ROUNDS];
            for (int r = 0; r < ROUNDS; r++) {
                long start = System.nanoTime();
                for (int i = 0; i < number; i++) contestant.step();
                rounds[r] = 1e-9 * (System.nanoTime() - start) / number;
            }
            Arrays.sort(rounds);
            return rounds[ROUNDS / 2];
        }
    }

    private static Workload convolution(int batch, int maps, int side) {
        var layer = new Conv2d(maps, 3).same().withoutBias();
        var network = Network.of("conv", Shape.of(maps, side, side), new MeanSquaredError(), layer);
        return new Workload.Recall(network.model(1), batch, zeros(network, batch), false);
    }

    private static float[] zeros(Network network, int batch) {
        return new float[batch * network.input().size()];
    }
}
