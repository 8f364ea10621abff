package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Every input paints a filter into the result: `y[b, o, s·stride + j·dilation − left] += x[b, c, s] · w[c, o, j]`.
///
/// Inputs: `x [n, c, w]`, `w [c, o / groups, j]`; result `[n, o, w']` with `w' = (w − 1)·stride + span + extra −
/// left − right`. It is a [ConvTranspose2d] of pictures with one row.
///
/// @param window one row
/// @param extra columns added behind, fewer than the stride
public record ConvTranspose1d(Window window, int groups, int extra) implements Op.Composite {
    public ConvTranspose1d {
        Conv2d.requireGroups("ConvTranspose1d", groups);
        window.requireRow("ConvTranspose1d");
        ConvTranspose2d.requireExtra("ConvTranspose1d", window, 0, extra);
    }

    @Override
    public Value expand(List<Value> in) {
        Shape x = in.get(0).shape(), w = in.get(1).shape();
        Conv1d.requireRows("ConvTranspose1d", x, w);
        Value y = new ConvTranspose2d(window, groups, 0, extra)
                .transposed(
                        "ConvTranspose1d",
                        in.get(0).reshape(Conv1d.picture(x)),
                        in.get(1).reshape(Conv1d.picture(w)));
        return y.reshape(Conv1d.row(y.shape()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of(
                "ConvTranspose",
                11,
                Window.and(Window.and(window.onnxRow(), "group", groups), "output_padding", List.of(extra)));
    }
}
