package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/// Something to be drawn.
public sealed interface Figure {
    /// A name of its own, for files.
    String name();

    /// What it shows.
    Text title();

    /// Lines and points over two axes.
    record Plot(String name, Text title, Axis x, Axis y, List<Curve> curves) implements Figure {}

    /// Numbers over a grid, shown by their brightness; `z[row][column]` belongs to `y[row]` and
    /// `x[column]`.
    ///
    /// @param curves lines and points on it
    record Surface(
            String name, Text title, Axis xAxis, Axis yAxis, double[] x, double[] y, double[][] z, List<Curve> curves)
            implements Figure {
        /// Numbers alone.
        public Surface(String name, Text title, Axis xAxis, Axis yAxis, double[] x, double[] y, double[][] z) {
            this(name, title, xAxis, yAxis, x, y, z, List.of());
        }
    }

    /// Pictures side by side.
    record Pictures(String name, Text title, List<Captioned> pictures) implements Figure {}

    /// A picture `[1, h, w]` or `[3, h, w]` of numbers from 0 to 1, and what it is.
    record Captioned(Text caption, Tensor picture) {
        /// Any numbers as a picture: the least one black, the largest one white, grey where all are equal.
        static Captioned stretched(Text caption, Shape shape, float[] numbers) {
            DoubleSummaryStatistics range = Numbers.range(numbers);
            double least = range.getMin(), most = range.getMax();
            float[] between = new float[numbers.length];
            for (int i = 0; i < between.length; i++)
                between[i] = most > least ? (float) ((numbers[i] - least) / (most - least)) : 0.5f;
            return new Captioned(caption, Tensor.of(shape, between));
        }
    }

    /// What an axis measures.
    ///
    /// @param logarithmic whether equal steps stand for equal factors
    record Axis(Text title, boolean logarithmic) {
        /// A linear axis.
        public static Axis of(String en, String de) {
            return new Axis(new Text(en, de), false);
        }

        /// A linear axis whose title is a symbol.
        public static Axis of(String symbol) {
            return of(symbol, symbol);
        }
    }

    /// One line, or points only.
    record Curve(Text name, double[] x, double[] y, boolean line) {}
}
