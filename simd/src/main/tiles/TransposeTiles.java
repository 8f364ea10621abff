import java.nio.file.Path;

/// Blocks of a matrix that are turned over, as many rows and columns as a vector has lanes.
///
/// Pairs of rows change halves, then quarters, and so on down to single numbers:
/// ```
///   a b c d e f g h     a b c d A B C D     a b A B …        a A …
///   …               →   …               →   …            →   b B …
///   A B C D E F G H     e f g h E F G H     c d C D …        c C …
/// ```
final class TransposeTiles {
    private TransposeTiles() {}

    static void write(Path folder) {
        var out = new JavaWriter("TransposeBlock", "Turns a block of a matrix over.", true);
        for (var lanes : new int[] {8, 16}) {
            block(out, lanes);
        }
        out.write(folder);
    }

    private static void block(JavaWriter out, int lanes) {
        out.method(
                "%1$d×%1$d numbers, where a vector has %1$d.".formatted(lanes),
                "of" + lanes,
                "float[] x",
                "int from",
                "int xr",
                "float[] y",
                "int to",
                "int yr");
        for (var i = 0; i < lanes; i++) {
            out.line("var a%d_%d = FloatVector.fromArray(S, x, from%s);".formatted(lanes, i, times(i, "xr")));
        }
        for (var d = lanes / 2; d > 0; d /= 2) {
            for (var i = 0; i < lanes; i++) {
                // Of a pair, the first keeps its lower lanes, and the second its upper ones.
                var first = "a%d_%d".formatted(2 * d, i & ~d);
                var second = "a%d_%d".formatted(2 * d, i | d);
                var changed = (i & d) == 0
                        ? "%s.blend(%s.rearrange(VectorTranspose.BACK_%d), VectorTranspose.UPPER_%d)"
                                .formatted(first, second, d, d)
                        : "%s.rearrange(VectorTranspose.AHEAD_%d).blend(%s, VectorTranspose.UPPER_%d)"
                                .formatted(first, d, second, d);
                if (d > 1) {
                    out.line("var a%d_%d = %s;".formatted(d, i, changed));
                } else {
                    out.line(changed + ".intoArray(y, to" + times(i, "yr") + ");");
                }
            }
        }
        out.line("}");
    }

    private static String times(int i, String step) {
        return i == 0 ? "" : i == 1 ? " + " + step : " + " + i + " * " + step;
    }
}
