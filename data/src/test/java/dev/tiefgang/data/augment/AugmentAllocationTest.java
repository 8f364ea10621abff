package dev.tiefgang.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alloc")
class AugmentAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aChangedPictureAllocatesNothing() {
        DataSet set = Augment.parse(
                        "flip,flipv,shift:2,rotate:15,scale:0.1,crop:0.8,elastic:1,brightness:0.2,contrast:0.2,"
                                + "colour:0.3,blur:1,noise:0.05,cutout:4,mixup:0.2")
                .of(new Squares(50, Shape.of(3, 12, 12), i -> i / 432.0), 1)
                .epoch(0);
        float[] x = new float[432], target = new float[2];
        for (int i = 0; i < 4000; i++) set.read(i % 50, x, 0, target, 0);
        long id = Thread.currentThread().threadId(), before = THREADS.getThreadAllocatedBytes(id);
        for (int i = 0; i < 1000; i++) set.read(i % 50, x, 0, target, 0);
        assertThat(THREADS.getThreadAllocatedBytes(id) - before).isZero();
    }
}
