import dev.tiefgang.runtime.Winograd;
import java.nio.file.Path;
import java.util.TreeSet;

/// The transforms of Winograd's algorithm, written out from its matrices: no zero is multiplied.
final class WinogradTiles {
    private static final String[] INPUT = {
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
    private static final String[] FILTER = {
        "int n", "float[] w", "int wo", "int wStep", "float[] u", "int uo", "int uStep", "float[] scratch", "int so"
    };
    private static final String[] TAPS = {
        "int n", "float[] m", "int mo", "int mStep", "float[] w", "int wo", "int wStep", "float[] scratch", "int so"
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
        "int so"
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
        new WinogradTiles(out, Winograd.input(size)).input("input", "V = Bᵀ·x·B");
        new WinogradTiles(out, Winograd.filter(size)).filter();
        new WinogradTiles(out, Winograd.output(size)).output();
        new WinogradTiles(out, Winograd.transposed(Winograd.output(size))).input("gradient", "V = A·x·Aᵀ");
        new WinogradTiles(out, Winograd.transposed(Winograd.filter(size))).taps();
        out.write(folder);
    }

    private void input(String name, String formula) {
        out.method("`" + formula + "`: down the columns of the tile, then along its rows.", name, INPUT);
        constants();
        out.line("for (var j = 0; j < n; j += L) {");
        pass(e, "x", "xo + j + s * xColumn", "xRow", "scratch", "so + s * L", e + " * L", false);
        var row = t.length + " * vStep";
        pass(t.length, "scratch", "so + s * " + e + " * L", "L", "v", "vo + j + s * " + row, "vStep", false);
        out.line("}");
        out.line("}");
    }

    private void taps() {
        out.method("`w = Gᵀ·M·G`: down the columns of the tile, then along its rows.", "taps", TAPS);
        constants();
        out.line("for (var j = 0; j < n; j += L) {");
        pass(e, "m", "mo + j + s * mStep", e + " * mStep", "scratch", "so + s * L", e + " * L", false);
        var row = t.length + " * wStep";
        pass(t.length, "scratch", "so + s * " + e + " * L", "L", "w", "wo + j + s * " + row, "wStep", false);
        out.line("}");
        out.line("}");
    }

    private void filter() {
        out.method("`U = G·w·Gᵀ`: down the columns of the filter, then along its rows.", "filter", FILTER);
        constants();
        out.line("for (var j = 0; j < n; j += L) {");
        pass(e, "w", "wo + j + s * wStep", e + " * wStep", "scratch", "so + s * L", e + " * L", false);
        var row = t.length + " * uStep";
        pass(t.length, "scratch", "so + s * " + e + " * L", "L", "u", "uo + j + s * " + row, "uStep", false);
        out.line("}");
        out.line("}");
    }

    private void output() {
        out.method("`y = Aᵀ·M·A + d`: down the columns of the tile, then along its rows.", "output", OUTPUT);
        constants();
        out.line("for (var j = 0; j < n; j += L) {");
        pass(e, "m", "mo + j + s * mStep", e + " * mStep", "scratch", "so + s * L", e + " * L", false);
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
    private void pass(int count, String x, String from, String step, String y, String to, String toStep, boolean bias) {
        out.line("for (var s = 0; s < " + count + "; s++) {");
        out.line("var from = " + from + ";");
        for (var i = 0; i < e; i++) {
            out.line("var z" + i + " = FloatVector.fromArray(S, " + x + ", from" + times(i, step) + ");");
        }
        out.line("var to = " + to + ";");
        for (var r = 0; r < t.length; r++) {
            out.line(sum(t[r]) + (bias ? ".add(bias)" : "") + ".intoArray(" + y + ", to" + times(r, toStep) + ");");
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
