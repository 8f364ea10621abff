package dev.tiefgang.zoo;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Blocks that learn what to change about their input, in four stages. Source: He, Zhang, Ren, Sun: "Deep residual
/// learning for image recognition", 2015; bottlenecks move by their middle convolution, as published weights do.
final class ResNet {
    /// Maps of the first stage; each further one has twice as many.
    private static final int WIDTH = 64;

    /// How many times more maps leave a bottleneck than are in it.
    private static final int EXPANSION = 4;

    private final boolean bottleneck;
    private final ZooOptions options;

    private ResNet(boolean bottleneck, ZooOptions options) {
        this.bottleneck = bottleneck;
        this.options = options;
    }

    static Network resnet18(Shape input, int outputs, ZooOptions o) {
        return new ResNet(false, o).network("resnet18", input, outputs, 2, 2, 2, 2);
    }

    static Network resnet50(Shape input, int outputs, ZooOptions o) {
        return new ResNet(true, o).network("resnet50", input, outputs, 3, 4, 6, 3);
    }

    private Network network(String name, Shape input, int outputs, int... blocks) {
        var layers = new ArrayList<Layer>(
                List.of(convolution(WIDTH, 7, 2), new BatchNorm(), activation(), new MaxPool2d(3, 2, Padding.of(1))));
        int maps = WIDTH;
        for (int stage = 0; stage < blocks.length; stage++) {
            int inner = WIDTH << stage, out = bottleneck ? inner * EXPANSION : inner;
            for (int block = 0; block < blocks[stage]; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                layers.add(block(maps, inner, out, stride));
                layers.add(activation());
                maps = out;
            }
        }
        layers.add(new GlobalAveragePool2d());
        layers.add(new Flatten());
        layers.add(new Dense(outputs).init(options.init()));
        return Network.of(name, input, options.loss(), layers.toArray(Layer[]::new));
    }

    private Layer block(int maps, int inner, int out, int stride) {
        Residual block = new Residual(
                bottleneck
                        ? Sequential.of(
                                convolution(inner, 1, 1),
                                new BatchNorm(),
                                activation(),
                                convolution(inner, 3, stride),
                                new BatchNorm(),
                                activation(),
                                convolution(out, 1, 1),
                                new BatchNorm())
                        : Sequential.of(
                                convolution(inner, 3, stride),
                                new BatchNorm(),
                                activation(),
                                convolution(out, 3, 1),
                                new BatchNorm()));
        if (maps == out && stride == 1) return block;
        return block.project(Sequential.of(convolution(out, 1, stride), new BatchNorm()));
    }

    /// A convolution that keeps the size but for its stride; the norm behind it has the bias.
    private Conv2d convolution(int filters, int size, int stride) {
        return new Conv2d(filters, size)
                .stride(stride)
                .padding(size / 2)
                .withoutBias()
                .init(options.init());
    }

    private Activation activation() {
        return new Activation(options.activation());
    }
}
