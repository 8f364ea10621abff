import java.nio.file.Path;

/// The tiles of a convolution: `rows` pixels × `vectors` across the outputs, their sums in registers.
final class ConvolveTiles {
    private static final String[] PARAMETERS = {
        "int m",
        "int n",
        "int runs",
        "int len",
        "float[] a",
        "int ao",
        "int[] aRow",
        "int row",
        "int[] aRun",
        "float[] b",
        "int bo",
        "int bs",
        "float[] d",
        "int dO",
        "int dr",
        "float[] c",
        "int co",
        "int cr"
    };

    private static final String ARGUMENTS = ", n, runs, len, a, ao, aRow, %s, aRun, b, bo, bs, d, %s, dr, c, %s, cr);";

    private final JavaWriter out;
    private final int vectors;
    private final boolean few;

    private ConvolveTiles(String name, String purpose, int vectors, boolean few) {
        out = new JavaWriter(name, purpose);
        this.vectors = vectors;
        this.few = few;
    }

    /// A class with a method for each number of rows.
    ///
    /// @param few for fewer outputs than a vector has lanes
    static void write(Path folder, String name, int vectors, boolean few, int... rows) {
        var width = few ? "less than a vector" : vectors == 1 ? "one vector" : vectors + " vectors";
        var tiles = new ConvolveTiles(name, "Convolution to outputs that fill " + width + ".", vectors, few);
        tiles.all(rows);
        for (var r : rows) {
            tiles.tile(r);
        }
        tiles.out.write(folder);
    }

    /// Cuts the pixels: as many large tiles as fit, and what is left goes to the smallest that holds it.
    private void all(int... rows) {
        out.method("All pixels, in tiles of " + rows[0] + " and a smaller one for what is left.", "all", PARAMETERS);
        out.line("var left = m % " + rows[0] + ";");
        out.line("var full = left > " + rows[1] + " ? m : m - left;");
        out.line("if (full > 0) {");
        out.line("rows" + rows[0] + "(full" + ARGUMENTS.formatted("row", "dO", "co"));
        out.line("}");
        out.line("if (full == m) {");
        out.line("return;");
        out.line("}");
        var rest = ARGUMENTS.formatted("row + full", "dO + full * dr", "co + full * cr");
        for (var t = rows.length - 1; t > 0; t--) {
            out.line(t == 1 ? "rows" + rows[t] + "(left" + rest : "if (left <= " + rows[t] + ") {");
            if (t > 1) {
                out.line("rows" + rows[t] + "(left" + rest);
                out.line("return;");
                out.line("}");
            }
        }
        out.line("}");
    }

    private void tile(int rows) {
        out.method(
                rows + " pixels at a time; where the last are missing, the one before is computed again.",
                "rows" + rows,
                PARAMETERS);
        if (few) {
            out.line("var mask = VectorTail.MASKS[n];");
        } else if (vectors > 1) {
            out.line("var last = n - L;");
        }
        out.line("for (var i = 0; i < m; i += " + rows + ") {");
        for (var r = 0; r < rows; r++) {
            out.line("var i" + r + " = " + (r == 0 ? "i" : "Math.min(i + " + r + ", m - 1)") + ";");
        }
        for (var r = 0; r < rows; r++) {
            out.line("var d" + r + " = dO + i" + r + " * dr;");
            for (var v = 0; v < vectors; v++) {
                out.line("var " + sum(r, v) + " = FloatVector.fromArray(S, d, d" + r + at(v) + (few ? ", mask" : "")
                        + ");");
            }
        }
        for (var r = 0; r < rows; r++) {
            out.line("var a" + r + " = ao + aRow[row + i" + r + "];");
        }
        out.line("var q = bo;");
        out.line("for (var r = 0; r < runs; r++) {");
        out.line("var end = aRun[r] + len;");
        out.line("for (var p = aRun[r]; p < end; p++) {");
        for (var v = 0; v < vectors; v++) {
            out.line("var x" + v + " = FloatVector.fromArray(S, b, q" + at(v) + ");");
        }
        for (var r = 0; r < rows; r++) {
            out.line("var y" + r + " = FloatVector.broadcast(S, a[a" + r + " + p]);");
            for (var v = 0; v < vectors; v++) {
                out.line(sum(r, v) + " = y" + r + ".fma(x" + v + ", " + sum(r, v) + ");");
            }
        }
        out.line("q += bs;");
        out.line("}");
        out.line("}");
        for (var r = 0; r < rows; r++) {
            out.line("var c" + r + " = co + i" + r + " * cr;");
            for (var v = 0; v < vectors; v++) {
                out.line(sum(r, v) + ".intoArray(c, c" + r + at(v) + (few ? ", mask" : "") + ");");
            }
        }
        out.line("}");
        out.line("}");
    }

    private static String sum(int row, int vector) {
        return "s" + row + "_" + vector;
    }

    /// Where a vector of a tile begins; the last one ends with the outputs and may overlap the one before.
    private String at(int vector) {
        return vector == 0 ? "" : vector == vectors - 1 ? " + last" : vector == 1 ? " + L" : " + " + vector + " * L";
    }
}
