package dev.tiefgang.runtime;

import org.jspecify.annotations.Nullable;

/// A matrix product `C = f(A·B + bias)` of fixed sizes, cut into chunks that may run at the same time.
///
/// A is m×k (k×m when turned), B is k×n (n×k when turned), C is m×n, all row by row without gaps. Every element
/// of C is the chain `c = fma(a[i,p], b[p,j], c)` for `p = 0 … k−1` from 0 on, whatever the chunk, the packing
/// and the kernels.
///
/// A large or turned B is packed: a chunk copies the part of B that it needs into panels as wide as a tile of the
/// kernels, so that the inner loop reads one line after the other. A is read where it lies.
public final class Gemm {
    /// Terms of a sum worked on in one go where B is packed: a panel then comes from the second-level cache, which is
    /// fast enough, and sums seldom wait for C (measured: 5 % faster than 384 terms).
    private static final int TERMS = 1024;
    /// Rows worked on in one go: with [#TERMS] they fill a quarter of a second-level cache.
    private static final int ROWS = 60;
    /// From so many rows on B is packed where it is large.
    private static final int PACK_FROM_ROWS = 180;
    /// Columns of a chunk: few enough to have many chunks, a multiple of every panel (16, 32 or 64).
    private static final int COLUMNS = 64;
    /// Columns of a chunk that goes on to element-wise work: enough for that to run in long loops.
    private static final int LONG_COLUMNS = 256;
    /// Rows of a chunk with a packed B, which is packed anew for every chunk.
    private static final int PACKED_ROWS = 18 * ROWS;
    /// From so many elements on a B that is not turned is packed.
    private static final long PACK_FROM = 200_000;
    /// Fused multiply-adds of a chunk, where the product is large enough.
    private static final long WORK = 100_000;

    private static final int MAX_CHUNKS = 64;
    /// Floats in a page of memory.
    private static final int PAGE = 1024;
    private static final int MAX_PANEL = 64;
    /// Offsets of the rows of a packed panel, for panels of 16, 32 and 64 columns.
    private static final RowOffsets[] PANELS = new RowOffsets[MAX_PANEL / 16];

    static {
        for (var i = 0; i < PANELS.length; i++) {
            PANELS[i] = RowOffsets.every(16 * (i + 1), TERMS);
        }
    }

    private final int m;
    private final int n;
    private final int k;
    private final boolean transA;
    private final boolean transB;
    private final boolean packed;
    private final int chunkRows;
    private final int chunkColumns;
    private final RowOffsets bRow;

    private Gemm(int m, int n, int k, boolean transA, boolean transB, boolean goesOn) {
        this.m = m;
        this.n = n;
        this.k = k;
        this.transA = transA;
        this.transB = transB;
        this.packed = packs(m, n, k, transB);
        this.chunkColumns = m == 1 ? longRow() : goesOn ? LONG_COLUMNS : COLUMNS;
        this.chunkRows = packed ? packedRows() : unpackedRows();
        this.bRow = RowOffsets.every(n, packed ? 0 : k);
    }

    /// A product of m×k by k×n.
    ///
    /// @param transA whether A lies turned over, as k×m
    /// @param transB whether B lies turned over, as n×k
    /// @throws IllegalArgumentException where a size is negative or a matrix has more than 2³¹−1 elements
    public static Gemm of(int m, int n, int k, boolean transA, boolean transB) {
        return of(m, n, k, transA, transB, false);
    }

    /// A product of m×k by k×n with an unpacked B, each chunk of which is worked on further where [#put] puts it.
    ///
    /// @throws IllegalArgumentException as [#of], and where B would be packed ([#packs])
    public static Gemm goingOn(int m, int n, int k, boolean transA) {
        if (packs(m, n, k, false)) throw new IllegalArgumentException("A product with a packed B does not go on");
        return of(m, n, k, transA, false, true);
    }

    /// Whether B is copied into panels.
    public static boolean packs(int m, int n, int k, boolean transB) {
        return transB || m >= PACK_FROM_ROWS && (long) n * k >= PACK_FROM;
    }

    private static Gemm of(int m, int n, int k, boolean transA, boolean transB, boolean goesOn) {
        var largest = Math.max((long) m * n, Math.max((long) m * k, (long) n * k));
        if (m < 0 || n < 0 || k < 0 || largest > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A product of " + m + "×" + k + " by " + k + "×" + n
                    + ": sizes must not be negative and a matrix holds at most 2147483647 elements.");
        }
        return new Gemm(m, n, k, transA, transB, goesOn);
    }

    /// So many columns that a chunk of a single row has [#WORK] multiply-adds, but where there are many a
    /// whole page of each row of B: long stretches are read from memory a third faster than short ones.
    private int longRow() {
        var wanted = Math.clamp((long) n * k / WORK, 1, Math.max(2, n / PAGE));
        return Math.ceilDiv(Math.max(1, Math.ceilDiv(n, wanted)), MAX_PANEL) * MAX_PANEL;
    }

    /// Fewer where there are few chunks side by side.
    private int packedRows() {
        return Math.clamp(m, 1, n > 4 * COLUMNS ? PACKED_ROWS : PACKED_ROWS / 3);
    }

    /// So many rows that a chunk has [#WORK] multiply-adds and there are no more than [#MAX_CHUNKS] chunks.
    private int unpackedRows() {
        var wanted = Math.clamp((long) m * n * k / WORK, 1, MAX_CHUNKS);
        var bands = Math.max(1, wanted / Math.max(1, Math.ceilDiv(n, chunkColumns)));
        // Tiles have 6 rows, or 5 where A is turned.
        var tile = transA ? 5 : 6;
        return Math.ceilDiv(Math.max(1, Math.ceilDiv(m, bands)), tile) * tile;
    }

    /// Number of chunks; each writes a rectangle of C of its own.
    public int chunks() {
        return Math.ceilDiv(m, chunkRows) * across();
    }

    /// Floats of scratch memory that each thread needs.
    public int scratch() {
        return packed ? Aligned.FIRST + Math.min(k, TERMS) * chunkColumns : 0;
    }

    /// Computes one chunk.
    ///
    /// @param scratch at least [#scratch] floats that no other thread uses meanwhile
    /// @param chunk `0 … chunks() − 1`
    public void run(Kernels kernels, float[] a, float[] b, float[] c, float[] scratch, int chunk, Epilogue e) {
        run(kernels, a, 0, b, 0, c, 0, scratch, chunk, e);
    }

    /// Computes one chunk for matrices that begin at `a[ao]`, `b[bo]` and `c[co]`.
    public void run(
            Kernels kernels,
            float[] a,
            int ao,
            float[] b,
            int bo,
            float[] c,
            int co,
            float[] scratch,
            int chunk,
            Epilogue e) {
        var i = row(chunk);
        var j = column(chunk);
        if (packed) {
            packed(kernels, a, ao, b, bo, c, co, scratch, i, j, rows(chunk), columns(chunk), e);
        } else {
            put(kernels, a, ao, b, bo, chunk, e, c, co + i * n + j, n);
        }
    }

    /// Computes one chunk of a product with an unpacked B and puts it elsewhere: its element (0, 0) to `to[at]`, its
    /// rows `stride` apart.
    public void put(
            Kernels kernels,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int chunk,
            Epilogue e,
            float[] to,
            int at,
            int stride) {
        var i = row(chunk);
        var j = column(chunk);
        var rows = rows(chunk);
        var columns = columns(chunk);
        kernels.product(rows, columns, k, a, ao + atA(i, 0), rowA(), columnA(), b, bo + j, bRow, to, at, stride, false);
        e.apply(kernels, rows, columns, to, at, stride, i, j);
    }

    /// The first row of a chunk.
    public int row(int chunk) {
        return chunk / across() * chunkRows;
    }

    /// The first column of a chunk.
    public int column(int chunk) {
        return chunk % across() * chunkColumns;
    }

    /// Number of rows of a chunk.
    public int rows(int chunk) {
        return Math.min(chunkRows, m - row(chunk));
    }

    /// Number of columns of a chunk.
    public int columns(int chunk) {
        return Math.min(chunkColumns, n - column(chunk));
    }

    /// The most elements that a chunk has.
    public int chunkSize() {
        return Math.min(chunkRows, m) * Math.min(chunkColumns, n);
    }

    private int across() {
        return Math.ceilDiv(n, chunkColumns);
    }

    private void packed(
            Kernels kernels,
            float[] a,
            int ao,
            float[] b,
            int bo,
            float[] c,
            int co,
            float[] scratch,
            int i,
            int j,
            int rows,
            int columns,
            Epilogue e) {
        var panel = Math.min(kernels.panel(), MAX_PANEL);
        var p = 0;
        do {
            var terms = Math.min(TERMS, k - p);
            pack(kernels, b, bo, scratch, p, terms, j, columns, panel);
            for (var r = 0; r < rows; r += ROWS) {
                var height = Math.min(ROWS, rows - r);
                for (var q = 0; q < columns; q += panel) {
                    kernels.product(
                            height,
                            Math.min(panel, columns - q),
                            terms,
                            a,
                            ao + atA(i + r, p),
                            rowA(),
                            columnA(),
                            scratch,
                            Aligned.FIRST + q * terms,
                            PANELS[panel / 16 - 1],
                            c,
                            co + (i + r) * n + j + q,
                            n,
                            p > 0);
                }
                if (p + terms == k) {
                    e.apply(kernels, height, columns, c, co + (i + r) * n + j, n, i + r, j);
                }
            }
            p += TERMS;
        } while (p < k);
    }

    /// Copies `terms` rows and `columns` columns of B from (p, j) on into panels, one behind the other.
    private void pack(
            Kernels kernels, float[] b, int bo, float[] scratch, int p, int terms, int j, int columns, int panel) {
        for (var q = 0; q < columns; q += panel) {
            var width = Math.min(panel, columns - q);
            var to = Aligned.FIRST + q * terms;
            if (transB) {
                kernels.transpose(width, terms, b, bo + (j + q) * k + p, k, scratch, to, panel);
            } else {
                kernels.copy(terms, width, b, bo + p * n + j + q, n, scratch, to, panel);
            }
        }
    }

    private int atA(int i, int p) {
        return i * rowA() + p * columnA();
    }

    private int rowA() {
        return transA ? 1 : k;
    }

    private int columnA() {
        return transA ? m : 1;
    }

    /// What happens to a block of C while it is still in the cache: first the bias, then the activation.
    ///
    /// @param activation applied to every element, or none
    /// @param bias added to every row (n numbers) or to every column (m numbers), or none
    /// @param from where the bias begins in its array
    /// @param biasPerRow whether row `i` gets `bias[i]`; else column `j` gets `bias[j]`
    @SuppressWarnings("ArrayRecordComponent") // an epilogue is never compared
    public record Epilogue(Kernels.@Nullable Unary activation, float @Nullable [] bias, int from, boolean biasPerRow) {
        /// A bias from the beginning of its array.
        public Epilogue(Kernels.@Nullable Unary activation, float @Nullable [] bias, boolean biasPerRow) {
            this(activation, bias, 0, biasPerRow);
        }

        /// Leaves C as it is.
        public static final Epilogue NONE = new Epilogue(null, null, 0, false);

        private void apply(Kernels kernels, int rows, int columns, float[] c, int first, int stride, int i, int j) {
            if (bias == null && activation == null) {
                return;
            }
            for (var r = 0; r < rows; r++) {
                var at = first + r * stride;
                if (bias != null && biasPerRow) {
                    kernels.binary(Kernels.Binary.ADD, c, at, bias[from + i + r], c, at, columns);
                } else if (bias != null) {
                    kernels.binary(Kernels.Binary.ADD, c, at, bias, from + j, c, at, columns);
                }
                if (activation != null) {
                    kernels.unary(activation, c, at, c, at, columns);
                }
            }
        }
    }
}
