package dev.tiefgang.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tiefgang.tensor.Shape;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("alloc")
class BatchesAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int ROUNDS = 24;
    /// Rounds without a byte, one after the other, that prove the law.
    private static final int QUIET = 3;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBatchAllocatesNothingOnEitherThread(boolean batchLast) {
        var loader = new AtomicLong();
        int[] order = new int[40_000];
        Arrays.setAll(order, i -> i % 1000);
        try (var batches = new Batches(new Sampled(loader), 8, batchLast)) {
            batches.start(order, 0);
            assertThat(batches.next()).isTrue();
            long id = Thread.currentThread().threadId(), sum = 0, last = -1;
            int quiet = 0;
            for (int round = 0; round < ROUNDS && quiet < QUIET; round++) {
                long before = THREADS.getThreadAllocatedBytes(id);
                long loaderBefore = THREADS.getThreadAllocatedBytes(loader.get());
                for (int b = 0; b < 200; b++) {
                    batches.next();
                    sum += batches.count()
                            + (long) batches.inputs()[batches.inputsAt()]
                            + (long) batches.targets()[batches.targetsAt()];
                }
                long loaderAfter = THREADS.getThreadAllocatedBytes(loader.get());
                last = THREADS.getThreadAllocatedBytes(id) - before + loaderAfter - loaderBefore;
                quiet = last == 0 ? quiet + 1 : 0;
            }
            assertThat(quiet)
                    .as("rounds without allocation; last: %d bytes", last)
                    .isEqualTo(QUIET);
            assertThat(sum).isPositive();
        }
    }

    /// Notes which thread reads.
    private record Sampled(AtomicLong thread) implements DataSet {
        private static final Shape INPUT = Shape.of(100), TARGET = Shape.of();
        private static final List<String> LABELS = List.of("0", "1");

        @Override
        public String name() {
            return "sampled";
        }

        @Override
        public int size() {
            return 1000;
        }

        @Override
        public Shape input() {
            return INPUT;
        }

        @Override
        public Shape target() {
            return TARGET;
        }

        @Override
        public List<String> labels() {
            return LABELS;
        }

        @Override
        public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
            thread.set(Thread.currentThread().threadId());
            for (int e = 0; e < 100; e++) input[inputOffset + e] = index + e;
            target[targetOffset] = index & 1;
        }
    }
}
