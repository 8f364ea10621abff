package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.LocalResponseNormalization;
import dev.tiefgang.tensor.ShapeException;

/// `y = x / (bias + α/size · Σ x²)^β`, the sum over `size` neighbouring channels (axis 1).
///
/// Shapes: `[n, c, …]` of three axes or more → the same. Source: Krizhevsky, Sutskever, Hinton: "ImageNet
/// classification with deep convolutional neural networks", 2012, where α is not divided by the size.
///
/// @param size channels that take part, at least 1; of an even number the one more lies behind
/// @param alpha weight of the squares, at least 0
/// @param beta exponent, finite
/// @param bias added to the squares, above 0
public record LocalResponseNorm(int size, double alpha, double beta, double bias) implements Layer {
    public LocalResponseNorm {
        if (size < 1) throw new ShapeException("LocalResponseNorm: expected a size of at least 1, received " + size);
        if (!(alpha >= 0) || !(bias > 0) || !Double.isFinite(alpha) || !Double.isFinite(beta) || !Double.isFinite(bias))
            throw new IllegalArgumentException("LocalResponseNorm: expected finite numbers, alpha of at least 0 and a"
                    + " bias above 0, received alpha " + alpha + ", beta " + beta + " and bias " + bias);
    }

    /// The paper's numbers for five channels: α 5·10⁻⁴ (10⁻⁴ for each), β 0.75, bias 2.
    public LocalResponseNorm() {
        this(5, 5e-4, 0.75, 2);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.then(new LocalResponseNormalization(size, alpha, beta, bias));
    }
}
