package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// Pooling and its gradients with the batch innermost.
///
/// `MAX`, `AVERAGE`: `x [c, h, w, n]` → `[c, h', w', n]`. `MAX_INPUT`: `x`, `dy` → as `x`. `AVERAGE_INPUT`:
/// `dy` → `[c, h, w, n]` with the given extents.
///
/// @param h rows of the picture
/// @param w columns of the picture
record PoolLast(Mode mode, Window window, int h, int w) implements Physical {
    enum Mode {
        MAX,
        AVERAGE,
        MAX_INPUT,
        AVERAGE_INPUT
    }

    @Override
    public String words() {
        return "PoolLast " + mode;
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        return switch (mode) {
            case MAX, AVERAGE -> Shape.of(x.dim(0), window.outH(h), window.outW(w), x.dim(3));
            case MAX_INPUT, AVERAGE_INPUT -> Shape.of(x.dim(0), h, w, x.dim(3));
        };
    }
}
