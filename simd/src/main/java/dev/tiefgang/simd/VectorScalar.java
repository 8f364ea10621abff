package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Kernels.Binary;
import dev.tiefgang.runtime.PortableKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Functions of an element and a number: one small loop each, the last elements one by one.
final class VectorScalar {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    /// For powers, and for less than a vector, so that the number is not laid out as one for nothing; the same bits.
    private static final Kernels FEW = new PortableKernels();

    private VectorScalar() {}

    static void apply(Binary f, float[] a, int ao, float s, float[] y, int yo, int n) {
        if (n < L) {
            FEW.binary(f, a, ao, s, y, yo, n);
            return;
        }
        switch (f) {
            case ADD -> add(a, ao, s, y, yo, n);
            case SUB -> sub(a, ao, s, y, yo, n);
            case MUL -> mul(a, ao, s, y, yo, n);
            case DIV -> div(a, ao, s, y, yo, n);
            case POW -> FEW.binary(f, a, ao, s, y, yo, n);
            case MAX -> max(a, ao, s, y, yo, n);
            case MIN -> min(a, ao, s, y, yo, n);
            case GREATER -> greater(a, ao, s, y, yo, n);
            case LESS -> less(a, ao, s, y, yo, n);
            case EQUAL -> equal(a, ao, s, y, yo, n);
        }
    }

    private static void add(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.add(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = x + s;
        }
    }

    private static void sub(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.sub(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = x - s;
        }
    }

    private static void mul(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.mul(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = x * s;
        }
    }

    private static void div(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.div(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = x / s;
        }
    }

    private static void max(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.max(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = Math.max(x, s);
        }
    }

    private static void min(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            x.min(z).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = Math.min(x, s);
        }
    }

    private static void greater(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            FloatVector.zero(S).blend(1f, x.compare(VectorOperators.GT, z)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = x > s ? 1f : 0f;
        }
    }

    private static void less(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            FloatVector.zero(S).blend(1f, x.compare(VectorOperators.LT, z)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = x < s ? 1f : 0f;
        }
    }

    private static void equal(float[] a, int ao, float s, float[] y, int yo, int n) {
        var z = FloatVector.broadcast(S, s);
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            FloatVector.zero(S).blend(1f, x.compare(VectorOperators.EQ, z)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            var x = a[ao + j];
            y[yo + j] = x == s ? 1f : 0f;
        }
    }
}
