package dev.tiefgang.nn;

import dev.tiefgang.op.Window;

/// How the border of a picture is treated.
public sealed interface Padding {
    /// The window with this padding, for a picture of `rows × columns`.
    Window apply(Window window, int rows, int columns);

    /// Zeros on each side.
    record Explicit(int top, int left, int bottom, int right) implements Padding {
        @Override
        public Window apply(Window window, int rows, int columns) {
            return window.padding(top, left, bottom, right);
        }
    }

    /// As many zeros as give `⌈input / stride⌉` outputs; what is odd goes below and behind.
    record Same() implements Padding {
        @Override
        public Window apply(Window window, int rows, int columns) {
            return window.same(rows, columns);
        }
    }

    /// The same number of zeros on all sides; `of(0)` lets the window stay inside.
    static Padding of(int all) {
        return new Explicit(all, all, all, all);
    }

    /// Zeros before and behind a row, for layers over rows `[n, c, w]`.
    static Padding row(int before, int behind) {
        return new Explicit(0, before, 0, behind);
    }
}
