package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.Arrays;

/// In training, each channel (axis 1) of each sample is dropped as a whole with probability `rate` and the others are
/// divided by `1 − rate`; in recall nothing happens.
///
/// Neighbouring pixels say nearly the same, so dropping single ones takes little away. Shapes: `[n, c, …]` → the same.
/// Source: Tompson et al.: "Efficient object localization using convolutional networks", 2015.
///
/// @param rate share of channels dropped, 0 to below 1
public record SpatialDropout(double rate) implements Layer {
    public SpatialDropout {
        Draws.requireRate("SpatialDropout", rate);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() < 2)
            throw new ShapeException("SpatialDropout: expected [n, c, …] with a channel axis, received " + s);
        if (!scope.training() || rate == 0) return x;
        int[] channels = new int[s.rank()];
        Arrays.fill(channels, 1);
        channels[0] = s.dim(0);
        channels[1] = s.dim(1);
        return x.times(Draws.kept(scope, "dropout", Shape.of(channels), rate)).times(1 / (1 - rate));
    }
}
