package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Kernels.Unary;
import dev.tiefgang.runtime.PortableKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Functions of one element: one small loop each, the last elements one by one; the longer ones are in
/// [VectorMath].
final class VectorUnary {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;

    /// For what vectors do no better; the same bits.
    private static final Kernels FEW = new PortableKernels();

    private VectorUnary() {}

    static void apply(Unary f, float[] x, int xo, float[] y, int yo, int n) {
        switch (f) {
            case NEG -> neg(x, xo, y, yo, n);
            case ABS -> abs(x, xo, y, yo, n);
            // Rare, and nothing that the Vector API has.
            case FLOOR, ROUND -> FEW.unary(f, x, xo, y, yo, n);
            case ERF -> VectorMath.erf(x, xo, y, yo, n);
            case EXP -> VectorMath.exp(x, xo, y, yo, n);
            case LOG -> VectorMath.log(x, xo, y, yo, n);
            case SQRT -> sqrt(x, xo, y, yo, n);
            case TANH -> VectorMath.tanh(x, xo, y, yo, n);
            case SIGMOID -> VectorMath.sigmoid(x, xo, y, yo, n);
            case RELU -> relu(x, xo, y, yo, n);
            case STEP -> step(x, xo, y, yo, n);
        }
    }

    private static void neg(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.neg().intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = -x;
        }
    }

    private static void abs(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.abs().intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = Math.abs(x);
        }
    }

    private static void sqrt(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.sqrt().intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = (float) Math.sqrt(x);
        }
    }

    private static void relu(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.max(0f).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = Math.max(x, 0f);
        }
    }

    private static void step(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            FloatVector.zero(S).blend(1f, x.compare(VectorOperators.GT, 0f)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = x > 0f ? 1f : 0f;
        }
    }
}
