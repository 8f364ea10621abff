package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// Pixels become maps: each `block × block` of pixels as many maps, row and column of the block first, then the map.
///
/// The way from a fine grid to a coarse one that loses nothing; the way back is [DepthToSpace]. Shapes: `[n, c,
/// h·block, w·block]` → `[n, block²·c, h, w]`.
///
/// @param block rows and columns of a block
public record SpaceToDepth(int block) implements Layer {
    public SpaceToDepth {
        op(block);
    }

    private static dev.tiefgang.op.SpaceToDepth op(int block) {
        return new dev.tiefgang.op.SpaceToDepth(block);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.then(op(block));
    }
}
