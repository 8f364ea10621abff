package dev.tiefgang.data;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.train.DataSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pictures of a data set side by side on white, to be looked at; each pixel is shown as a square.
///
/// ```java
/// Pictures.writePng(Path.of("sheet.png"), Sheet.ofEpochs(augmented, new int[] {0, 1, 2}, 6));
/// ```
public final class Sheet {
    private static final int GAP = 4, SMALL = 96, MOST_SIDE = 16_000;

    private Sheet() {}

    /// Some samples, row by row.
    ///
    /// @param samples the samples in the order of the sheet
    /// @param columns pictures in a row
    /// @throws ShapeException if the set does not hold grey or coloured pictures
    /// @throws IllegalArgumentException if the sheet would be empty or too large
    public static Tensor of(DataSet pictures, int[] samples, int columns) {
        var read = new ArrayList<Tensor>();
        for (int i : samples) read.add(picture(pictures, i));
        return draw(pictures.input(), read, columns);
    }

    /// One row for each of some samples: as it is, and as it is in the first epochs of training.
    ///
    /// @param epochs how many
    /// @throws ShapeException if the set does not hold grey or coloured pictures
    /// @throws IllegalArgumentException if the sheet would be empty or too large
    public static Tensor ofEpochs(DataSet pictures, int[] samples, int epochs) {
        var read = new ArrayList<Tensor>();
        for (int i : samples) {
            read.add(picture(pictures, i));
            for (int e = 0; e < epochs; e++) read.add(picture(pictures.epoch(e), i));
        }
        return draw(pictures.input(), read, epochs + 1);
    }

    private static Tensor picture(DataSet pictures, int i) {
        float[] x = new float[pictures.input().size()];
        pictures.read(i, x, 0, new float[pictures.target().size()], 0);
        return Tensor.of(pictures.input(), x);
    }

    private static Tensor draw(Shape shape, List<Tensor> pictures, int columns) {
        if (shape.rank() != 3 || shape.dim(0) != 1 && shape.dim(0) != 3)
            throw new ShapeException("A sheet: expected pictures [1, h, w] or [3, h, w], received " + shape);
        int rows = columns < 1 ? 0 : Math.ceilDiv(pictures.size(), columns);
        int h = shape.dim(1), w = shape.dim(2), zoom = Math.max(1, SMALL / Math.max(h, w));
        long width = GAP + columns * (long) (w * zoom + GAP), height = GAP + rows * (long) (h * zoom + GAP);
        if (rows < 1 || width > MOST_SIDE || height > MOST_SIDE)
            throw new IllegalArgumentException(
                    "A sheet: expected pictures that fit into " + MOST_SIDE + " pixels a side," + " received " + rows
                            + " rows and " + columns + " columns, " + width + "×" + height + " pixels");
        Tensor sheet = Tensor.zeros(Type.FLOAT32, Shape.of(3, (int) height, (int) width));
        Arrays.fill(sheet.floats(), 1);
        for (int i = 0; i < pictures.size(); i++) {
            int x = GAP + i % columns * (w * zoom + GAP), y = GAP + i / columns * (h * zoom + GAP);
            paint(sheet, pictures.get(i), x, y, zoom);
        }
        return sheet;
    }

    /// Each pixel becomes a square; the three channels of a grey picture are the same.
    private static void paint(Tensor sheet, Tensor picture, int left, int top, int zoom) {
        int height = sheet.shape().dim(1), width = sheet.shape().dim(2);
        int h = picture.shape().dim(1), w = picture.shape().dim(2);
        for (int c = 0; c < 3; c++) {
            int from = picture.shape().dim(0) == 3 ? c * h * w : 0;
            for (int y = 0; y < h * zoom; y++)
                for (int x = 0; x < w * zoom; x++)
                    sheet.floats()[(c * height + top + y) * width + left + x] =
                            picture.floats()[from + y / zoom * w + x / zoom];
        }
    }
}
