import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The tiles of a matrix product: `rows` × `vectors` across the columns of the result, their sums in registers.
final class ProductTiles {
    private static final String ROWS = """
            The inner loops of a matrix product whose `a` lies row by row (`ac = 1`): each method works through
            the columns `from … to` of `m` rows, a tile at a time, with the terms `p0 … p1` and the tile's sums in
            registers. The sums begin with what `d` holds at the places of `c`, masked with `keep`: `d` is `c`
            itself and `keep` −1, or `d` is an array of zeros and `keep` 0. A branch in its place costs the inner
            loop its registers (measured: 41 against 73 GFLOP/s).

            Where a tile's last row is missing it repeats the one before: the same numbers are then computed and
            stored twice, which costs less than a tile of its own. Each sum runs along `p` in order, whatever the
            tile.""";
    private static final String WIDE = """
            The inner loop of a matrix product whose `a` lies row by row where there are 32 vector registers, as
            [RowTiles].""";
    private static final String EVEN = """
            The inner loops of a matrix product whose `a` lies row by row, as [RowTiles], and whose rows of `b` lie
            at equal distances: the first that counts at `bo`, the others `bs` apart. Without the table of offsets
            the compiler keeps the places in registers (measured: 210 to 225 against 175 to 205 GFLOP/s).""";
    private static final String COLUMNS = """
            The inner loops of a matrix product whose `a` lies column by column (`ar = 1`, a turned matrix), as
            [EvenTiles]; `m` is a multiple of 5.

            Neighbouring numbers of `a` share their range checks, and the compiler then fetches several at a time.
            That takes registers, so the tiles have 5 rows and not 6.""";

    private final JavaWriter out;
    private final int rows;
    private final int vectors;
    private final boolean turned;
    private final boolean even;

    private ProductTiles(JavaWriter out, int rows, int vectors, boolean turned, boolean even) {
        this.out = out;
        this.rows = rows;
        this.vectors = vectors;
        this.turned = turned;
        this.even = even;
    }

    static void write(Path folder) {
        var rows = new JavaWriter("RowTiles", ROWS, true);
        new ProductTiles(rows, 6, 2, false, false)
                .tile("six2", "12 sums, 2 vectors of `b` and one number of `a` fill 16 registers.");
        new ProductTiles(rows, 4, 2, false, false).tile("four2", "for what is left of the rows.");
        new ProductTiles(rows, 2, 4, false, false).tile("two4", "for what is left of the rows, and for a single row.");
        rows.write(folder);
        var wide = new JavaWriter("WideTiles", WIDE, true);
        new ProductTiles(wide, 6, 4, false, false).tile("six4", "for 32 registers.");
        wide.write(folder);
        var equal = new JavaWriter("EvenTiles", EVEN, true);
        new ProductTiles(equal, 6, 2, false, true).tile("six2", "for 16 registers.");
        new ProductTiles(equal, 6, 4, false, true).tile("six4", "for 32 registers.");
        equal.write(folder);
        var columns = new JavaWriter("ColumnTiles", COLUMNS, true);
        new ProductTiles(columns, 5, 2, true, true).tile("five2", "for 16 registers.");
        new ProductTiles(columns, 5, 4, true, true).tile("five4", "for 32 registers.");
        columns.write(folder);
    }

    private void tile(String name, String purpose) {
        var parameters = new ArrayList<>(List.of(
                "int m",
                "int from",
                "int to",
                "int p0",
                "int p1",
                "float[] a",
                "int ao",
                turned ? "int ac" : "int ar"));
        parameters.addAll(List.of(
                "float[] b",
                "int bo",
                even ? "int bs" : "int[] bRow",
                "float[] c",
                "int co",
                "int cr",
                "float[] d",
                "int keep"));
        out.method(rows + " rows × " + vectors + " vectors: " + purpose, name, parameters.toArray(String[]::new));
        out.line("for (var j = from; j < to; j += " + vectors + " * L) {");
        out.line("var bj = bo + j;");
        out.line("for (var i = 0; i < m; i += " + rows + ") {");
        places("c", "co + j", "cr");
        for (var r = 0; r < rows; r++) {
            for (var v = 0; v < vectors; v++) {
                out.line("var s" + r + v + " = FloatVector.fromArray(S, d, (c" + r + " & keep)" + at(v) + ");");
            }
        }
        if (!turned) {
            places("a", "ao", "ar");
        }
        if (even) {
            out.line("var bp = bj;");
            out.line("for (var p = p0; p < p1; p++, bp += bs) {");
        } else {
            out.line("for (var p = p0; p < p1; p++) {");
            out.line("var bp = bj + bRow[p];");
        }
        term();
        out.line("}");
        for (var r = 0; r < rows; r++) {
            for (var v = 0; v < vectors; v++) {
                out.line("s" + r + v + ".intoArray(c, c" + r + at(v) + ");");
            }
        }
        out.line("}");
        out.line("}");
        out.line("}");
    }

    /// Where each row begins; only the last may be missing.
    private void places(String name, String first, String step) {
        out.line("var " + name + "0 = " + first + " + i * " + step + ";");
        for (var r = 1; r < rows; r++) {
            var last = r == rows - 1 && !turned;
            var place = last ? first + " + Math.min(i + " + r + ", m - 1) * " + step : name + (r - 1) + " + " + step;
            out.line("var " + name + r + " = " + place + ";");
        }
    }

    private void term() {
        if (turned) {
            out.line("var ap = ao + p * ac + i;");
        }
        for (var v = 0; v < vectors; v++) {
            out.line("var x" + v + " = FloatVector.fromArray(S, b, bp" + at(v) + ");");
        }
        for (var r = 0; r < rows; r++) {
            var a = turned ? r == 0 ? "ap" : "ap + " + r : "a" + r + " + p";
            out.line("var y" + r + " = FloatVector.broadcast(S, a[" + a + "]);");
            for (var v = 0; v < vectors; v++) {
                out.line("s" + r + v + " = y" + r + ".fma(x" + v + ", s" + r + v + ");");
            }
        }
    }

    private static String at(int vector) {
        return vector == 0 ? "" : vector == 1 ? " + L" : " + " + vector + " * L";
    }
}
