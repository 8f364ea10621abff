import java.nio.file.Path;

/// The tiles of a correlation, as in gradients of filters: `rows` neighbouring numbers of `a` × `vectors` of
/// `b`, their
/// sums over many terms in registers.
final class CorrelateTiles {
    private static final String[] PARAMETERS = {
        "int m",
        "int n",
        "int k",
        "float[] a",
        "int ao",
        "int[] aTerm",
        "float[] b",
        "int bo",
        "int[] bTerm",
        "int term",
        "float[] d",
        "int dO",
        "int dr",
        "float[] c",
        "int co",
        "int cr"
    };

    private static final String ARGUMENTS =
            "n, k, a, ao + i, aTerm, b, bo, bTerm, term, d, dO + i * dr, dr, " + "c, co + i * cr, cr";

    private final JavaWriter out;
    private final int rows;
    private final int vectors;
    private final boolean few;

    private CorrelateTiles(JavaWriter out, int rows, int vectors, boolean few) {
        this.out = out;
        this.rows = rows;
        this.vectors = vectors;
        this.few = few;
    }

    /// One class that cuts the rows, and one for each tile.
    static void write(Path folder) {
        var cut = new JavaWriter("CorrelateRows", "Cuts the rows of a correlation into tiles.", false);
        cut(cut, "few", "Few", tiles(folder, "Few", 1, 8, 4, 2, 1));
        cut(cut, "one", "One", tiles(folder, "One", 1, 8, 4, 2, 1));
        cut(cut, "two", "Two", tiles(folder, "Two", 2, 8, 5, 4, 2, 1));
        cut(cut, "twoOfSixteen", "Two", 5, 4, 2, 1);
        cut(cut, "three", "Three", tiles(folder, "Three", 3, 6, 4, 2, 1));
        cut(cut, "four", "Four", tiles(folder, "Four", 4, 5, 4, 2, 1));
        cut.write(folder);
    }

    private static int[] tiles(Path folder, String width, int vectors, int... rows) {
        var few = width.equals("Few");
        for (var r : rows) {
            var columns = few ? "less than a vector" : vectors == 1 ? "one vector" : vectors + " vectors";
            var purpose = "Correlation of %d rows at a time with %s of columns.".formatted(r, columns);
            var out = new JavaWriter("Correlate" + width + r, purpose, true);
            new CorrelateTiles(out, r, vectors, few).tile();
            out.write(folder);
        }
        return rows;
    }

    /// As many tiles of each size as fit into what the larger ones have left.
    private static void cut(JavaWriter out, String name, String width, int... rows) {
        out.method("Tiles of " + rows[0] + " rows and smaller ones for what is left.", name, PARAMETERS);
        out.line("var i = 0;");
        for (var r : rows) {
            out.line("if (i + " + r + " <= m) {");
            out.line("var full = (m - i) / " + r + " * " + r + ";");
            out.call("Correlate" + width + r + ".run", "full, " + ARGUMENTS);
            out.line("i += full;");
            out.line("}");
        }
        out.line("}");
    }

    private void tile() {
        out.method("The number of rows `m` is a multiple of " + rows + ".", "run", PARAMETERS);
        if (few) {
            out.line("var mask = VectorTail.MASKS[n];");
        } else if (vectors > 1) {
            out.line("var last = n - L;");
        }
        out.line("for (var i = 0; i < m; i += " + rows + ") {");
        for (var r = 0; r < rows; r++) {
            out.line("var d" + r + " = dO + (i + " + r + ") * dr;");
            for (var v = 0; v < vectors; v++) {
                out.line("var " + sum(r, v) + " = FloatVector.fromArray(S, d, d" + r + at(v) + (few ? ", mask" : "")
                        + ");");
            }
        }
        out.line("for (var p = term; p < term + k; p++) {");
        out.line("var ap = ao + aTerm[p] + i;");
        out.line("var bp = bo + bTerm[p];");
        for (var v = 0; v < vectors; v++) {
            out.line("var x" + v + " = FloatVector.fromArray(S, b, bp" + at(v) + (few ? ", mask" : "") + ");");
        }
        for (var r = 0; r < rows; r++) {
            out.line("var y" + r + " = FloatVector.broadcast(S, a[ap" + (r == 0 ? "" : " + " + r) + "]);");
            for (var v = 0; v < vectors; v++) {
                out.line(sum(r, v) + " = y" + r + ".fma(x" + v + ", " + sum(r, v) + ");");
            }
        }
        out.line("}");
        for (var r = 0; r < rows; r++) {
            out.line("var c" + r + " = co + (i + " + r + ") * cr;");
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

    /// Where a vector of a tile begins; the last one ends with the columns and may overlap the one before.
    private String at(int vector) {
        return vector == 0 ? "" : vector == vectors - 1 ? " + last" : vector == 1 ? " + L" : " + " + vector + " * L";
    }
}
