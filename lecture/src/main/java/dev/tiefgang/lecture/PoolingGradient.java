package dev.tiefgang.lecture;

/// Where a gradient of 1 of each number of a pooled map goes.
final class PoolingGradient {
    private PoolingGradient() {}

    /// Of a maximum to the largest number of its window alone; of equals the first takes it.
    static Grid ofMax(Grid of, int size, int stride) {
        double[][] gradient = new double[of.height()][of.width()];
        for (int r = 0; r + size <= of.height(); r += stride)
            for (int c = 0; c + size <= of.width(); c += stride) {
                int[] largest = largest(of, r, c, size);
                gradient[largest[0]][largest[1]]++;
            }
        return new Grid(gradient);
    }

    /// Of a mean to all numbers of its window in equal parts.
    static Grid ofAverage(Grid of, int size, int stride) {
        double[][] gradient = new double[of.height()][of.width()];
        for (int r = 0; r + size <= of.height(); r += stride)
            for (int c = 0; c + size <= of.width(); c += stride)
                for (int i = r; i < r + size; i++)
                    for (int j = c; j < c + size; j++) gradient[i][j] += 1.0 / (size * size);
        return new Grid(gradient);
    }

    /// Row and column of the first of the largest numbers in a window.
    static int[] largest(Grid of, int row, int column, int size) {
        int[] best = {row, column};
        for (int i = row; i < row + size; i++)
            for (int j = column; j < column + size; j++)
                if (of.at()[i][j] > of.at()[best[0]][best[1]]) best = new int[] {i, j};
        return best;
    }
}
