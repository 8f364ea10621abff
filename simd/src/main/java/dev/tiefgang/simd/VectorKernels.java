package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.RowOffsets;
import dev.tiefgang.runtime.Winograd;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The kernels on the Vector API, for vectors of 128, 256 and 512 bit.
public final class VectorKernels implements Kernels {
    /// The widest vectors of this machine, but not wider than the 16 virtual lanes of a long sum.
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > LANES ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    /// Floats in a vector.
    static final int LENGTH = SPECIES.length();

    VectorKernels() {}

    @Override
    public String name() {
        return "vector " + SPECIES.vectorBitSize() + " bit";
    }

    @Override
    public int panel() {
        return VectorProduct.PANEL;
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
        VectorProduct.product(m, n, k, a, ao, ar, ac, b, bo, bRow, c, co, cr, accumulate);
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
        VectorDots.dots(m, n, rows, len, a, ao, ai, aRow, b, bo, bOff, bRow, c, co, cr, accumulate);
    }

    @Override
    public void unary(Unary f, float[] x, int xo, float[] y, int yo, int n) {
        VectorUnary.apply(f, x, xo, y, yo, n);
    }

    @Override
    public void binary(Binary f, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        VectorPairs.apply(f, a, ao, b, bo, y, yo, n);
    }

    @Override
    public void binary(Binary f, float[] a, int ao, float s, float[] y, int yo, int n) {
        VectorScalar.apply(f, a, ao, s, y, yo, n);
    }

    @Override
    public void select(int n, float[] c, int co, float[] a, int ao, float[] b, int bo, float[] y, int yo) {
        VectorSelect.select(n, c, co, a, ao, b, bo, y, yo);
    }

    @Override
    public float sum(float[] x, int xo, int n) {
        return VectorReduce.sum(x, xo, n);
    }

    @Override
    public float max(float[] x, int xo, int n) {
        return VectorReduce.max(x, xo, n);
    }

    @Override
    public void award(int n, float[] x, int xo, float[] most, int mo, float[] left, int lo, float[] y, int yo) {
        VectorAward.award(n, x, xo, most, mo, left, lo, y, yo);
    }

    @Override
    public void copy(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        VectorCopy.copy(m, n, x, xo, xr, y, yo, yr);
    }

    @Override
    public void transpose(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        VectorTranspose.transpose(m, n, x, xo, xr, y, yo, yr);
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
        VectorConvolve.convolve(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
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
        VectorConvolve.correlate(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
    }

    @Override
    public void plane(
            int m, int n, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr) {
        VectorPlane.plane(m, n, x, xo, xr, tap, w, wo, y, yo, yr);
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
        VectorDepthwise.depthwise(m, n, taps, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
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
        if (size == 4) {
            WinogradFour.transform(t, n, x, xo, xRow, xColumn, v, vo, vStep, scratch, so);
        } else {
            WinogradTwo.transform(t, n, x, xo, xRow, xColumn, v, vo, vStep, scratch, so);
        }
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
        if (size == 4) {
            WinogradFour.output(n, m, mo, mStep, d, dO, y, yo, yRow, yColumn, scratch, so, low, high);
        } else {
            WinogradTwo.output(n, m, mo, mStep, d, dO, y, yo, yRow, yColumn, scratch, so, low, high);
        }
    }
}
