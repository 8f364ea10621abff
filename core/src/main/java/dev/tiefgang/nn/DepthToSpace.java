package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// Maps become pixels: each `block × block` of pixels from as many maps.
///
/// The way from a coarse grid to a fine one without arithmetic. Shapes: `[n, c·block², h, w]` → `[n, c, h·block,
/// w·block]`. Source: Shi et al.: "Real-time single image and video super-resolution using an efficient sub-pixel
/// convolutional neural network", 2016.
///
/// @param block rows and columns of a block
/// @param mode which of the axes that are one in the input comes first
public record DepthToSpace(int block, dev.tiefgang.op.DepthToSpace.Mode mode) implements Layer {
    public DepthToSpace {
        op(block, mode);
    }

    /// Row and column of the block before the map, as [SpaceToDepth] has it.
    public DepthToSpace(int block) {
        this(block, dev.tiefgang.op.DepthToSpace.Mode.DCR);
    }

    private static dev.tiefgang.op.DepthToSpace op(int block, dev.tiefgang.op.DepthToSpace.Mode mode) {
        return new dev.tiefgang.op.DepthToSpace(block, mode);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.then(op(block, mode));
    }
}
