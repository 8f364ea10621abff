package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Kernels.Binary;
import dev.tiefgang.runtime.PortableKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Functions of two elements: one small loop each, the last elements one by one.
final class VectorPairs {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;

    /// For powers, which are rare; the same bits.
    private static final Kernels FEW = new PortableKernels();

    private VectorPairs() {}

    static void apply(Binary f, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        switch (f) {
            case ADD -> add(a, ao, b, bo, y, yo, n);
            case SUB -> sub(a, ao, b, bo, y, yo, n);
            case MUL -> mul(a, ao, b, bo, y, yo, n);
            case DIV -> div(a, ao, b, bo, y, yo, n);
            case POW -> FEW.binary(f, a, ao, b, bo, y, yo, n);
            case MAX -> max(a, ao, b, bo, y, yo, n);
            case MIN -> min(a, ao, b, bo, y, yo, n);
            case GREATER -> greater(a, ao, b, bo, y, yo, n);
            case LESS -> less(a, ao, b, bo, y, yo, n);
            case EQUAL -> equal(a, ao, b, bo, y, yo, n);
        }
    }

    private static void add(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            x.add(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = x + z;
        }
    }

    private static void sub(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            x.sub(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = x - z;
        }
    }

    private static void mul(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            x.mul(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = x * z;
        }
    }

    private static void div(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            x.div(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = x / z;
        }
    }

    private static void max(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            x.max(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = Math.max(x, z);
        }
    }

    private static void min(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            x.min(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = Math.min(x, z);
        }
    }

    private static void greater(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            FloatVector.zero(S).blend(1f, x.compare(VectorOperators.GT, z)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = x > z ? 1f : 0f;
        }
    }

    private static void less(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            FloatVector.zero(S).blend(1f, x.compare(VectorOperators.LT, z)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = x < z ? 1f : 0f;
        }
    }

    private static void equal(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var z = FloatVector.fromArray(S, b, bo + j);
            FloatVector.zero(S).blend(1f, x.compare(VectorOperators.EQ, z)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            var z = b[bo + j];
            y[yo + j] = x == z ? 1f : 0f;
        }
    }
}
