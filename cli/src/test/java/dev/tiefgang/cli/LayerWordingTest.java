package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.nn.*;
import dev.tiefgang.op.Resize;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayerWordingTest {
    private static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of(
                        "conv 3×3×8, stride 2, same, groups 2, no bias",
                        new Conv2d(8, 3).stride(2).same().groups(2).withoutBias()),
                Arguments.of(
                        "conv 1×5×8, stride 2×1, dilation 1×3",
                        new Conv2d(8, 1, 5).stride(2, 1).dilation(1, 3)),
                Arguments.of("conv 5×8, padding 2", new Conv1d(8, 5).padding(2)),
                Arguments.of("conv 5×8, padding 4 0", new Conv1d(8, 5).padding(Padding.row(4, 0))),
                Arguments.of(
                        "depthwise conv 3×3×2, same",
                        new DepthwiseConv2d(3).multiplier(2).same()),
                Arguments.of("conv transpose 4×4×8, stride 2, padding 1", new ConvTranspose2d(8, 4, 2).padding(1)),
                Arguments.of("conv transpose 4×8, stride 2, same", new ConvTranspose1d(8, 4, 2).same()),
                Arguments.of("max pool 3×3, stride 2, ceil", new MaxPool2d(3, 2, Padding.of(0)).withCeil()),
                Arguments.of("max pool 2×2", new MaxPool2d(2)),
                Arguments.of(
                        "average pool 3×3, stride 1, same, padding counted",
                        new AveragePool2d(3, 1, new Padding.Same()).countingPadding()),
                Arguments.of("l2 pool 2×2", new LpPool2d(2, 2)),
                Arguments.of("global max pool", new GlobalMaxPool2d()),
                Arguments.of("adaptive average pool 2×3", new AdaptiveAveragePool2d(2, 3)),
                Arguments.of("hard sigmoid", new Activation(Activation.Function.HARD_SIGMOID)),
                Arguments.of("leaky relu 0.01", new LeakyRelu()),
                Arguments.of("prelu", new PRelu()),
                Arguments.of("reshape 3×2", Reshape.to(3, 2)),
                Arguments.of("permute [2, 1]", Permute.of(2, 1)),
                Arguments.of("pad reflect [0, 1, 1]", Pad.maps(Pad.Border.REFLECT, 1)),
                Arguments.of("crop [1] [2]", new Crop(List.of(1), List.of(2))),
                Arguments.of("depth to space 2", new DepthToSpace(2)),
                Arguments.of("space to depth 3", new SpaceToDepth(3)),
                Arguments.of("resize 7×8, linear", new Resize2d(7, 8, Resize.Mode.LINEAR)),
                Arguments.of("upsample 2×2, nearest", new Upsample2d(2)),
                Arguments.of("layer norm", new LayerNorm()),
                Arguments.of("rms norm", new RmsNorm()),
                Arguments.of("group norm, 4 groups", new GroupNorm(4)),
                Arguments.of("local response norm 5", new LocalResponseNorm()),
                Arguments.of("dropout 30 %", new Dropout(0.3)),
                Arguments.of("spatial dropout 20 %", new SpatialDropout(0.2)),
                Arguments.of("alpha dropout 5 %", new AlphaDropout(0.05)),
                Arguments.of("gaussian dropout 50 %", new GaussianDropout(0.5)),
                Arguments.of("gaussian noise 0.1", new GaussianNoise(0.1)),
                Arguments.of("drop connect 50 % of dense 4", new DropConnect(new Dense(4), 0.5)),
                Arguments.of("dense 4, no bias", new Dense(4).withoutBias()));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void layersReadLikeWords(String words, Layer layer) {
        assertThat(LayerWording.of(layer)).isEqualTo(words);
    }
}
