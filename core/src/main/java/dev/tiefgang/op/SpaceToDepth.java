package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pixels become maps: `[n, c, h·b, w·b]` → `[n, b²·c, h, w]`, row and column of the block first, then the map.
///
/// The way back from [DepthToSpace] in its mode DCR.
///
/// @param block rows and columns of a block
public record SpaceToDepth(int block) implements Op.Composite {
    public SpaceToDepth {
        if (block < 1) throw new ShapeException("SpaceToDepth: expected a block of at least 1, received " + block);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Shape s = x.shape();
        if (s.rank() != 4 || s.dim(2) % block != 0 || s.dim(3) % block != 0)
            throw new ShapeException(
                    "SpaceToDepth: expected maps [n, c, h, w] with h and w divisible by " + block + ", received " + s);
        int n = s.dim(0), c = s.dim(1), h = s.dim(2) / block, w = s.dim(3) / block;
        return x.reshape(Shape.of(n, c, h, block, w, block))
                .transpose(0, 3, 5, 1, 2, 4)
                .reshape(Shape.of(n, block * block * c, h, w));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("SpaceToDepth", 13, Map.of("blocksize", block));
    }
}
