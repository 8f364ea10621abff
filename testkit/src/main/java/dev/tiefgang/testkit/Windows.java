package dev.tiefgang.testkit;

import dev.tiefgang.op.MaxPool2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;

/// Windows of any stride, padding and dilation, and pictures that they fit in.
final class Windows {
    private Windows() {}

    static Window any(Dice d) {
        return Window.of(d.between(1, 3), d.between(1, 3))
                .stride(d.between(1, 3), d.between(1, 3))
                .dilation(d.between(1, 2), d.between(1, 2))
                .padding(d.below(3), d.below(3), d.below(3), d.below(3));
    }

    /// A picture `[n, c, h, w]` that the window fits in.
    static Shape picture(Dice d, Window f, int channels) {
        int spare = d.size() == Dice.Size.SMALL ? 3 : 9;
        int h = Math.max(1, f.spanH() - f.top() - f.bottom()) + d.below(spare);
        int w = Math.max(1, f.spanW() - f.left() - f.right()) + d.below(spare);
        return Shape.of(batch(d), channels, h, w);
    }

    /// Maps of pooling and a window, in which each window touches the picture.
    static Pooled pooled(Dice d) {
        while (true) {
            Window f = any(d);
            Shape x = picture(d, f, d.upTo(5));
            try {
                return new Pooled(f, x, new MaxPool2d(f).shape(List.of(x)));
            } catch (ShapeException e) {
                // Padding as large as the window, or a window between the rows: draw again.
            }
        }
    }

    /// A window of pooling with its picture and the shape of its result.
    record Pooled(Window window, Shape x, Shape y) {}

    static int batch(Dice d) {
        return d.size() == Dice.Size.SMALL ? d.between(1, 2) : d.of(1, 2, 3, 5, 8, 17, 33);
    }
}
