package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Maps become pixels: `[n, c·b², h, w]` → `[n, c, h·b, w·b]`, each `b × b` block of pixels from `b²` maps.
///
/// The way from a coarse grid to a fine one without arithmetic. Source: Shi et al.: "Real-time single image and video
/// super-resolution using an efficient sub-pixel convolutional neural network", 2016.
///
/// @param block rows and columns of a block
public record DepthToSpace(int block, Mode mode) implements Op.Composite {
    /// Which of the axes that are one in `c·b²` comes first.
    public enum Mode {
        /// Row and column of the block first, then the map.
        DCR,
        /// The map first, then row and column of the block.
        CRD
    }

    public DepthToSpace {
        if (block < 1) throw new ShapeException("DepthToSpace: expected a block of at least 1, received " + block);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Shape s = x.shape();
        if (s.rank() != 4 || s.dim(1) % (block * block) != 0)
            throw new ShapeException("DepthToSpace: expected maps [n, c, h, w] with c divisible by " + block * block
                    + ", received " + s);
        int n = s.dim(0), c = s.dim(1) / (block * block), h = s.dim(2), w = s.dim(3);
        Value blocks = mode == Mode.DCR
                ? x.reshape(Shape.of(n, block, block, c, h, w)).transpose(0, 3, 4, 1, 5, 2)
                : x.reshape(Shape.of(n, c, block, block, h, w)).transpose(0, 1, 4, 2, 5, 3);
        return blocks.reshape(Shape.of(n, c, h * block, w * block));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("DepthToSpace", 13, Map.of("blocksize", block, "mode", mode.name()));
    }
}
