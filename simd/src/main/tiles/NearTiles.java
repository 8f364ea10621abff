import java.nio.file.Path;

/// The tiles of a convolution of neighbouring pixels with rows of few taps: `pixels` × one vector of outputs, their
/// sums in registers.
///
/// Neighbours see almost the same numbers, so each is read once for all of them, and a row of taps needs no loop.
final class NearTiles {
    private static final String[] PARAMETERS = {
        "int m",
        "int n",
        "int runs",
        "float[] a",
        "int ao",
        "int[] aRun",
        "float[] b",
        "int bo",
        "int bs",
        "float[] d",
        "int dO",
        "float[] c",
        "int co",
        "int cr",
        "float low",
        "float high"
    };

    private NearTiles() {}

    /// A class for each tile: of 16 pixels where there are 32 registers, of 8 where there are 16.
    static void write(Path folder) {
        for (var pixels : new int[] {16, 8}) {
            write(folder, pixels, 3, 1);
            write(folder, pixels, 5, 1);
            write(folder, pixels, 3, 2);
            write(folder, pixels, 7, 2);
        }
    }

    private static void write(Path folder, int pixels, int taps, int stride) {
        var purpose = "Convolution of %d neighbours at a time, %d taps a row, windows %d apart."
                .formatted(pixels, taps, stride);
        var out = new JavaWriter("Near%dTaps%dBy%d".formatted(pixels, taps, stride), purpose, true);
        tile(out, pixels, taps, stride);
        out.write(folder);
    }

    private static void tile(JavaWriter out, int pixels, int taps, int stride) {
        out.method(
                "The last tile ends with the last of at least " + pixels + " pixels and may overlap the one before. A"
                        + "\nwhole vector is stored for each pixel, whatever `n` is.",
                "run",
                PARAMETERS);
        out.line("var bias = VectorTail.load(d, dO, n);");
        out.line("for (var j = 0; j < m; j += " + pixels + ") {");
        out.line("var i = Math.min(j, m - " + pixels + ");");
        for (var s = 0; s < pixels; s++) {
            out.line("var s" + s + " = bias;");
        }
        out.line("var q = bo;");
        out.line("for (var r = 0; r < runs; r++, q += " + taps + " * bs) {");
        out.line("var p = ao + " + (stride == 1 ? "i" : stride + " * i") + " + aRun[r];");
        for (var t = 0; t < taps; t++) {
            out.line("var x" + t + " = FloatVector.fromArray(S, b, q" + times(t, "bs") + ");");
        }
        for (var y = 0; y < (pixels - 1) * stride + taps; y++) {
            out.line("var y" + y + " = FloatVector.broadcast(S, a[p + " + y + "]);");
            for (var s = 0; s < pixels; s++) {
                var t = y - s * stride;
                if (t >= 0 && t < taps) {
                    out.line("s" + s + " = y" + y + ".fma(x" + t + ", s" + s + ");");
                }
            }
        }
        out.line("}");
        out.line("var to = co + i * cr;");
        out.bounds();
        for (var s = 0; s < pixels; s++) {
            out.clip("s" + s);
            out.line("s" + s + ".intoArray(c, to" + times(s, "cr") + ");");
        }
        out.line("}");
        out.line("}");
    }

    private static String times(int factor, String step) {
        return factor == 0 ? "" : factor == 1 ? " + " + step : " + " + factor + " * " + step;
    }
}
