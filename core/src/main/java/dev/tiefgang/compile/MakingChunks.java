package dev.tiefgang.compile;

/// The result `[n, h, w, c]` of a convolution cut into bands of rows and blocks of outputs, by the problem
/// alone.
///
/// First rows are split, down to bands that still keep the registers busy, then outputs; small convolutions
/// stay whole.
///
/// @param pictures number of pictures
/// @param rows bands of one picture
/// @param outputs blocks of outputs
record MakingChunks(int pictures, Chunks rows, Chunks outputs) {
    /// Outputs of a block: whole panels of every kernel.
    static final int OUTPUTS = 64;
    /// Multiply-adds that pay for handing a chunk to another thread.
    private static final double WORK = 400_000;
    /// Bands of rows of one picture at most: enough for many threads to end at about the same time.
    private static final int BANDS = 32;
    /// Outputs are cut until a picture has so many chunks: what follows is faster where the outputs of a pixel stay
    /// together.
    private static final int PARTS = 16;

    /// @param height rows of a picture
    /// @param least rows of a band at least
    /// @param unit rows of a band are a multiple of it
    /// @param work multiply-adds for one picture
    static MakingChunks of(int pictures, int height, int least, int unit, int outputs, double work) {
        int wanted = (int) Math.clamp(work / WORK, 1, BANDS);
        int band = Math.max(least, Math.ceilDiv(height, wanted));
        band = Math.ceilDiv(band, unit) * unit;
        var rows = new Chunks(height, band);
        int blocks = Math.max(1, Math.min(wanted, PARTS) / rows.count());
        int block = Math.ceilDiv(Math.ceilDiv(outputs, OUTPUTS), blocks) * OUTPUTS;
        return new MakingChunks(pictures, rows, new Chunks(outputs, Math.max(OUTPUTS, block)));
    }

    int count() {
        return pictures * rows.count() * outputs.count();
    }

    int picture(int chunk) {
        return chunk / (rows.count() * outputs.count());
    }

    int fromRow(int chunk) {
        return rows.from(row(chunk));
    }

    int toRow(int chunk) {
        return rows.to(row(chunk));
    }

    int fromOutput(int chunk) {
        return outputs.from(chunk % outputs.count());
    }

    int toOutput(int chunk) {
        return outputs.to(chunk % outputs.count());
    }

    /// Says that a chunk of the result is there: at once where it has all outputs, else pixel by pixel.
    ///
    /// @param first where the pixels of the chunk begin in the result
    /// @param yo where the result begins in `y`
    /// @param c outputs of a pixel
    void follow(
            MakingRoutine.Behind behind, int chunk, int first, int pixels, int c, float[] y, int yo, float[] scratch) {
        if (behind.equals(MakingRoutine.Behind.NOTHING)) return;
        int from = fromOutput(chunk), length = toOutput(chunk) - from;
        if (outputs.count() == 1) behind.run(first, pixels * c, y, yo + first, scratch);
        else
            for (int i = 0; i < pixels; i++) {
                int part = first + i * c + from;
                behind.run(part, length, y, yo + part, scratch);
            }
    }

    private int row(int chunk) {
        return chunk / outputs.count() % rows.count();
    }
}
