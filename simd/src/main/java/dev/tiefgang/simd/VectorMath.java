package dev.tiefgang.simd;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.ULT;

import dev.tiefgang.runtime.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [FloatMath] for vectors: the same operations in the same order in every lane, the last elements one by one.
///
/// A vector that passes a call which is not inlined becomes an object, and whether the compiler inlines a
/// method of ours depends on which of the two it compiled first. So each loop is written out, with calls of the
/// Vector API alone, which are always inlined: the polynomial of exp stands here three times.
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
            var x = FloatVector.fromArray(S, a, ao + j).min(FloatMath.EXP_HIGH).max(FloatMath.EXP_LOW);
            // The multiple of ln 2 next to x, in the lowest bits of z.
            var z = x.fma(FloatMath.LOG2_E, FloatMath.ROUND);
            var whole = z.sub(FloatMath.ROUND);
            // x without it, and exp of that.
            var r = whole.fma(FloatVector.broadcast(S, -FloatMath.LN2_HIGH), x);
            r = whole.fma(FloatVector.broadcast(S, -FloatMath.LN2_LOW), r);
            var p = FloatVector.broadcast(S, FloatMath.E5).lanewise(FMA, r, FloatMath.E4);
            p = p.lanewise(FMA, r, FloatMath.E3);
            p = p.lanewise(FMA, r, FloatMath.E2);
            p = p.lanewise(FMA, r, FloatMath.E1);
            p = p.lanewise(FMA, r, FloatMath.E0);
            p = p.fma(r.mul(r), r).add(1f);
            // Times 2ⁱ in two steps, because 2ⁱ alone may be too large or too small.
            var i = z.reinterpretAsInts().sub(FloatMath.ROUND_BITS);
            var half = i.lanewise(ASHR, 1);
            p = p.mul(half.add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            p = p.mul(i.sub(half).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            p.intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.exp(a[ao + j]);
        }
    }

    /// Vectors of positive normal numbers; one with anything else in it is done element by element.
    static void log(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (var end = vectors(n); j < end; j += L) {
            var bits = FloatVector.fromArray(S, a, ao + j).reinterpretAsInts();
            if (bits.sub(LEAST_NORMAL).compare(ULT, NORMALS).allTrue()) {
                var i = bits.sub(FloatMath.SQRT_HALF_BITS);
                var e = i.lanewise(ASHR, 23)
                        .add(FloatMath.ROUND_BITS)
                        .reinterpretAsFloats()
                        .sub(FloatMath.ROUND);
                var f = i.and(0x7FFFFF)
                        .add(FloatMath.SQRT_HALF_BITS)
                        .reinterpretAsFloats()
                        .sub(1f);
                var p = FloatVector.broadcast(S, FloatMath.L8).lanewise(FMA, f, FloatMath.L7);
                p = p.lanewise(FMA, f, FloatMath.L6);
                p = p.lanewise(FMA, f, FloatMath.L5);
                p = p.lanewise(FMA, f, FloatMath.L4);
                p = p.lanewise(FMA, f, FloatMath.L3);
                p = p.lanewise(FMA, f, FloatMath.L2);
                p = p.lanewise(FMA, f, FloatMath.L1);
                p = p.lanewise(FMA, f, FloatMath.L0);
                var z = f.mul(f);
                p = e.fma(FloatVector.broadcast(S, FloatMath.LN2_LOW), p.mul(f).mul(z));
                p = FloatVector.broadcast(S, -0.5f).fma(z, p);
                e.fma(FloatVector.broadcast(S, FloatMath.LN2_HIGH), f.add(p)).intoArray(y, yo + j);
            } else {
                scalarLog(a, ao + j, y, yo + j, L);
            }
        }
        scalarLog(a, ao + j, y, yo + j, n - j);
    }

    private static void scalarLog(float[] a, int ao, float[] y, int yo, int n) {
        for (var j = 0; j < n; j++) {
            y[yo + j] = FloatMath.log(a[ao + j]);
        }
    }

    static void tanh(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (var end = vectors(n); j < end; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var u = x.abs();
            var z = u.mul(u);
            var near = FloatVector.broadcast(S, FloatMath.T4).lanewise(FMA, z, FloatMath.T3);
            near = near.lanewise(FMA, z, FloatMath.T2);
            near = near.lanewise(FMA, z, FloatMath.T1);
            near = near.lanewise(FMA, z, FloatMath.T0);
            near = near.fma(z.mul(u), u);
            // 1 − 2 / (e²ᵘ + 1), with exp as above.
            var w = u.add(u).min(TANH_END);
            var s = w.fma(FloatMath.LOG2_E, FloatMath.ROUND);
            var whole = s.sub(FloatMath.ROUND);
            var r = whole.fma(FloatVector.broadcast(S, -FloatMath.LN2_HIGH), w);
            r = whole.fma(FloatVector.broadcast(S, -FloatMath.LN2_LOW), r);
            var p = FloatVector.broadcast(S, FloatMath.E5).lanewise(FMA, r, FloatMath.E4);
            p = p.lanewise(FMA, r, FloatMath.E3);
            p = p.lanewise(FMA, r, FloatMath.E2);
            p = p.lanewise(FMA, r, FloatMath.E1);
            p = p.lanewise(FMA, r, FloatMath.E0);
            p = p.fma(r.mul(r), r).add(1f);
            var i = s.reinterpretAsInts().sub(FloatMath.ROUND_BITS);
            p = p.mul(i.add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            var far = FloatVector.broadcast(S, 1f)
                    .sub(FloatVector.broadcast(S, 2f).div(p.add(1f)));
            var sign = x.reinterpretAsInts().and(0x80000000);
            far.blend(near, u.compare(LT, FloatMath.TANH_SPLIT))
                    .reinterpretAsInts()
                    .or(sign)
                    .reinterpretAsFloats()
                    .intoArray(y, yo + j);
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
            var p = FloatVector.broadcast(S, FloatMath.F5).lanewise(FMA, z, FloatMath.F4);
            p = p.lanewise(FMA, z, FloatMath.F3);
            p = p.lanewise(FMA, z, FloatMath.F2);
            p = p.lanewise(FMA, z, FloatMath.F1);
            p = p.lanewise(FMA, z, FloatMath.F0);
            var q = FloatVector.broadcast(S, FloatMath.G5).lanewise(FMA, z, FloatMath.G4);
            q = q.lanewise(FMA, z, FloatMath.G3);
            q = q.lanewise(FMA, z, FloatMath.G2);
            q = q.lanewise(FMA, z, FloatMath.G1);
            q = q.lanewise(FMA, z, 1f);
            x.mul(p).div(q).min(1f).max(-1f).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.erf(a[ao + j]);
        }
    }

    static void sigmoid(float[] a, int ao, float[] y, int yo, int n) {
        var j = 0;
        for (var end = vectors(n); j < end; j += L) {
            var x = FloatVector.fromArray(S, a, ao + j);
            var w = x.abs().neg().max(FloatMath.EXP_LOW);
            var z = w.fma(FloatMath.LOG2_E, FloatMath.ROUND);
            var whole = z.sub(FloatMath.ROUND);
            var r = whole.fma(FloatVector.broadcast(S, -FloatMath.LN2_HIGH), w);
            r = whole.fma(FloatVector.broadcast(S, -FloatMath.LN2_LOW), r);
            var p = FloatVector.broadcast(S, FloatMath.E5).lanewise(FMA, r, FloatMath.E4);
            p = p.lanewise(FMA, r, FloatMath.E3);
            p = p.lanewise(FMA, r, FloatMath.E2);
            p = p.lanewise(FMA, r, FloatMath.E1);
            p = p.lanewise(FMA, r, FloatMath.E0);
            p = p.fma(r.mul(r), r).add(1f);
            var i = z.reinterpretAsInts().sub(FloatMath.ROUND_BITS);
            var half = i.lanewise(ASHR, 1);
            p = p.mul(half.add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            p = p.mul(i.sub(half).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            FloatVector.broadcast(S, 1f)
                    .blend(p, x.compare(LT, 0f))
                    .div(p.add(1f))
                    .intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] = FloatMath.sigmoid(a[ao + j]);
        }
    }
}
