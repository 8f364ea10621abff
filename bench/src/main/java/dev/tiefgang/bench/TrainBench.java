package dev.tiefgang.bench;

import com.sun.management.ThreadMXBean;
import dev.tiefgang.data.Mnist;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.LearningStep;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import dev.tiefgang.zoo.Zoo;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Trains a network of the zoo on MNIST in memory with plain SGD and prints samples per second (the median
/// epoch), the share of the measured FMA peak, and the bytes allocated per step on all threads.
///
/// Arguments: network (`lenet5` or `mlp`), batch, threads, epochs.
final class TrainBench {
    private TrainBench() {}

    public static void main(String[] args) {
        String name = args.length > 0 ? args[0] : "lenet5";
        int batch = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        int epochs = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        var data = Mnist.train();
        var entry = Zoo.entry(name);
        Network network = entry.network(data.input(), data.labels().size());
        Recipe recipe = Recipe.of(new Sgd(0.01)).batch(batch).epochs(epochs);
        LearningStep step =
                LearningStep.of(network, recipe, batch, data.labels().size(), Precision.FLOAT);
        System.out.println(KernelChoice.current().why());
        double peak = Machine.measure().peak();
        double[] rates = new double[epochs];
        var allocation = new Allocation();
        Model model = network.model(1);
        try (var pool = new Pool(threads)) {
            new Trainer(model, recipe, data)
                    .pool(pool)
                    .listen(allocation, new Listener() {
                        @Override
                        public void epoch(EpochReport r) {
                            rates[r.epoch() - 1] = r.samplesPerSecond();
                            System.out.printf("epoch %d: %,.0f samples/s%n", r.epoch(), r.samplesPerSecond());
                        }
                    })
                    .run();
        }
        double[] sorted = Arrays.copyOfRange(rates, epochs > 1 ? 1 : 0, epochs);
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2], gflops = median * step.plan().flops() / batch * 1e-9;
        System.out.printf(
                "%s, batch %d, %d threads: %,.0f samples/s (median), %.1f GFLOP/s, %.0f %% of the FMA peak of %d cores, %,d bytes allocated in %,d steps%n",
                name,
                batch,
                threads,
                median,
                gflops,
                100 * gflops / peak / threads,
                threads,
                allocation.bytes,
                allocation.steps);
    }

    /// Counts what all threads allocate between two steps in the middle of the last epoch.
    private static final class Allocation implements Listener {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long before;
        private long first;
        private long bytes;
        private long steps;

        @Override
        public void stepped(Progress p) {
            if (p.epoch() != p.epochs()) return;
            if (p.stepInEpoch() == 100) {
                total();
                before = total();
                first = p.step();
            } else if (p.stepInEpoch() == p.stepsPerEpoch() - 1) {
                bytes = total() - before - cost();
                steps = p.step() - first;
            }
        }

        private long total() {
            return threads.getTotalThreadAllocatedBytes();
        }

        /// What asking costs by itself.
        private long cost() {
            long a = total();
            return total() - a;
        }
    }
}
