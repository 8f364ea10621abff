package dev.tiefgang.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sets that look different in every epoch.
class EpochTest {
    @Test
    void batchesOfAnEpochShowItsSamples() {
        try (var batches = new Batches(new Moving(-1), 2, false)) {
            batches.start(7, new int[] {1, 2, 0}, 0);
            assertThat(batches.next()).isTrue();
            assertThat(batches.inputs()).startsWith(17, 27);
            assertThat(batches.next()).isTrue();
            assertThat(batches.inputs()[batches.inputsAt()]).isEqualTo(7);
            batches.start(8, new int[] {1}, 0);
            assertThat(batches.next()).isTrue();
            assertThat(batches.inputs()[batches.inputsAt()]).isEqualTo(18);
            batches.start(new int[] {1}, 0);
            assertThat(batches.next()).isTrue();
            assertThat(batches.inputs()[batches.inputsAt()]).isEqualTo(9);
        }
    }

    @Test
    void aViewPassesTheEpochOn() {
        DataSet view = new Moving(-1).subset(new int[] {2}), still = new Numbers(4, Shape.of(1), 2);
        float[] x = new float[1];
        view.epoch(5).read(0, x, 0, new float[1], 0);
        assertThat(x[0]).isEqualTo(25);
        view.read(0, x, 0, new float[1], 0);
        assertThat(x[0]).isEqualTo(19);
        DataSet part = still.subset(new int[] {1});
        assertThat(part.epoch(3)).isSameAs(part);
    }

    /// The input of sample `i` is `10 i + epoch`.
    private record Moving(int shown) implements DataSet {
        @Override
        public String name() {
            return "moving";
        }

        @Override
        public int size() {
            return 3;
        }

        @Override
        public Shape input() {
            return Shape.of(1);
        }

        @Override
        public Shape target() {
            return Shape.of();
        }

        @Override
        public List<String> labels() {
            return List.of("0", "1");
        }

        @Override
        public DataSet epoch(int e) {
            return new Moving(e);
        }

        @Override
        public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
            input[inputOffset] = 10 * index + shown;
            target[targetOffset] = 0;
        }
    }
}
