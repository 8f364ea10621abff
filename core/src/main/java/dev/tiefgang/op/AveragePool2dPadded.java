package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// The mean of each window in which padding counts as 0: `[n, c, h, w]` → `[n, c, h', w']`.
///
/// Otherwise as [AveragePool2d].
///
/// @param ceil whether there are outputs whose window goes beyond the padding; what is beyond does not count
public record AveragePool2dPadded(Window window, boolean ceil) implements Op.Composite {
    @Override
    public Value expand(List<Value> in) {
        Shape x = in.getFirst().shape();
        Pooling.requireMaps("AveragePool2dPadded", x);
        Window wider = ceil ? window.ceil(x.dim(2), x.dim(3)) : window;
        Pooling.shape("AveragePool2dPadded", wider, x);
        return mean(in.getFirst(), window, wider);
    }

    /// The mean over the window, in which its padding counts and that of a wider one does not.
    static Value mean(Value x, Window window, Window wider) {
        Value padded = x.graph()
                .add(
                        new Pad(
                                List.of(0, 0, window.top(), window.left()),
                                List.of(0, 0, window.bottom(), window.right())),
                        x);
        int below = wider.bottom() - window.bottom(), after = wider.right() - window.right();
        return x.graph().add(new AveragePool2d(window.padding(0, 0, below, after)), padded);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Pooling.average(window, true, ceil);
    }
}
