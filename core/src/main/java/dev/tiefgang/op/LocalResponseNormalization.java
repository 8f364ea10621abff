package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = x / (bias + α/size · Σ x²)^β`, the sum over `size` neighbouring channels.
///
/// Shapes: `[n, c, …]` → the same. The neighbours of channel `c` are `c − ⌊(size − 1)/2⌋ … c + ⌈(size − 1)/2⌉`, those
/// that do not exist counting as 0. Source: Krizhevsky, Sutskever, Hinton: "ImageNet classification with deep
/// convolutional neural networks", 2012.
public record LocalResponseNormalization(int size, double alpha, double beta, double bias) implements Op.Composite {
    public LocalResponseNormalization {
        if (size < 1)
            throw new ShapeException("LocalResponseNormalization: expected a size of at least 1, received " + size);
        if (!(alpha >= 0) || !(bias > 0) || !Double.isFinite(beta))
            throw new IllegalArgumentException(
                    "LocalResponseNormalization: expected alpha of at least 0, a bias above 0"
                            + " and a finite beta, received " + alpha + ", " + bias + " and " + beta);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Shape s = x.shape();
        if (s.rank() < 3)
            throw new ShapeException(
                    "LocalResponseNormalization: expected maps [n, c, …] of three axes or more, received " + s);
        // Channels as rows of a picture: the mean over a window of them is the sum over its size.
        Value rows = x.square().reshape(Shape.of(s.dim(0), 1, s.dim(1), s.span(2, s.rank())));
        Value padded = x.graph().add(new Pad(List.of(0, 0, (size - 1) / 2, 0), List.of(0, 0, size / 2, 0)), rows);
        Value mean =
                x.graph().add(new AveragePool2d(Window.of(size, 1)), padded).reshape(s);
        return x.over(mean.times(alpha).plus(bias).pow(x.scalar(beta)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("LRN", 13, Map.of("size", size, "alpha", alpha, "beta", beta, "bias", bias));
    }
}
