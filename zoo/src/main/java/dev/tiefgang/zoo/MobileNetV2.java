package dev.tiefgang.zoo;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DepthwiseConv2d;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Few maps between blocks that widen them, look at each map by itself, and narrow them again without a function.
/// Source: Sandler, Howard, Zhu, Zhmoginov, Chen: "MobileNetV2: Inverted residuals and linear bottlenecks", 2018.
final class MobileNetV2 {
    /// A row of table 2 of the paper.
    private record Stage(int expansion, int maps, int blocks, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    private static final int FIRST = 32, LAST = 1280;

    private MobileNetV2() {}

    static Network build(Shape input, int outputs, ZooOptions o) {
        var layers = new ArrayList<Layer>(convolution(o, FIRST, 3, 2));
        int maps = FIRST;
        for (Stage stage : STAGES)
            for (int block = 0; block < stage.blocks(); block++) {
                int stride = block == 0 ? stage.stride() : 1;
                Layer body = Sequential.of(body(o, maps, maps * stage.expansion(), stage.maps(), stride)
                        .toArray(Layer[]::new));
                layers.add(stride == 1 && maps == stage.maps() ? new Residual(body) : body);
                maps = stage.maps();
            }
        layers.addAll(convolution(o, LAST, 1, 1));
        layers.addAll(
                List.of(new GlobalAveragePool2d(), new Flatten(), new Dropout(0.2), new Dense(outputs).init(o.init())));
        return Network.of("mobilenetv2", input, o.loss(), layers.toArray(Layer[]::new));
    }

    private static List<Layer> body(ZooOptions o, int maps, int wide, int out, int stride) {
        var layers = new ArrayList<Layer>();
        if (wide != maps) layers.addAll(convolution(o, wide, 1, 1));
        layers.add(new DepthwiseConv2d(3)
                .stride(stride)
                .padding(Padding.of(1))
                .withoutBias()
                .init(o.init()));
        layers.add(new BatchNorm());
        layers.add(new Activation(o.activation()));
        layers.add(new Conv2d(out, 1).withoutBias().init(o.init()));
        layers.add(new BatchNorm());
        return layers;
    }

    private static List<Layer> convolution(ZooOptions o, int filters, int size, int stride) {
        return List.of(
                new Conv2d(filters, size)
                        .stride(stride)
                        .padding(size / 2)
                        .withoutBias()
                        .init(o.init()),
                new BatchNorm(),
                new Activation(o.activation()));
    }
}
