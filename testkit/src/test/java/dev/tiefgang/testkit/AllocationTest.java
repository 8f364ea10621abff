package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GaussianNoise;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.op.MaxPool2dPick;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Plateau;
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.optim.Warmup;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.Run;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/// After warm-up neither a training step nor a recall allocates, on any thread of the engine or of the
/// loader.
///
/// Training comes first: it must be compiled well without the other tests having shown the compiler what is hot.
@Tag("alloc")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AllocationTest {
    private static final int ROUND = 200;
    /// Vector code boxes until it is compiled, in the background and by call counts: so long it may take.
    private static final double SECONDS = 12;
    /// Rounds without a byte, one after the other, that prove the law.
    private static final int QUIET = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Network CONV = Network.of(
            "conv",
            Shape.of(1, 8, 8),
            new SoftmaxCrossEntropy(),
            new Conv2d(5, 3).same(),
            new BatchNorm(),
            Activation.relu(),
            new MaxPool2d(2),
            new Dropout(0.2),
            new Conv2d(6, 3),
            Activation.tanh(),
            new Flatten(),
            new Dense(3));

    private static final Network DENSE = Network.of(
            "dense",
            Shape.of(1, 8, 8),
            new SoftmaxCrossEntropy(),
            new Flatten(),
            new GaussianNoise(0.1),
            new DropConnect(new Dense(33), 0.1),
            Activation.relu(),
            new Dense(3));

    /// Small enough to run as one piece of code.
    private static final Network TINY = Network.of(
            "tiny",
            Shape.of(1, 1, 3),
            new SoftmaxCrossEntropy(),
            new Flatten(),
            new Dense(2),
            Activation.tanh(),
            new Dense(3));

    @TestFactory
    @Order(1)
    Stream<DynamicTest> training() {
        Recipe sgd = Recipe.of(new Sgd(1e-3));
        Recipe adam = Recipe.of(new AdamW(1e-3)).weightDecay(1e-3).clip(new Clip.Norm(1));
        Recipe extras = Recipe.of(new RmsProp(1e-3).momentum(0.9))
                .schedule(new Warmup(1, new Plateau(1, 0.5)))
                .accumulate(3)
                .average(0.9)
                .maxNorm(2)
                .l1(1e-4);
        return Stream.of(
                training(CONV, 1, sgd),
                training(CONV, 3, adam),
                training(DENSE, 3, sgd),
                training(DENSE, 1, adam),
                training(DENSE, 3, extras),
                training(TINY, 3, adam));
    }

    private static DynamicTest training(Network net, int threads, Recipe recipe) {
        return DynamicTest.dynamicTest(net.name() + " on " + threads + ", " + recipe.optimizer(), () -> {
            // One epoch without an end: nothing but steps.
            var data = TinyData.classes(12, net.input(), 3, 1).subset(new int[4_000_000]);
            try (var pool = new Pool(threads)) {
                var trainer = new Trainer(net.model(1), recipe.batch(4).epochs(1), data).pool(pool);
                var watch = new Watch(trainer);
                trainer.listen(watch).run();
                watch.requireQuiet(net.name());
            }
        });
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> recall() {
        return Stream.of(CONV, DENSE)
                .flatMap(net -> Stream.of(1, 3)
                        .map(threads -> DynamicTest.dynamicTest(net.name() + " on " + threads, () -> {
                            try (var pool = new Pool(threads)) {
                                var predictor = new Predictor(
                                        net.model(1), pool, Engines.usual().kernels());
                                float[] x = new float[64], y = new float[3];
                                var watch = new Watch(null);
                                while (!watch.isOver()) {
                                    for (int i = 0; i < 2 * ROUND; i++) predictor.predict(x, y);
                                    watch.look();
                                }
                                watch.requireQuiet(net.name());
                            }
                        })));
    }

    @TestFactory
    @Order(3)
    Stream<DynamicTest> ops() {
        // What only second derivatives need runs its definition, which may allocate.
        return OpCases.all().stream()
                .filter(row -> row.type() != MaxPool2dPick.class)
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    OpCase c = row.draw(Dice.Size.AWKWARD, 1);
                    var g = new Graph();
                    var plan = Plan.compile(g.add(c.op(), c.inputs(g)));
                    Engines.Engine e = Engines.usual();
                    var run = new Run(plan, new Params(), e.pool(), e.kernels());
                    c.numbers(1).forEach(run::set);
                    var watch = new Watch(null);
                    while (!watch.isOver()) {
                        for (int k = 0; k < ROUND; k++) run.run();
                        watch.look();
                    }
                    watch.requireQuiet(c.toString());
                }));
    }

    /// Looks at what this thread, the pool and the loader have allocated, every round of steps.
    private static final class Watch implements Listener {
        private final @org.jspecify.annotations.Nullable Trainer trainer;
        private long[] ids = new long[0];
        private final long began = System.nanoTime();
        private long before = -1;
        int quiet;
        long last = -1;

        Watch(@org.jspecify.annotations.Nullable Trainer trainer) {
            this.trainer = trainer;
        }

        @Override
        public void stepped(Progress p) {
            if (p.step() % ROUND != 0) return;
            look();
            if (isOver() && trainer != null) trainer.stop();
        }

        void requireQuiet(String what) {
            assertThat(quiet)
                    .as("%s: rounds without allocation; last: %s bytes in %s steps", what, last, ROUND)
                    .isEqualTo(QUIET);
        }

        boolean isOver() {
            return quiet == QUIET || System.nanoTime() - began > SECONDS * 1e9;
        }

        void look() {
            if (ids.length == 0) ids = engineThreads();
            long now = allocated();
            last = before < 0 ? -1 : now - before;
            quiet = last == 0 ? quiet + 1 : 0;
            before = allocated(); // what looking itself takes does not count
        }

        private long allocated() {
            long sum = 0;
            for (long id : ids) sum += Math.max(0, THREADS.getThreadAllocatedBytes(id));
            return sum;
        }

        private static long[] engineThreads() {
            List<Thread> all = Thread.getAllStackTraces().keySet().stream()
                    .filter(t -> t.getName().startsWith("tiefgang") || t == Thread.currentThread())
                    .toList();
            return all.stream().mapToLong(Thread::threadId).toArray();
        }
    }
}
