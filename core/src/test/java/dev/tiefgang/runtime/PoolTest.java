package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every chunk runs once, whatever the number of threads, and errors come back to the caller.
class PoolTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void runsEveryChunkOnce(int threads) {
        try (var pool = new Pool(threads)) {
            float[][] scratch = new float[threads][1];
            // Long enough a pause now and then that threads park.
            for (int job = 0; job < 3_000; job++) {
                int chunks = 1 + job % 41;
                var runs = new AtomicIntegerArray(chunks);
                if (job % 1_000 == 999) sleep(5);
                pool.run((chunk, _) -> runs.incrementAndGet(chunk), chunks, scratch);
                for (int i = 0; i < chunks; i++) assertThat(runs.get(i)).isEqualTo(1);
            }
        }
    }

    /// A thread that the system holds back leaves its range to the others.
    @Test
    void othersTakeOverTheRangeOfAThreadThatIsHeldBack() {
        try (var pool = new Pool(2)) {
            var held = new CountDownLatch(1);
            var done = new AtomicIntegerArray(8);
            pool.run(
                    (chunk, _) -> {
                        // The first chunk of the second thread waits for all but itself.
                        if (chunk == 4) await(held);
                        done.set(chunk, 1);
                        if (IntStream.range(0, 8).map(done::get).sum() == 7) held.countDown();
                    },
                    8,
                    new float[2][1]);
            assertThat(IntStream.range(0, 8).map(done::get).sum()).isEqualTo(8);
        }
    }

    /// Each thread keeps to its own range while all are at work, so that it meets what it made before.
    @Test
    void givesEachThreadTheSameRangeAgain() {
        try (var pool = new Pool(2)) {
            var both = new CountDownLatch(2);
            var first = new Thread[2];
            pool.run(
                    (chunk, _) -> {
                        first[chunk] = Thread.currentThread();
                        both.countDown();
                        await(both);
                    },
                    2,
                    new float[2][1]);
            assertThat(first[0]).isSameAs(Thread.currentThread());
            assertThat(first[1]).isNotSameAs(first[0]);
        }
    }

    @Test
    void handsTheFirstErrorToTheCallerAndGoesOn() {
        try (var pool = new Pool(3)) {
            float[][] scratch = new float[3][1];
            assertThatThrownBy(() -> pool.run(
                            (chunk, _) -> {
                                if (chunk == 5) throw new IllegalStateException("chunk 5");
                            },
                            9,
                            scratch))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("chunk 5");
            var runs = new AtomicIntegerArray(9);
            pool.run((chunk, _) -> runs.incrementAndGet(chunk), 9, scratch);
            for (int i = 0; i < 9; i++) assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    /// A task of a pool may ask the same pool again: that job runs in its own thread.
    @Test
    void runsAJobWithinAJob() {
        try (var pool = new Pool(2)) {
            var runs = new AtomicIntegerArray(16);
            float[][] scratch = new float[2][1];
            pool.run(
                    (outer, _) -> pool.run((inner, _) -> runs.incrementAndGet(4 * outer + inner), 4, scratch),
                    4,
                    scratch);
            for (int i = 0; i < 16; i++) assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
