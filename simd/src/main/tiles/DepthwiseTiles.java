import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The tiles of a convolution of every channel by itself: some pixels × one vector of channels.
final class DepthwiseTiles {
    private static final List<String> PARAMETERS = List.of(
            "int from",
            "int to",
            "float[] a",
            "int ao",
            "int[] aRow",
            "int row",
            "int[] aTap",
            "float[] w",
            "int wo",
            "int[] wTap",
            "float[] d",
            "int dO",
            "float[] c",
            "int co",
            "int cr",
            "float low",
            "float high");

    private final JavaWriter out;

    private DepthwiseTiles(JavaWriter out) {
        this.out = out;
    }

    /// A class for any taps, and one for 3×3 taps of neighbours.
    static void write(Path folder) {
        var any = new DepthwiseTiles(new JavaWriter("DepthwiseAny", "Convolution of every channel by itself.", true));
        var near = new DepthwiseTiles(new JavaWriter(
                "DepthwiseNear", "Convolution of every channel by itself over neighbours, 3×3 taps each.", true));
        for (var pixels : new int[] {8, 4, 1}) {
            any.any(pixels);
        }
        for (var stride : new int[] {1, 2}) {
            near.near(8, stride);
            near.near(4, stride);
        }
        any.out.write(folder);
        near.out.write(folder);
    }

    private void method(String doc, String name, String... first) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(PARAMETERS);
        out.method(doc, name, all.toArray(String[]::new));
    }

    /// Every pixel finds its taps by itself.
    private void any(int pixels) {
        method(
                pixels == 1 ? "One pixel." : "Up to " + pixels + " pixels: those that are missing repeat the last.",
                "any" + pixels,
                "int m",
                "int taps");
        for (var p = 0; p < pixels; p++) {
            out.line("var i" + p + " = " + (p == 0 ? "0" : "Math.min(" + p + ", m - 1)") + ";");
            out.line("var a" + p + " = ao + aRow[row + i" + p + "];");
        }
        begin(pixels);
        out.line("for (var t = 0; t < taps; t++) {");
        out.line("var u = FloatVector.fromArray(S, w, wo + wTap[t] + j);");
        out.line("var q = aTap[t] + j;");
        for (var p = 0; p < pixels; p++) {
            out.line("s" + p + " = FloatVector.fromArray(S, a, a" + p + " + q).fma(u, s" + p + ");");
        }
        out.line("}");
        out.bounds();
        for (var p = 0; p < pixels; p++) {
            out.clip("s" + p);
            out.line("s" + p + ".intoArray(c, co + i" + p + " * cr + j);");
        }
        out.line("}");
        out.line("}");
    }

    /// Neighbouring pixels share what they read. Sums of pixels that are missing are stored first, where the
    /// last one overwrites them.
    ///
    /// @param stride taps from the window of a pixel to the next
    private void near(int pixels, int stride) {
        method(
                "Up to " + pixels + " pixels whose 3×3 taps are `step` apart, and the windows "
                        + (stride == 1 ? "as well." : "twice as far."),
                "near" + pixels + (stride == 1 ? "" : "Apart"),
                "int m",
                "int step");
        out.line("var first = ao + aRow[row];");
        var columns = (pixels - 1) * stride + 3;
        out.line("var last = (m - 1) * " + stride + " + 2;");
        for (var q = 1; q < columns; q++) {
            out.line("var q" + q + " = Math.min(" + q + ", last) * step;");
        }
        for (var tap = 0; tap < 9; tap++) {
            out.line("var v" + tap + " = wo + wTap[" + tap + "];");
        }
        begin(pixels);
        for (var y = 0; y < 3; y++) {
            out.line("var a" + y + " = first + aTap[" + 3 * y + "] + j;");
            for (var x = 0; x < 3; x++) {
                var tap = 3 * y + x;
                out.line("var w" + y + x + " = FloatVector.fromArray(S, w, v" + tap + " + j);");
            }
            for (var q = 0; q < columns; q++) {
                var at = q == 0 ? "" : " + q" + q;
                out.line("var z" + y + "_" + q + " = FloatVector.fromArray(S, a, a" + y + at + ");");
                if (q >= 2 && q % stride == 0) {
                    var s = "s" + (q - 2) / stride;
                    for (var x = 0; x < 3; x++) {
                        out.line(s + " = z" + y + "_" + (q - 2 + x) + ".fma(w" + y + x + ", " + s + ");");
                    }
                }
            }
        }
        out.bounds();
        for (var p = pixels - 1; p >= 0; p--) {
            out.clip("s" + p);
            var at = p == 0 ? "" : " + Math.min(" + p + ", m - 1) * cr";
            out.line("s" + p + ".intoArray(c, co" + at + " + j);");
        }
        out.line("}");
        out.line("}");
    }

    private void begin(int pixels) {
        out.line("for (var j = from; j < to; j += L) {");
        out.line("var s0 = FloatVector.fromArray(S, d, dO + j);");
        for (var p = 1; p < pixels; p++) {
            out.line("var s" + p + " = s0;");
        }
    }
}
