import dev.tiefgang.runtime.Winograd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// The transforms of Winograd's algorithm, written out from its matrices: no zero is multiplied.
final class WinogradTiles {
    private static final String[] TRANSFORM = {
        "int n",
        "float[] x",
        "int xo",
        "int xRow",
        "int xColumn",
        "float[] v",
        "int vo",
        "int vStep",
        "float[] scratch",
        "int so"
    };
    private static final String[] OUTPUT = {
        "int n",
        "float[] m",
        "int mo",
        "int mStep",
        "float[] d",
        "int dO",
        "float[] y",
        "int yo",
        "int yRow",
        "int yColumn",
        "float[] scratch",
        "int so",
        "float low",
        "float high"
    };

    private final JavaWriter out;
    private final float[][] t;
    /// Edge of what is transformed: of a tile of pixels or products, or of a filter.
    private final int e;

    private WinogradTiles(JavaWriter out, float[][] t) {
        this.out = out;
        this.t = t;
        e = t[0].length;
    }

    /// A class with the transforms of F(size × size, 3 × 3).
    ///
    static void write(Path folder, String name, int size) {
        var out = new JavaWriter(name, "The transforms of Winograd's F(%d×%d, 3×3).".formatted(size, size), true);
        choose(out);
        for (var t : Winograd.Transform.values()) {
            new WinogradTiles(out, t.matrix(size)).transform(name(t));
        }
        new WinogradTiles(out, Winograd.output(size)).output();
        out.write(folder);
    }

    private static void choose(JavaWriter out) {
        var parameters = new ArrayList<>(List.of(TRANSFORM));
        parameters.addFirst("dev.tiefgang.runtime.Winograd.Transform t");
        out.method("The transform of a choice.", "transform", parameters.toArray(String[]::new));
        out.line("switch (t) {");
        for (var t : Winograd.Transform.values()) {
            out.line("case " + t + " -> " + name(t) + "(n, x, xo, xRow, xColumn, v, vo, vStep, scratch, so);");
        }
        out.line("}");
        out.line("}");
    }

    private static String name(Winograd.Transform t) {
        return t.name().toLowerCase(Locale.ROOT);
    }

    private void transform(String name) {
        out.method("`T·x·Tᵀ`: down the columns of the tile, then along its rows.", name, TRANSFORM);
        constants();
        out.line("for (var j = 0; j < n; j += L) {");
        pass(e, "x", "xo + j + s * xColumn", "xRow", "scratch", "so + s * L", e + " * L", false);
        var row = t.length + " * vStep";
        pass(t.length, "scratch", "so + s * " + e + " * L", "L", "v", "vo + j + s * " + row, "vStep", false);
        out.line("}");
        out.line("}");
    }

    private void output() {
        out.method("`y = Aᵀ·M·A + d`: down the columns of the tile, then along its rows.", "output", OUTPUT);
        constants();
        out.line("for (var j = 0; j < n; j += L) {");
        pass(e, "m", "mo + j + s * mStep", e + " * mStep", "scratch", "so + s * L", e + " * L", false);
        out.bounds();
        out.line("var bias = FloatVector.fromArray(S, d, dO + j);");
        pass(t.length, "scratch", "so + s * " + e + " * L", "L", "y", "yo + j + s * yRow", "yColumn", true);
        out.line("}");
        out.line("}");
    }

    /// The numbers of the matrix that are multiplied with.
    private void constants() {
        var factors = new TreeSet<Float>();
        for (var row : t) {
            for (var x : row) {
                if (x != 0 && Math.abs(x) != 1) {
                    factors.add(x);
                }
            }
        }
        for (var factor : factors) {
            out.line("var " + name(factor) + " = FloatVector.broadcast(S, " + factor + "f);");
        }
    }

    private static String name(float factor) {
        var digits = String.valueOf(Math.abs(factor)).replaceAll("\\.0$", "").replace('.', '_');
        return (factor < 0 ? "minus" : "plus") + digits;
    }

    /// Multiplies the matrix with `count` rows of vectors, each of which lies `step` apart.
    private void pass(
            int count, String x, String from, String step, String y, String to, String toStep, boolean output) {
        out.line("for (var s = 0; s < " + count + "; s++) {");
        out.line("var from = " + from + ";");
        for (var i = 0; i < e; i++) {
            out.line("var z" + i + " = FloatVector.fromArray(S, " + x + ", from" + times(i, step) + ");");
        }
        out.line("var to = " + to + ";");
        for (var r = 0; r < t.length; r++) {
            var result = sum(t[r]);
            if (output) {
                result = "y" + r;
                out.line("var " + result + " = " + sum(t[r]) + ".add(bias);");
                out.clip(result);
            }
            out.line(result + ".intoArray(" + y + ", to" + times(r, toStep) + ");");
        }
        out.line("}");
    }

    private static String times(int i, String step) {
        return i == 0 ? "" : i == 1 ? " + " + step : " + " + i + " * " + step;
    }

    /// The products with one row from the first on; adding a product with ±1 rounds like the fused operation.
    private static String sum(float[] row) {
        var sum = "";
        for (var i = 0; i < row.length; i++) {
            var z = "z" + i;
            if (row[i] == 0) {
                continue;
            }
            if (sum.isEmpty()) {
                sum = row[i] == 1 ? z : row[i] == -1 ? z + ".neg()" : z + ".mul(" + name(row[i]) + ")";
            } else {
                sum = row[i] == 1
                        ? sum + ".add(" + z + ")"
                        : row[i] == -1 ? sum + ".sub(" + z + ")" : z + ".fma(" + name(row[i]) + ", " + sum + ")";
            }
        }
        return sum;
    }
}
