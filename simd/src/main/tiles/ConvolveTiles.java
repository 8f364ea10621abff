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
        "int cr",
        "float low",
        "float high"
    };

    private static final String ARGUMENTS =
            ", n, runs, len, a, ao, aRow, %s, aRun, b, bo, bs, d, %s, dr, c, %s, cr, low, high";

    private final JavaWriter out;
    private final int rows;
    private final int vectors;
    private final boolean few;

    private ConvolveTiles(JavaWriter out, int rows, int vectors, boolean few) {
        this.out = out;
        this.rows = rows;
        this.vectors = vectors;
        this.few = few;
    }

    /// One class that cuts the pixels, and one for each tile. A tile has up to 24 sums where there are 32
    /// registers, but no more than 12 where there are 16.
    static void write(Path folder) {
        var cut = new JavaWriter("ConvolveRows", "Cuts the pixels of a convolution into tiles.", false);
        // Masked loads are long: C1 gives up on 8 of these rows, and then the interpreter keeps them.
        cut(cut, "few", "Few", tiles(folder, "Few", 1, 4, 2));
        cut(cut, "one", "One", tiles(folder, "One", 1, 8, 4));
        cut(cut, "two", "Two", tiles(folder, "Two", 2, 12, 6, 3));
        cut(cut, "twoOfSixteen", "Two", 6, 3);
        cut(cut, "three", "Three", tiles(folder, "Three", 3, 8, 4, 2));
        cut(cut, "four", "Four", tiles(folder, "Four", 4, 6, 4, 2));
        cut.write(folder);
    }

    private static int[] tiles(Path folder, String width, int vectors, int... rows) {
        var few = width.equals("Few");
        for (var r : rows) {
            var outputs = few ? "less than a vector" : vectors == 1 ? "one vector" : vectors + " vectors";
            var purpose = "Convolution of %d pixels at a time to %s of outputs.".formatted(r, outputs);
            var out = new JavaWriter("Convolve" + width + r, purpose, true);
            new ConvolveTiles(out, r, vectors, few).tile();
            out.write(folder);
        }
        return rows;
    }

    /// As many large tiles as fit, and what is left goes to the smallest that holds it.
    private static void cut(JavaWriter out, String name, String width, int... rows) {
        out.method("Tiles of " + rows[0] + " pixels and a smaller one for what is left.", name, PARAMETERS);
        out.line("var left = m % " + rows[0] + ";");
        out.line("var full = left > " + rows[1] + " ? m : m - left;");
        out.line("if (full > 0) {");
        out.call(tile(width, rows[0]), "full" + ARGUMENTS.formatted("row", "dO", "co"));
        out.line("}");
        out.line("var dLeft = dO + full * dr;");
        out.line("var cLeft = co + full * cr;");
        var rest = "left" + ARGUMENTS.formatted("row + full", "dLeft", "cLeft");
        for (var t = rows.length - 1; t > 0; t--) {
            var least = t == rows.length - 1 ? 0 : rows[t + 1];
            out.line("if (left > " + least + " && left <= " + rows[t] + ") {");
            out.call(tile(width, rows[t]), rest);
            out.line("}");
        }
        out.line("}");
    }

    private static String tile(String width, int rows) {
        return "Convolve" + width + rows + ".run";
    }

    private void tile() {
        out.method("Where the last pixels of a tile are missing, the one before is computed again.", "run", PARAMETERS);
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
        out.line("var p = aRun[r];");
        // The compiler checks a counted loop once for all its rounds, which does not pay for the short runs that go
        // with few outputs: 35 against 28 GFLOP/s for runs of 5.
        out.line(
                few
                        ? "for (var end = q + len * bs; q < end; q += bs, p++) {"
                        : "for (var end = p + len; p < end; p++, q += bs) {");
        for (var v = 0; v < vectors; v++) {
            out.line("var x" + v + " = FloatVector.fromArray(S, b, q" + at(v) + ");");
        }
        for (var r = 0; r < rows; r++) {
            out.line("var y" + r + " = FloatVector.broadcast(S, a[a" + r + " + p]);");
            for (var v = 0; v < vectors; v++) {
                out.line(sum(r, v) + " = y" + r + ".fma(x" + v + ", " + sum(r, v) + ");");
            }
        }
        out.line("}");
        out.line("}");
        out.bounds();
        for (var r = 0; r < rows; r++) {
            out.line("var c" + r + " = co + i" + r + " * cr;");
            for (var v = 0; v < vectors; v++) {
                out.clip(sum(r, v));
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
