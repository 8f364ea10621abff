package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KernelSwitchTest {
    private static final float[][] SCRATCH = new float[1][0];
    private static final long FIRST = 100_000;

    private final int[] first = new int[3];
    private final int[] better = new int[3];
    private final int[] chunks = {1, 2, 5};

    /// Steps whose chunks take so many nanoseconds with the better kernels.
    private KernelSwitch start(long... nanos) {
        var tasks = new Routine.Task[3];
        Arrays.setAll(tasks, i -> (_, _) -> busy(FIRST, first, i));
        return new KernelSwitch(new Pool(1), tasks, chunks, i -> (_, _) -> busy(nanos[i], better, i));
    }

    private static void busy(long nanos, int[] count, int i) {
        count[i]++;
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) Thread.onSpinWait();
    }

    @Test
    void everyChunkRunsOnceARunAndEveryStepGoesOverToWhatIsFaster() {
        var start = start(0, 1_000, 10_000);
        int runs = 1;
        while (!start.run(0, 3, SCRATCH)) runs++;
        for (int i = 0; i < 3; i++) assertThat(first[i] + better[i]).isEqualTo(chunks[i] * runs);
        int[] before = first.clone();
        start.run(0, 3, SCRATCH);
        assertThat(first).isEqualTo(before);
    }

    @Test
    void nothingIsTriedThatDoesNotRun() {
        var start = start(0, 0, 0);
        while (better[0] < 10) assertThat(start.run(0, 1, SCRATCH)).isFalse();
        assertThat(better[1] + better[2] + first[1] + first[2]).isZero();
    }

    @Test
    void trialsThatLoseTakeNoMoreThanHalfOfTheTime() {
        long slow = 50_000_000;
        var start = start(slow, slow, 0);
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < 20 * slow) start.run(0, 3, SCRATCH);
        assertThat(better[0]).isPositive();
        assertThat(better[1]).isPositive();
        assertThat((better[0] + better[1] - 1) * (slow - slow / 4)).isLessThan((System.nanoTime() - begin) / 2);
    }
}
