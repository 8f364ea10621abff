package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlabsTest {
    private static final List<Storage.Size> SLOTS = List.of(
            new Storage.Size(Type.FLOAT32, 100),
            new Storage.Size(Type.INT64, 3),
            new Storage.Size(Type.FLOAT32, 0),
            new Storage.Size(Type.FLOAT32, 33),
            new Storage.Size(Type.FLOAT32, 7),
            new Storage.Size(Type.FLOAT32, 5));
    private final Slabs slabs = new Slabs(SLOTS, Set.of(3, 4), Set.of(5));

    @Test
    void slotsBeginWithALineOfTheCacheAndDoNotOverlap() {
        var slots = slabs.allocate(new Tensor[6]);
        for (var i : new int[] {0, 2, 3, 4}) {
            assertThat(slots[i].from() % Kernels.LANES).as("slot %d", i).isEqualTo(Aligned.FIRST);
        }
        for (var i = 0; i < 6; i++) {
            for (var e = 0; e < slots[i].size(); e++) {
                slots[i].put(e, 1000 * i + e);
            }
        }
        for (var i = 0; i < 6; i++) {
            assertThat(slots[i].size()).isEqualTo(SLOTS.get(i).elements());
            for (var e = 0; e < slots[i].size(); e++) {
                assertThat(slots[i].at(e)).isEqualTo(1000 * i + e);
            }
        }
    }

    @Test
    void whatIsSeenFromOutsideBeginsItsArray() {
        var slots = slabs.allocate(new Tensor[6]);
        assertThat(slots[5].from()).isZero();
        assertThat(slots[5].floats()).hasSize(5);
        assertThat(slots[1].type()).isEqualTo(Type.INT64);
    }

    @Test
    void whatIsPreparedIsSharedAndLiesApart() {
        var first = slabs.allocate(new Tensor[6]);
        var there = new Tensor[6];
        there[3] = first[3];
        there[4] = first[4];
        var second = slabs.allocate(there);
        assertThat(second[3]).isSameAs(first[3]);
        assertThat(second[0].floats()).isNotSameAs(first[0].floats());
        assertThat(first[3].floats()).isSameAs(first[4].floats()).isNotSameAs(first[0].floats());
    }

    @Test
    void bytesAreThoseOfTheArrays() {
        var slots = slabs.allocate(new Tensor[6]);
        long bytes = 4L * (slots[0].floats().length + slots[3].floats().length + slots[5].floats().length) + 3 * 8;
        assertThat(slabs.bytes()).isEqualTo(bytes);
    }
}
