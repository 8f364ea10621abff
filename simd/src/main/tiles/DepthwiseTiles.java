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
            "int ws",
            "float[] d",
            "int dO",
            "float[] c",
            "int co",
            "int cr");

    private final JavaWriter out;

    private DepthwiseTiles(JavaWriter out) {
        this.out = out;
    }

    /// A class for any taps, and one for 3×3 taps of neighbours.
    static void write(Path folder) {
        var any = new DepthwiseTiles(new JavaWriter("DepthwiseAny", "Convolution of every channel by itself.", true));
        var near = new DepthwiseTiles(new JavaWriter(
                "DepthwiseNear", "Convolution of every channel by itself over neighbours, 3×3 taps each.", true));
        for (var pixels : new int[] {8, 4}) {
            any.any(pixels);
            near.near(pixels);
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
                "Up to " + pixels + " pixels: those that are missing repeat the last.",
                "any" + pixels,
                "int m",
                "int taps");
        for (var p = 0; p < pixels; p++) {
            out.line("var i" + p + " = " + (p == 0 ? "0" : "Math.min(" + p + ", m - 1)") + ";");
            out.line("var a" + p + " = ao + aRow[row + i" + p + "];");
        }
        begin(pixels);
        out.line("for (var t = 0; t < taps; t++) {");
        out.line("var u = FloatVector.fromArray(S, w, wo + t * ws + j);");
        out.line("var q = aTap[t] + j;");
        for (var p = 0; p < pixels; p++) {
            out.line("s" + p + " = FloatVector.fromArray(S, a, a" + p + " + q).fma(u, s" + p + ");");
        }
        out.line("}");
        for (var p = 0; p < pixels; p++) {
            out.line("s" + p + ".intoArray(c, co + i" + p + " * cr + j);");
        }
        out.line("}");
        out.line("}");
    }

    /// Neighbouring pixels share what they read. Sums of pixels that are missing are stored first, where the
    /// last one overwrites them.
    private void near(int pixels) {
        method(
                "Up to " + pixels + " pixels whose 3×3 taps are `step` apart, as they are themselves.",
                "near" + pixels,
                "int m",
                "int step");
        out.line("var first = ao + aRow[row];");
        for (var q = 1; q < pixels + 2; q++) {
            out.line("var q" + q + " = Math.min(" + q + ", m + 1) * step;");
        }
        begin(pixels);
        for (var y = 0; y < 3; y++) {
            out.line("var a" + y + " = first + aTap[" + 3 * y + "] + j;");
            for (var x = 0; x < 3; x++) {
                var tap = 3 * y + x;
                var at = tap == 0 ? "" : tap == 1 ? " + ws" : " + " + tap + " * ws";
                out.line("var w" + y + x + " = FloatVector.fromArray(S, w, wo" + at + " + j);");
            }
            for (var q = 0; q < pixels + 2; q++) {
                var at = q == 0 ? "" : " + q" + q;
                out.line("var z" + y + "_" + q + " = FloatVector.fromArray(S, a, a" + y + at + ");");
                if (q >= 2) {
                    var s = "s" + (q - 2);
                    for (var x = 0; x < 3; x++) {
                        out.line(s + " = z" + y + "_" + (q - 2 + x) + ".fma(w" + y + x + ", " + s + ");");
                    }
                }
            }
        }
        for (var p = pixels - 1; p >= 0; p--) {
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
