package dev.tiefgang.runtime;

/// The hot loops, as a handful of primitives on `float[]` ranges; everything fast in the engine is made of these.
///
/// Two implementations exist, [PortableKernels] and the Vector API ones of module `dev.tiefgang.simd`, and they
/// agree **bit for bit**: each method fixes the order of every addition and every rounding, whatever the width
/// of a vector.
/// - A product adds up along `k` one term after the other with fused multiply-adds; lanes run across the outputs.
/// - A long sum runs in 16 virtual lanes (element `i` goes to lane `i mod 16`), the lanes are then added
///   pairwise: `l[i] + l[i+8]`, then `+4`, `+2`, `+1`.
/// - exp, log, tanh and sigmoid are our own polynomials, written with the same fused operations in the same
///   order.
///
/// No method allocates. Ranges are checked by the caller when a plan is made; a range outside its array throws
/// [IndexOutOfBoundsException] and never touches other memory.
public interface Kernels extends ChannelKernels {
    /// Number of virtual lanes of a long sum.
    int LANES = 16;

    /// What runs, for humans: `portable` or, say, `vector 256 bit`.
    String name();

    /// The number of columns that [#product] handles best at once, a multiple of 16 up to 64: a packed matrix
    /// is cut into panels of this width. It touches speed alone, never a bit of a result.
    default int panel() {
        return LANES;
    }

    /// `C = A·B` (or `C += A·B` with `accumulate`): `c[i,j] = fma(a[i,p], b[p,j], c[i,j])` for `p = 0 … k−1` in
    /// order.
    ///
    /// `a[i,p]` lies at `a[ao + i·ar + p·ac]`, `b[p,j]` at `b[bo + bRow[p] + j]`, `c[i,j]` at `c[co + i·cr
    /// + j]`. The row offsets `bRow` (the first `k` of them) let one loop serve matrix products and
    /// convolutions.
    void product(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            RowOffsets bRow,
            float[] c,
            int co,
            int cr,
            boolean accumulate);

    /// Many dot products of rows: `c[i,t] = Σ a[i]·b[t]` over `rows` stretches of `len` elements, in 16 virtual
    /// lanes.
    ///
    /// Element `j` of stretch `r` of `a[i]` lies at `a[ao + i·ai + r·aRow + j]`, of `b[t]` at `b[bo +
    /// bOff[t] + r·bRow + j]`; it goes to lane `j mod 16` as `lane = fma(a, b, lane)`, stretches in order.
    /// Where `len` is no multiple of 16 the last block is filled up with zeros (which are multiplied and
    /// added too). The sum of the lanes is written to `c[co + i·cr + t]`, or added to it with `accumulate`.
    void dots(
            int m,
            int n,
            int rows,
            int len,
            float[] a,
            int ao,
            int ai,
            int aRow,
            float[] b,
            int bo,
            int[] bOff,
            int bRow,
            float[] c,
            int co,
            int cr,
            boolean accumulate);

    /// `y[j] = f(x[j])` for `n` elements; `x` and `y` may be the same range.
    void unary(Unary f, float[] x, int xo, float[] y, int yo, int n);

    /// `y[j] = f(a[j], b[j])` for `n` elements; `y` may be the same range as `a` or `b`.
    void binary(Binary f, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n);

    /// `y[j] = f(a[j], s)` for `n` elements and one number `s`; `y` may be the same range as `a`.
    void binary(Binary f, float[] a, int ao, float s, float[] y, int yo, int n);

    /// `y[j] = c[j] ≠ 0 ? a[j] : b[j]` for `n` elements; `y` may be the same range as an operand.
    void select(int n, float[] c, int co, float[] a, int ao, float[] b, int bo, float[] y, int yo);

    /// The sum of `n` elements in 16 virtual lanes, the last block filled up with zeros; 0 for `n = 0`.
    float sum(float[] x, int xo, int n);

    /// The largest of `n ≥ 1` elements as by [Math#max] (NaN if one is NaN, 0 above −0).
    float max(float[] x, int xo, int n);

    /// Winners take what is left: where `x[j] = most[j]`, or where `x[j]` is NaN, which beats every number,
    /// `y[j] += left[j]` and then `left[j] = 0`; elsewhere nothing changes. What lets gradients pass through
    /// a maximum, for `n` elements; the ranges do not overlap.
    void award(int n, float[] x, int xo, float[] most, int mo, float[] left, int lo, float[] y, int yo);

    /// `y[i·yr + j] = x[i·xr + j]` for `i < m`, `j < n`: a part of a matrix copied; the ranges do not overlap.
    void copy(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int yr);

    /// `y[j·yr + i] = x[i·xr + j]` for `i < m`, `j < n`: a matrix turned over.
    void transpose(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int yr);

    /// Functions of one element.
    enum Unary {
        NEG,
        ABS,
        EXP,
        LOG,
        SQRT,
        ERF,
        TANH,
        SIGMOID,
        /// `max(x, 0)`
        RELU,
        /// `1` where `x > 0`, else `0`
        STEP,
        FLOOR,
        /// As [Math#rint]: to the even one of two.
        ROUND
    }

    /// Functions of two elements; comparisons give 1 or 0 (0 where one side is NaN).
    enum Binary {
        ADD,
        SUB,
        MUL,
        DIV,
        /// [FloatMath#pow].
        POW,
        /// As [Math#max]: NaN if one is NaN.
        MAX,
        /// As [Math#min]: NaN if one is NaN.
        MIN,
        GREATER,
        LESS,
        EQUAL
    }
}
