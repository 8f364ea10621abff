package dev.tiefgang.runtime;

/// The kernels in plain Java: no module beyond java.base, nothing to warm up, the same bits as the vector
/// kernels.
///
/// The inner loops run over neighbouring elements, so that the JIT compiler can turn them into vector code
/// itself.
public final class PortableKernels implements Kernels {
    private final int panel;

    /// Stateless: one is as good as another.
    public PortableKernels() {
        this(LANES);
    }

    /// Kernels that cut a packed matrix into panels of a width, so that others can go on with it.
    PortableKernels(int panel) {
        this.panel = panel;
    }

    @Override
    public int panel() {
        return panel;
    }

    @Override
    public String name() {
        return "portable";
    }

    @Override
    public void product(
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
            boolean accumulate) {
        PortableProduct.product(m, n, k, a, ao, ar, ac, b, bo, bRow, c, co, cr, accumulate);
    }

    @Override
    public void dots(
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
            boolean accumulate) {
        for (var i = 0; i < m; i++) {
            for (var t = 0; t < n; t++) {
                var s = KernelLanes.dot(rows, len, a, ao + i * ai, aRow, b, bo + bOff[t], bRow);
                var at = co + i * cr + t;
                c[at] = accumulate ? c[at] + s : s;
            }
        }
    }

    @Override
    public void unary(Unary f, float[] x, int xo, float[] y, int yo, int n) {
        switch (f) {
            case NEG -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = -x[xo + j];
                }
            }
            case ABS -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = Math.abs(x[xo + j]);
                }
            }
            case FLOOR -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = (float) Math.floor(x[xo + j]);
                }
            }
            case ROUND -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = (float) Math.rint(x[xo + j]);
                }
            }
            case ERF -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = FloatMath.erf(x[xo + j]);
                }
            }
            case EXP -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = FloatMath.exp(x[xo + j]);
                }
            }
            case LOG -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = FloatMath.log(x[xo + j]);
                }
            }
            case SQRT -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = (float) Math.sqrt(x[xo + j]);
                }
            }
            case TANH -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = FloatMath.tanh(x[xo + j]);
                }
            }
            case SIGMOID -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = FloatMath.sigmoid(x[xo + j]);
                }
            }
            case RELU -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = Math.max(x[xo + j], 0f);
                }
            }
            case STEP -> {
                for (var j = 0; j < n; j++) {
                    y[yo + j] = x[xo + j] > 0f ? 1f : 0f;
                }
            }
        }
    }

    @Override
    public void binary(Binary f, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        KernelPairs.apply(f, a, ao, b, bo, y, yo, n);
    }

    @Override
    public void binary(Binary f, float[] a, int ao, float s, float[] y, int yo, int n) {
        KernelPairs.apply(f, a, ao, s, y, yo, n);
    }

    @Override
    public void select(int n, float[] c, int co, float[] a, int ao, float[] b, int bo, float[] y, int yo) {
        for (var j = 0; j < n; j++) {
            y[yo + j] = c[co + j] != 0f ? a[ao + j] : b[bo + j];
        }
    }

    @Override
    public float sum(float[] x, int xo, int n) {
        return KernelLanes.sum(x, xo, n);
    }

    @Override
    public float max(float[] x, int xo, int n) {
        var max = x[xo];
        for (var j = 1; j < n; j++) {
            max = Math.max(max, x[xo + j]);
        }
        return max;
    }

    @Override
    public void award(int n, float[] x, int xo, float[] most, int mo, float[] left, int lo, float[] y, int yo) {
        for (var j = 0; j < n; j++) {
            if (x[xo + j] == most[mo + j] || Float.isNaN(x[xo + j])) {
                y[yo + j] += left[lo + j];
                left[lo + j] = 0f;
            }
        }
    }

    @Override
    public void copy(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        for (var i = 0; i < m; i++) {
            System.arraycopy(x, xo + i * xr, y, yo + i * yr, n);
        }
    }

    @Override
    public void transpose(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        var i = 0;
        for (; i + 8 <= m; i += 8) {
            eight(n, x, xo + i * xr, xr, y, yo + i, yr);
        }
        for (; i < m; i++) {
            for (var j = 0; j < n; j++) {
                y[yo + j * yr + i] = x[xo + i * xr + j];
            }
        }
    }

    /// Eight rows at a time: eight streams are read one after the other, and neighbours are written together.
    private static void eight(int n, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        for (var j = 0; j < n; j++) {
            var from = xo + j;
            var to = yo + j * yr;
            y[to] = x[from];
            y[to + 1] = x[from + xr];
            y[to + 2] = x[from + 2 * xr];
            y[to + 3] = x[from + 3 * xr];
            y[to + 4] = x[from + 4 * xr];
            y[to + 5] = x[from + 5 * xr];
            y[to + 6] = x[from + 6 * xr];
            y[to + 7] = x[from + 7 * xr];
        }
    }

    @Override
    public void convolve(
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
            float high) {
        PortableChannels.convolve(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
    }

    @Override
    public void correlate(
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
            int cr) {
        PortableChannels.correlate(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
    }

    @Override
    public void plane(
            int m, int n, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr) {
        PortableChannels.plane(m, n, x, xo, xr, tap, w, wo, y, yo, yr);
    }

    @Override
    public void depthwise(
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
            float high) {
        PortableChannels.depthwise(m, n, taps, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
    }

    @Override
    public void winograd(
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
            int so) {
        PortableChannels.winograd(t, size, n, x, xo, xRow, xColumn, v, vo, vStep, scratch, so);
    }

    @Override
    public void winogradOutput(
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
            float high) {
        PortableChannels.winogradOutput(size, n, m, mo, mStep, d, dO, y, yo, yRow, yColumn, scratch, so, low, high);
    }
}
