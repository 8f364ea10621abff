package dev.tiefgang.runtime;

/// The hot loops of pictures that are stored with their channels innermost: `[n, h, w, c]`.
///
/// Lanes run across the channels of the output, so no sum depends on the width of a vector. Pixels are found
/// through tables of offsets, which are the same for padded pictures, strides, dilations and plain matrices:
///
/// ```
///   a (padded picture, c channels a pixel)       b (packed filters)         c (pixels × outputs)
///   ┌───────────────────────┐                    n outputs, bs apart
///   │ aRow[i]→■■■····        │  run 0: len = kw·c ┌──────────┐               ┌──────────┐
///   │         ■■■····        │  run 1  = aRun[1]  │ run 0    │  i-th row of  │ c[i, ·]  │
///   │         ■■■····        │  run 2  = aRun[2]  │ run 1    │  products  →  │          │
///   └───────────────────────┘                    │ run 2    │               └──────────┘
///                                                └──────────┘
/// ```
///
/// Where a method has `low` and `high`, every sum `s` is stored as `min(max(s, low), high)`: an activation
/// such as ReLU or ReLU6 costs no pass of its own. Neither bound is NaN or −0; infinite ones change
/// nothing.
///
/// No method allocates; ranges are checked as in [Kernels].
public interface ChannelKernels {
    /// Edge of the largest Winograd tile: a tile reads 6×6 pixels and gives 4×4.
    int TILE = 6;

    /// Floats of scratch memory that the transforms of Winograd's algorithm need.
    int TRANSFORM = TILE * TILE * Kernels.LANES;

    /// `c[i,j] = d[i,j] + Σ_r Σ_p a[i,r,p]·b[r·len + p, j]`, one fused multiply-add after the other, `r`
    /// outside.
    ///
    /// `a[i,r,p]` lies at `a[ao + aRow[row + i] + aRun[r] + p]`, `b[q,j]` at `b[bo + q·bs + j]`, `d[i,j]` at
    /// `d[dO + i·dr + j]`, `c[i,j]` at `c[co + i·cr + j]`. `d` is what sums begin with: a bias (`dr = 0`),
    /// zeros, or `c` itself.
    ///
    /// @param m number of pixels
    /// @param n number of outputs, at most [Kernels#panel]
    /// @param bs from one row of `b` to the next: `n` rounded up to a multiple of 16; what is behind `n` may
    ///     be read
    void convolve(
            int m,
            int n,
            int runs,
            int len,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aRun,
            float[] b,
            int bo,
            int bs,
            float[] d,
            int dO,
            int dr,
            float[] c,
            int co,
            int cr,
            float low,
            float high);

    /// `c[i,j] = d[i,j] + Σ_p a[ao + aTerm[term + p] + i]·b[bo + bTerm[term + p] + j]` for `k` terms in
    /// order: what the gradient of a filter is, with the pixels as terms.
    ///
    /// `d[i,j]` lies at `d[dO + i·dr + j]`, `c[i,j]` at `c[co + i·cr + j]`.
    ///
    /// @param n number of columns, at most [Kernels#panel]
    void correlate(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int[] aTerm,
            float[] b,
            int bo,
            int[] bTerm,
            int term,
            float[] d,
            int dO,
            int dr,
            float[] c,
            int co,
            int cr);

    /// `c[i,j] = d[j] + Σ_t a[ao + aRow[row + i] + aTap[t] + j]·w[wo + wTap[t] + j]`: every channel by itself.
    ///
    /// @param m number of pixels
    /// @param n number of channels
    void depthwise(
            int m,
            int n,
            int taps,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aTap,
            float[] w,
            int wo,
            int[] wTap,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr,
            float low,
            float high);

    /// `y[yo + i·yr + j] = Σ_t w[wo + t]·x[xo + i·xr + tap[t] + j]` for `m` rows of `n` pixels: a row-major map
    /// with one filter, its taps in order; the ranges of `x` and `y` do not overlap.
    void plane(int m, int n, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr);

    /// `V = T·x·Tᵀ` of one tile for `n` channels or filters, a multiple of 16: element `(i, j)` of `x` at
    /// `x[xo + i·xRow + j·xColumn]`, element `(i, j)` of the result at `v[vo + (i·rows + j)·vStep]`, with the
    /// rows of `T`.
    ///
    /// Every element is a sum of products with the numbers of `T`, first along the columns, then along the
    /// rows, from the first that is not zero to the last, fused but for the first. Source: Lavin, Gray: "Fast
    /// algorithms for convolutional neural networks", 2015.
    ///
    /// @param size 4 for F(4×4, 3×3), 2 for F(2×2, 3×3)
    /// @param scratch [#TRANSFORM] floats from `so` on
    void winograd(
            Winograd.Transform t,
            int size,
            int n,
            float[] x,
            int xo,
            int xRow,
            int xColumn,
            float[] v,
            int vo,
            int vStep,
            float[] scratch,
            int so);

    /// `y = Aᵀ·M·A + d` of one tile for `n` channels, a multiple of 16: element `(i, j)` at `m[mo + (i·e +
    /// j)·mStep]`, pixel `(i, j)` of the result at `y[yo + i·yRow + j·yColumn]`; `d` has one number for each
    /// channel. Sums as in [#winograd], along the columns first; `d` is added last.
    void winogradOutput(
            int size,
            int n,
            float[] m,
            int mo,
            int mStep,
            float[] d,
            int dO,
            float[] y,
            int yo,
            int yRow,
            int yColumn,
            float[] scratch,
            int so,
            float low,
            float high);
}
