package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Conv1d;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.ConvTranspose2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DepthwiseConv2d;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import org.junit.jupiter.api.Test;

/// Multiply-adds of one recall: outputs times the numbers that each reads, or inputs times those that each paints.
class SummaryCostTest {
    @Test
    void convolutionsOfEveryKindAreCounted() {
        is(new Conv2d(8, 3).same().groups(2), Shape.of(4, 5, 6), 8 * 5 * 6 * 2 * 9);
        is(new DepthwiseConv2d(3).same(), Shape.of(4, 5, 6), 4 * 5 * 6 * 9);
        is(new Conv1d(8, 3).same(), Shape.of(4, 6), 8 * 6 * 4 * 3);
        is(new ConvTranspose2d(8, 4, 2).same(), Shape.of(3, 5, 6), 3 * 5 * 6 * 8 * 16);
        is(new DropConnect(new Dense(7), 0.5), Shape.of(5), 35);
    }

    private static void is(Layer layer, Shape sample, long macs) {
        assertThat(Network.of("net", sample, new MeanSquaredError(), layer)
                        .summary()
                        .macs())
                .isEqualTo(macs);
    }
}
