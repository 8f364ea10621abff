package dev.tiefgang.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BatchesTest {
    private static final Shape INPUT = Shape.of(1, 5, 7);

    @ParameterizedTest
    @CsvSource({
        "1, 1, false",
        "1, 4, true",
        "10, 3, false",
        "10, 3, true",
        "64, 64, true",
        "100, 17, false",
        "100, 17, true",
        "130, 33, true",
        "7, 100, false",
        "7, 100, true"
    })
    void everySampleComesOnceInTheGivenOrder(int samples, int batchSize, boolean batchLast) {
        var data = new Numbers(samples, INPUT, 4);
        int[] order = Rng.of(1, "order", 0).permutation(samples);
        try (var batches = new Batches(data, batchSize, batchLast)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                batches.start(order, 0);
                int at = 0, number = 0;
                while (batches.next()) {
                    assertThat(batches.index()).isEqualTo(number++);
                    assertThat(batches.count()).isEqualTo(Math.min(batchSize, samples - at));
                    for (int i = 0; i < batches.count(); i++, at++) requireSample(batches, i, order[at], batchLast);
                }
                assertThat(at).isEqualTo(samples);
                assertThat(batches.next()).isFalse();
            }
        }
    }

    private static void requireSample(Batches batches, int i, int sample, boolean batchLast) {
        int size = INPUT.size(), n = batches.count();
        for (int e = 0; e < size; e++)
            assertThat(batches.inputs()[batches.inputsAt() + (batchLast ? e * n + i : i * size + e)])
                    .isEqualTo(1000f * sample + e);
        assertThat(batches.targets()[batches.targetsAt() + i]).isEqualTo(sample % 4);
    }

    @Test
    void canBeginInTheMiddleAsIfNeverStopped() {
        var data = new Numbers(50, INPUT, 4);
        int[] order = Rng.of(2, "order", 0).permutation(50);
        try (var batches = new Batches(data, 8, false)) {
            for (int first = 0; first <= 7; first++) {
                batches.start(order, first);
                for (int b = first; b < 7; b++) {
                    assertThat(batches.next()).isTrue();
                    assertThat(batches.index()).isEqualTo(b);
                    requireSample(batches, 0, order[8 * b], false);
                }
                assertThat(batches.next()).isFalse();
            }
            assertThatThrownBy(() -> batches.start(order, 8)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void anEpochMayBeGivenUpForAnother() {
        var data = new Numbers(100, INPUT, 4);
        try (var batches = new Batches(data, 4, true)) {
            for (int epoch = 0; epoch < 200; epoch++) {
                int[] order = Rng.of(3, "order", epoch).permutation(100);
                batches.start(order, 0);
                for (int b = 0; b <= epoch % 5; b++) {
                    assertThat(batches.next()).isTrue();
                    for (int i = 0; i < 4; i++) requireSample(batches, i, order[4 * b + i], true);
                }
            }
        }
    }

    @Test
    void theArraysStayUntouchedUntilTheNextCall() throws InterruptedException {
        var data = new Numbers(60, INPUT, 4);
        try (var batches = new Batches(data, 2, false)) {
            batches.start(Rng.of(4, "order", 0).permutation(60), 0);
            while (batches.next()) {
                float[] before = batches.inputs().clone();
                if (batches.index() % 10 == 0) Thread.sleep(5); // lets the loader run as far ahead as it can
                assertThat(batches.inputs()).containsExactly(before);
            }
        }
    }

    @Test
    void anErrorOfTheLoaderComesInPlaceOfItsBatch() {
        var data = watched(new Numbers(40, INPUT, 4), index -> {
            if (index == 25) throw new DataException("sample 25 is broken");
        });
        try (var batches = new Batches(data, 5, false)) {
            batches.start(identity(40), 0);
            for (int b = 0; b < 5; b++) assertThat(batches.next()).isTrue();
            for (int again = 0; again < 2; again++)
                assertThatThrownBy(batches::next)
                        .isInstanceOf(DataException.class)
                        .hasMessage("sample 25 is broken");
            batches.start(identity(20), 0);
            for (int b = 0; b < 4; b++) assertThat(batches.next()).isTrue();
            assertThat(batches.next()).isFalse();
        }
    }

    @Test
    void brokenSamplesAreNamed() {
        assertThatThrownBy(() -> first(spoilt(Float.NaN, 0)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Data set 'numbers', sample 3: expected finite numbers, found NaN at element 2 of the input");
        assertThatThrownBy(() -> first(spoilt(Float.NEGATIVE_INFINITY, 0))).hasMessageContaining("-Infinity");
        assertThatThrownBy(() -> first(spoilt(0, 4)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Data set 'numbers', sample 3: expected a label that is a whole number from 0 to 3, received 4.0");
        assertThatThrownBy(() -> first(spoilt(0, -1))).hasMessageContaining("received -1.0");
        assertThatThrownBy(() -> first(spoilt(0, 1.5f))).hasMessageContaining("received 1.5");
        assertThatThrownBy(() -> DataChecks.require(spoilt(0, Float.NaN))).hasMessageContaining("of the target");
        var good = new Numbers(4, INPUT, 4);
        assertThat(DataChecks.require(good)).isSameAs(good);
    }

    private static void first(DataSet data) {
        try (var batches = new Batches(data, 4, true)) {
            batches.start(identity(4), 0);
            batches.next();
        }
    }

    @Test
    void badArgumentsAreRefused() {
        var data = new Numbers(4, INPUT, 4);
        assertThatThrownBy(() -> new Batches(data, 0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batches(new Numbers(0, INPUT, 4), 1, false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'numbers' is empty");
        try (var batches = new Batches(data, 2, false)) {
            assertThatThrownBy(() -> batches.start(new int[] {4}, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(batches::inputs).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closingStopsALoaderThatIsReading() throws InterruptedException {
        var reading = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var data = watched(new Numbers(4, INPUT, 4), index -> {
            reading.countDown();
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException e) {
                stopped.countDown();
            }
        });
        var batches = new Batches(data, 1, false);
        batches.start(identity(4), 0);
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
        batches.close();
        batches.close();
        assertThat(stopped.getCount()).isZero();
        assertThatThrownBy(batches::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("tiefgang-batches") && t.isAlive());
    }

    @Test
    void anInterruptedConsumerStaysInterrupted() {
        var release = new CountDownLatch(1);
        var data = watched(new Numbers(4, INPUT, 4), index -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (var batches = new Batches(data, 1, false)) {
            batches.start(identity(4), 0);
            Thread.currentThread().interrupt();
            assertThatThrownBy(batches::next).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            release.countDown();
            assertThat(batches.next()).isTrue();
        }
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /// Sample 3 with another number at element 2 and another target.
    private static DataSet spoilt(float number, float label) {
        return new Altered(new Numbers(4, INPUT, 4), index -> {}, number, label);
    }

    private static DataSet watched(DataSet data, IntConsumer before) {
        return new Altered(data, before, 3002, 3);
    }

    private record Altered(DataSet base, IntConsumer before, float number, float label) implements DataSet {
        @Override
        public String name() {
            return base.name();
        }

        @Override
        public int size() {
            return base.size();
        }

        @Override
        public Shape input() {
            return base.input();
        }

        @Override
        public Shape target() {
            return base.target();
        }

        @Override
        public List<String> labels() {
            return new ArrayList<>(base.labels());
        }

        @Override
        public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
            before.accept(index);
            base.read(index, input, inputOffset, target, targetOffset);
            if (index != 3) return;
            input[inputOffset + 2] = number;
            target[targetOffset] = label;
        }
    }
}
