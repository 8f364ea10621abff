package dev.tiefgang.op;

import dev.tiefgang.tensor.ShapeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The geometry that convolution and pooling share: a window of `h × w` taps that moves over a padded picture.
///
/// Tap `(i, j)` of the window at output `(oy, ox)` lies at row `oy·strideH + i·dilationH − top`, column
/// `ox·strideW + j·dilationW − left` of the input.
///
/// @param h taps in a column
/// @param w taps in a row
/// @param strideH rows from one output to the next
/// @param strideW columns from one output to the next
/// @param top rows of padding above; `left`, `bottom`, `right` likewise
/// @param dilationH rows from one tap to the next
/// @param dilationW columns from one tap to the next
public record Window(
        int h,
        int w,
        int strideH,
        int strideW,
        int top,
        int left,
        int bottom,
        int right,
        int dilationH,
        int dilationW) {
    public Window {
        if (h < 1 || w < 1)
            throw new ShapeException("Window: expected a size of at least 1×1, received " + h + "×" + w);
        if (strideH < 1 || strideW < 1)
            throw new ShapeException("Window: expected strides of at least 1, received " + strideH + ", " + strideW);
        if (dilationH < 1 || dilationW < 1)
            throw new ShapeException(
                    "Window: expected dilations of at least 1, received " + dilationH + ", " + dilationW);
        if (top < 0 || left < 0 || bottom < 0 || right < 0)
            throw new ShapeException(
                    "Window: expected padding of at least 0, received " + List.of(top, left, bottom, right));
    }

    /// A window without padding, stride or dilation.
    public static Window of(int h, int w) {
        return new Window(h, w, 1, 1, 0, 0, 0, 0, 1, 1);
    }

    public Window stride(int vertical, int horizontal) {
        return new Window(h, w, vertical, horizontal, top, left, bottom, right, dilationH, dilationW);
    }

    public Window padding(int above, int before, int below, int behind) {
        return new Window(h, w, strideH, strideW, above, before, below, behind, dilationH, dilationW);
    }

    public Window padding(int all) {
        return padding(all, all, all, all);
    }

    public Window dilation(int vertical, int horizontal) {
        return new Window(h, w, strideH, strideW, top, left, bottom, right, vertical, horizontal);
    }

    /// The padding for which the output has `⌈input / stride⌉` rows and columns; what is odd goes below and
    /// behind.
    public Window same(int rows, int columns) {
        int y = Math.max(0, (Math.ceilDiv(rows, strideH) - 1) * strideH + spanH() - rows);
        int x = Math.max(0, (Math.ceilDiv(columns, strideW) - 1) * strideW + spanW() - columns);
        return padding(y / 2, x / 2, y - y / 2, x - x / 2);
    }

    /// More padding below and behind, so that the last outputs may look over the edge: as many outputs as begin
    /// within the input or the padding before it.
    public Window ceil(int rows, int columns) {
        int below = overhang(rows + top + bottom, rows + top, spanH(), strideH);
        int after = overhang(columns + left + right, columns + left, spanW(), strideW);
        return padding(top, left, bottom + below, right + after);
    }

    private static int overhang(int padded, int begins, int span, int stride) {
        int last = Math.ceilDiv(Math.max(0, padded - span), stride) * stride;
        if (last >= begins) last -= stride;
        return Math.max(0, last + span - padded);
    }

    /// Demands a window of a single row, for what moves along one axis.
    ///
    /// @throws ShapeException naming the op that asks
    void requireRow(String op) {
        if (h != 1 || strideH != 1 || dilationH != 1 || top != 0 || bottom != 0)
            throw new ShapeException(
                    op + ": expected a window of one row, without padding above and below, received " + this);
    }

    /// Rows that the dilated window covers.
    public int spanH() {
        return (h - 1) * dilationH + 1;
    }

    /// Columns that the dilated window covers.
    public int spanW() {
        return (w - 1) * dilationW + 1;
    }

    /// Rows of the output for an input of `rows`.
    ///
    /// @throws ShapeException if the window is larger than the padded input
    public int outH(int rows) {
        return out("rows", rows, top + bottom, spanH(), strideH);
    }

    /// Columns of the output for an input of `columns`.
    ///
    /// @throws ShapeException if the window is larger than the padded input
    public int outW(int columns) {
        return out("columns", columns, left + right, spanW(), strideW);
    }

    private static int out(String what, int extent, int padding, int span, int stride) {
        if (extent + padding < span)
            throw new ShapeException("Window: expected an input of at least %d %s (with %d of padding), received %d"
                    .formatted(span - padding, what, padding, extent));
        return (extent + padding - span) / stride + 1;
    }

    /// The attributes by which ONNX knows this geometry.
    Map<String, Object> onnx() {
        return Map.of(
                "kernel_shape", List.of(h, w),
                "strides", List.of(strideH, strideW),
                "pads", List.of(top, left, bottom, right),
                "dilations", List.of(dilationH, dilationW));
    }

    /// The attributes of a window of a single row, for maps `[n, c, w]`.
    Map<String, Object> onnxRow() {
        return Map.of(
                "kernel_shape", List.of(w),
                "strides", List.of(strideW),
                "pads", List.of(left, right),
                "dilations", List.of(dilationW));
    }

    /// Attributes and one more.
    static Map<String, Object> and(Map<String, Object> attributes, String name, Object value) {
        var all = new HashMap<>(attributes);
        all.put(name, value);
        return all;
    }
}
