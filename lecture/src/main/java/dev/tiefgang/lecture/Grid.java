package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// A picture of one channel, and what windows over it give.
///
/// @param at `[row][column]`
record Grid(double[][] at) {
    int height() {
        return at.length;
    }

    int width() {
        return at[0].length;
    }

    /// With zeros around.
    Grid padded(int border) {
        double[][] wide = new double[height() + 2 * border][width() + 2 * border];
        for (int r = 0; r < height(); r++) System.arraycopy(at[r], 0, wide[r + border], border, width());
        return new Grid(wide);
    }

    /// How many windows of a size fit along an edge: `⌊(edge − size)/stride⌋ + 1`.
    static int windows(int edge, int size, int stride) {
        return (edge - size) / stride + 1;
    }

    /// A function of every window.
    Grid each(int size, int stride, ToDoubleFunction<double[][]> f) {
        double[][] result = new double[windows(height(), size, stride)][windows(width(), size, stride)];
        for (int r = 0; r < result.length; r++)
            for (int c = 0; c < result[r].length; c++)
                result[r][c] = f.applyAsDouble(window(r * stride, c * stride, size));
        return new Grid(result);
    }

    double[][] window(int row, int column, int size) {
        return Arrays.stream(at, row, row + size)
                .map(r -> Arrays.copyOfRange(r, column, column + size))
                .toArray(double[][]::new);
    }

    /// All numbers, row by row.
    double[] numbers() {
        return Arrays.stream(at).flatMapToDouble(Arrays::stream).toArray();
    }

    /// As a picture of one channel.
    Figure.Captioned shown(Text caption) {
        double[] all = numbers();
        float[] numbers = new float[all.length];
        for (int i = 0; i < all.length; i++) numbers[i] = (float) all[i];
        return Figure.Captioned.stretched(caption, Shape.of(1, height(), width()), numbers);
    }

    /// As a table whose columns have no titles.
    Table table(String name, Text title, int decimals) {
        var columns = new Table.Column[width()];
        Arrays.fill(columns, Table.numbers("", decimals));
        Table table = Table.of(name, title, columns);
        for (double[] row : at) table.row(Arrays.stream(row).boxed().toArray());
        return table;
    }
}
