package dev.tiefgang.simd;

import dev.tiefgang.runtime.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [FloatMath] for vectors: the same operations in the same order in every lane, the last elements one by one.
///
/// The compiler stops inlining a method when it grows beyond a certain size, and then vectors become objects.
/// That is why the rare cases of log leave the loop, and why each caller of exp bounds its argument on the open
/// side alone.
final class VectorMath {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    /// From here on `1 − 2 / (eˣ + 1)` is 1, and below it eˣ can be scaled in one step.
    private static final float TANH_END = 40f;
    /// The bits of the smallest normal number.
    private static final int LEAST_NORMAL = 0x00800000;
    /// How many positive normal numbers there are.
    private static final int NORMALS = 0x7F000000;

    private VectorMath() {}

    static void exp(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            exp(x.min(FloatMath.EXP_HIGH).max(FloatMath.EXP_LOW)).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.exp(a[ao + j]);
        }
    }

    /// exp of numbers between [FloatMath#EXP_LOW] and [FloatMath#EXP_HIGH].
    private static FloatVector exp(FloatVector x) {
        var z = multiple(x);
        var i = z.reinterpretAsInts().sub(FloatMath.ROUND_BITS);
        var half = i.lanewise(VectorOperators.ASHR, 1);
        return mantissa(x, z).mul(power(half)).mul(power(i.sub(half)));
    }

    /// The multiple of ln 2 next to `x`, in the lowest bits.
    private static FloatVector multiple(FloatVector x) {
        return x.fma(all(FloatMath.LOG2_E), all(FloatMath.ROUND));
    }

    /// exp of what is left of `x` beside that multiple.
    private static FloatVector mantissa(FloatVector x, FloatVector z) {
        var n = z.sub(all(FloatMath.ROUND));
        var r = n.fma(all(-FloatMath.LN2_HIGH), x);
        r = n.fma(all(-FloatMath.LN2_LOW), r);
        var p = all(FloatMath.E5).fma(r, all(FloatMath.E4));
        p = p.fma(r, all(FloatMath.E3));
        p = p.fma(r, all(FloatMath.E2));
        p = p.fma(r, all(FloatMath.E1));
        p = p.fma(r, all(FloatMath.E0));
        return p.fma(r.mul(r), r).add(all(1f));
    }

    /// 2ⁱ for `−126 ≤ i ≤ 127`.
    private static FloatVector power(IntVector i) {
        return i.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /// Vectors of positive normal numbers; one with anything else in it is done element by element.
    static void log(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (; j + L <= n; j += L) {
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
        var e = i.lanewise(VectorOperators.ASHR, 23).add(FloatMath.ROUND_BITS).reinterpretAsFloats();
        e = e.sub(all(FloatMath.ROUND));
        var f = i.and(0x7FFFFF)
                .add(FloatMath.SQRT_HALF_BITS)
                .reinterpretAsFloats()
                .sub(all(1f));
        var z = f.mul(f);
        var p = all(FloatMath.L8).fma(f, all(FloatMath.L7));
        p = p.fma(f, all(FloatMath.L6));
        p = p.fma(f, all(FloatMath.L5));
        p = p.fma(f, all(FloatMath.L4));
        p = p.fma(f, all(FloatMath.L3));
        p = p.fma(f, all(FloatMath.L2));
        p = p.fma(f, all(FloatMath.L1));
        p = p.fma(f, all(FloatMath.L0));
        p = p.mul(f).mul(z);
        p = e.fma(all(FloatMath.LN2_LOW), p);
        p = all(-0.5f).fma(z, p);
        return e.fma(all(FloatMath.LN2_HIGH), f.add(p));
    }

    private static void scalarLog(float[] a, int ao, float[] y, int yo, int n) {
        for (var j = 0; j < n; j++) {
            y[yo + j] = FloatMath.log(a[ao + j]);
        }
    }

    static void tanh(float[] a, int ao, float[] y, int yo, int n) {
        var one = all(1f);
        var j = 0;
        for (; j + L <= n; j += L) {
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
            var e = mantissa(w, scale).mul(power(scale.reinterpretAsInts().sub(FloatMath.ROUND_BITS)));
            var far = one.sub(all(2f).div(e.add(one)));
            var r = far.blend(p, u.compare(VectorOperators.LT, FloatMath.TANH_SPLIT));
            var sign = x.reinterpretAsInts().and(0x80000000);
            r.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.tanh(a[ao + j]);
        }
    }

    static void sigmoid(float[] a, int ao, float[] y, int yo, int n) {
        var one = all(1f);
        var j = 0;
        for (; j + L <= n; j += L) {
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
