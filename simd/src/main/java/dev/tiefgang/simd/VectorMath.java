package dev.tiefgang.simd;

import dev.tiefgang.runtime.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [FloatMath] for vectors: the same operations in the same order in every lane, the last elements one by one.
///
/// A vector that passes a call which is not inlined becomes an object. The compiler inlines calls it does not think
/// hot only up to 35 bytecodes, and stops where a method grows beyond a certain size. That is why the polynomials are
/// cut into small pieces, why the rare cases of log leave the loop, and why each caller of exp bounds its argument on
/// the open side alone.
final class VectorMath {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    /// From here on `1 − 2 / (eˣ + 1)` is 1, and below it eˣ can be scaled in one step.
    private static final float TANH_END = 40f;
    /// The bits of the smallest normal number.
    private static final int LEAST_NORMAL = 0x00800000;
    /// How many positive normal numbers there are.
    private static final int NORMALS = 0x7F000000;

    /// Ranges shorter than this are done element by element, with the same bits: loops that rarely reach a whole vector
    /// are compiled late and badly, and their vectors are objects until then, or for ever.
    static final int SHORT = 128;

    private VectorMath() {}

    /// How many of `n` elements are done in vectors.
    private static int vectors(int n) {
        return n < SHORT ? 0 : n - n % L;
    }

    static void exp(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (var end = vectors(n); j < end; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            exp(x.min(FloatMath.EXP_HIGH).max(FloatMath.EXP_LOW)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.exp(a[ao + j]);
        }
    }

    /// exp of numbers between [FloatMath#EXP_LOW] and [FloatMath#EXP_HIGH].
    private static FloatVector exp(FloatVector x) {
        return scaled(x, multiple(x));
    }

    private static FloatVector scaled(FloatVector x, FloatVector z) {
        return scale(mantissa(x, z), exponent(z));
    }

    /// `m · 2ⁱ`, in two steps because 2ⁱ alone may be too large or too small.
    private static FloatVector scale(FloatVector m, IntVector i) {
        var half = i.lanewise(VectorOperators.ASHR, 1);
        return m.mul(power(half)).mul(power(i.sub(half)));
    }

    private static IntVector exponent(FloatVector z) {
        return z.reinterpretAsInts().sub(FloatMath.ROUND_BITS);
    }

    /// The multiple of ln 2 next to `x`, in the lowest bits.
    private static FloatVector multiple(FloatVector x) {
        return x.fma(all(FloatMath.LOG2_E), all(FloatMath.ROUND));
    }

    /// exp of what is left of `x` beside that multiple.
    private static FloatVector mantissa(FloatVector x, FloatVector z) {
        return expOf(left(x, z.sub(all(FloatMath.ROUND))));
    }

    private static FloatVector left(FloatVector x, FloatVector n) {
        return n.fma(all(-FloatMath.LN2_LOW), n.fma(all(-FloatMath.LN2_HIGH), x));
    }

    private static FloatVector expOf(FloatVector r) {
        return expEnd(expMiddle(expBegin(r), r), r);
    }

    private static FloatVector expBegin(FloatVector r) {
        return all(FloatMath.E5).fma(r, all(FloatMath.E4)).fma(r, all(FloatMath.E3));
    }

    private static FloatVector expMiddle(FloatVector p, FloatVector r) {
        return p.fma(r, all(FloatMath.E2)).fma(r, all(FloatMath.E1)).fma(r, all(FloatMath.E0));
    }

    private static FloatVector expEnd(FloatVector p, FloatVector r) {
        return p.fma(r.mul(r), r).add(all(1f));
    }

    /// 2ⁱ for `−126 ≤ i ≤ 127`.
    private static FloatVector power(IntVector i) {
        return i.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /// Vectors of positive normal numbers; one with anything else in it is done element by element.
    static void log(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (var end = vectors(n); j < end; j += L) {
            var bits = FloatVector.fromArray(S, a, ao + j).reinterpretAsInts();
            var above = bits.sub(LEAST_NORMAL);
            if (above.compare(VectorOperators.ULT, NORMALS).allTrue()) {
                logOfNormals(bits.sub(FloatMath.SQRT_HALF_BITS)).intoArray(y, yo + j);
            } else {
                scalarLog(a, ao + j, y, yo + j, L);
            }
        }
        scalarLog(a, ao + j, y, yo + j, n - j);
    }

    /// Log of numbers whose bits are `i` + [FloatMath#SQRT_HALF_BITS].
    private static FloatVector logOfNormals(IntVector i) {
        return logOf(logExponent(i), logFraction(i));
    }

    private static FloatVector logExponent(IntVector i) {
        var e = i.lanewise(VectorOperators.ASHR, 23).add(FloatMath.ROUND_BITS);
        return e.reinterpretAsFloats().sub(all(FloatMath.ROUND));
    }

    private static FloatVector logFraction(IntVector i) {
        return i.and(0x7FFFFF)
                .add(FloatMath.SQRT_HALF_BITS)
                .reinterpretAsFloats()
                .sub(all(1f));
    }

    private static FloatVector logOf(FloatVector e, FloatVector f) {
        return e.fma(all(FloatMath.LN2_HIGH), f.add(logRest(e, f, f.mul(f))));
    }

    private static FloatVector logRest(FloatVector e, FloatVector f, FloatVector z) {
        return logTail(e, z, logPolynomial(f).mul(f).mul(z));
    }

    private static FloatVector logTail(FloatVector e, FloatVector z, FloatVector p) {
        return all(-0.5f).fma(z, e.fma(all(FloatMath.LN2_LOW), p));
    }

    private static FloatVector logPolynomial(FloatVector f) {
        return logEnd(logMiddle(logBegin(f), f), f);
    }

    private static FloatVector logBegin(FloatVector f) {
        return all(FloatMath.L8).fma(f, all(FloatMath.L7)).fma(f, all(FloatMath.L6));
    }

    private static FloatVector logMiddle(FloatVector p, FloatVector f) {
        return p.fma(f, all(FloatMath.L5)).fma(f, all(FloatMath.L4)).fma(f, all(FloatMath.L3));
    }

    private static FloatVector logEnd(FloatVector p, FloatVector f) {
        return p.fma(f, all(FloatMath.L2)).fma(f, all(FloatMath.L1)).fma(f, all(FloatMath.L0));
    }

    private static void scalarLog(float[] a, int ao, float[] y, int yo, int n) {
        for (var j = 0; j < n; j++) {
            y[yo + j] = FloatMath.log(a[ao + j]);
        }
    }

    static void tanh(float[] a, int ao, float[] y, int yo, int n) {
        var one = all(1f);
        var j = 0;
        for (var end = vectors(n); j < end; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var u = x.abs();
            var z = u.mul(u);
            var p = all(FloatMath.T4).fma(z, all(FloatMath.T3));
            p = p.fma(z, all(FloatMath.T2));
            p = p.fma(z, all(FloatMath.T1));
            p = p.fma(z, all(FloatMath.T0));
            p = p.fma(z.mul(u), u);
            var w = u.add(u).min(TANH_END);
            var scale = multiple(w);
            var e = mantissa(w, scale).mul(power(exponent(scale)));
            var far = one.sub(all(2f).div(e.add(one)));
            var r = far.blend(p, u.compare(VectorOperators.LT, FloatMath.TANH_SPLIT));
            var sign = x.reinterpretAsInts().and(0x80000000);
            r.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.tanh(a[ao + j]);
        }
    }

    static void erf(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (var end = vectors(n); j < end; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j).min(FloatMath.ERF_END).max(-FloatMath.ERF_END);
            var z = x.mul(x);
            var p = all(FloatMath.F5).fma(z, all(FloatMath.F4));
            p = p.fma(z, all(FloatMath.F3));
            p = p.fma(z, all(FloatMath.F2));
            p = p.fma(z, all(FloatMath.F1));
            p = p.fma(z, all(FloatMath.F0));
            var q = all(FloatMath.G5).fma(z, all(FloatMath.G4));
            q = q.fma(z, all(FloatMath.G3));
            q = q.fma(z, all(FloatMath.G2));
            q = q.fma(z, all(FloatMath.G1));
            q = q.fma(z, all(1f));
            x.mul(p).div(q).min(1f).max(-1f).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.erf(a[ao + j]);
        }
    }

    static void sigmoid(float[] a, int ao, float[] y, int yo, int n) {
        var one = all(1f);
        var j = 0;
        for (var end = vectors(n); j < end; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var e = exp(x.abs().neg().max(FloatMath.EXP_LOW));
            one.blend(e, x.compare(VectorOperators.LT, 0f)).div(e.add(one)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.sigmoid(a[ao + j]);
        }
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(S, value);
    }
}
