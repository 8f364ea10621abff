package dev.tiefgang.runtime;

/// exp, log, tanh and sigmoid in float, the same bits on every machine.
///
/// Every function is a fixed row of operations that IEEE 754 rounds in one way only (add, multiply, divide,
/// fused multiply-add, moves of bits), so the vector kernels repeat it lane by lane and get the same
/// results. The polynomials are minimax fits over the reduced range with coefficients rounded to float;
/// each function is within 3 units in the last place of the exact value, erf within 5. The constants are
/// public because the vector kernels share them.
public final class FloatMath {
    /// log2(e).
    public static final float LOG2_E = 0x1.715476p0f;
    /// The upper part of ln 2, with so few bits that `n · LN2_HIGH` is exact for every exponent `n`.
    public static final float LN2_HIGH = 0.693359375f;
    /// ln 2 − [#LN2_HIGH].
    public static final float LN2_LOW = -2.1219444e-4f;
    /// Adding this number rounds a small float to an integer, which then stands in the lowest bits.
    public static final float ROUND = 0x1.8p23f;
    /// The bits of [#ROUND].
    public static final int ROUND_BITS = 0x4B400000;
    /// Above it exp is infinite.
    public static final float EXP_HIGH = 89f;
    /// Below it exp is 0.
    public static final float EXP_LOW = -104f;
    /// The bits of √½, where log splits mantissa from exponent.
    public static final int SQRT_HALF_BITS = 0x3F3504F3;
    /// Below it tanh is a polynomial, above it a quotient of exponentials.
    public static final float TANH_SPLIT = 0.625f;

    // (eʳ − 1 − r) / r² for |r| ≤ ½ ln 2

    /// Coefficient of r⁰ in exp's polynomial.
    public static final float E0 = 0x1p-1f;
    /// Coefficient of r¹ in exp's polynomial.
    public static final float E1 = 0x1.555554p-3f;
    /// Coefficient of r² in exp's polynomial.
    public static final float E2 = 0x1.5554e8p-5f;
    /// Coefficient of r³ in exp's polynomial.
    public static final float E3 = 0x1.11130ep-7f;
    /// Coefficient of r⁴ in exp's polynomial.
    public static final float E4 = 0x1.6d4cbap-10f;
    /// Coefficient of r⁵ in exp's polynomial.
    public static final float E5 = 0x1.9dfba6p-13f;

    // (ln(1 + f) − f + f²/2) / f³ for √½ ≤ 1 + f ≤ √2

    /// Coefficient of f⁰ in log's polynomial.
    public static final float L0 = 0x1.555548p-2f;
    /// Coefficient of f¹ in log's polynomial.
    public static final float L1 = -0x1.000006p-2f;
    /// Coefficient of f² in log's polynomial.
    public static final float L2 = 0x1.99a478p-3f;
    /// Coefficient of f³ in log's polynomial.
    public static final float L3 = -0x1.555c4ep-3f;
    /// Coefficient of f⁴ in log's polynomial.
    public static final float L4 = 0x1.233b78p-3f;
    /// Coefficient of f⁵ in log's polynomial.
    public static final float L5 = -0x1.fc26acp-4f;
    /// Coefficient of f⁶ in log's polynomial.
    public static final float L6 = 0x1.e6c03ep-4f;
    /// Coefficient of f⁷ in log's polynomial.
    public static final float L7 = -0x1.de1004p-4f;
    /// Coefficient of f⁸ in log's polynomial.
    public static final float L8 = 0x1.1484e8p-4f;

    // (tanh(x)/x − 1) / x² for |x| ≤ 0.625

    /// Coefficient of x⁰ in tanh's polynomial.
    public static final float T0 = -0x1.555532p-2f;
    /// Coefficient of x² in tanh's polynomial.
    public static final float T1 = 0x1.1106fcp-3f;
    /// Coefficient of x⁴ in tanh's polynomial.
    public static final float T2 = -0x1.b836f4p-5f;
    /// Coefficient of x⁶ in tanh's polynomial.
    public static final float T3 = 0x1.5203f4p-6f;
    /// Coefficient of x⁸ in tanh's polynomial.
    public static final float T4 = -0x1.7547e2p-8f;

    // erf(x)/x = numerator / denominator in x² for |x| ≤ 4

    /// Coefficient of x⁰ in erf's numerator.
    public static final float F0 = 0x1.20dd74p0f;
    /// Coefficient of x² in erf's numerator.
    public static final float F1 = 0x1.8c5d6cp-3f;
    /// Coefficient of x⁴ in erf's numerator.
    public static final float F2 = 0x1.b2ffdep-5f;
    /// Coefficient of x⁶ in erf's numerator.
    public static final float F3 = 0x1.fcf25cp-9f;
    /// Coefficient of x⁸ in erf's numerator.
    public static final float F4 = 0x1.2a5e68p-12f;
    /// Coefficient of x¹⁰ in erf's numerator.
    public static final float F5 = 0x1.0aa6c6p-19f;
    /// Coefficient of x² in erf's denominator, which begins with 1.
    public static final float G1 = 0x1.027bccp-1f;
    /// Coefficient of x⁴ in erf's denominator, which begins with 1.
    public static final float G2 = 0x1.d875c6p-4f;
    /// Coefficient of x⁶ in erf's denominator, which begins with 1.
    public static final float G3 = 0x1.f2493ep-7f;
    /// Coefficient of x⁸ in erf's denominator, which begins with 1.
    public static final float G4 = 0x1.36c2aap-10f;
    /// Coefficient of x¹⁰ in erf's denominator, which begins with 1.
    public static final float G5 = 0x1.39e35cp-15f;
    /// From here on erf is 1.
    public static final float ERF_END = 4f;

    private FloatMath() {}

    /// eˣ: with `n = round(x / ln 2)` and `r = x − n ln 2` it is `eʳ · 2ⁿ`, scaled in two steps so that denormal
    /// results are rounded once.
    public static float exp(float x) {
        var c = x > EXP_HIGH ? EXP_HIGH : x;
        c = c < EXP_LOW ? EXP_LOW : c;
        var z = Math.fma(c, LOG2_E, ROUND);
        var n = z - ROUND;
        var r = Math.fma(n, -LN2_HIGH, c);
        r = Math.fma(n, -LN2_LOW, r);
        var p = Math.fma(E5, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E1);
        p = Math.fma(p, r, E0);
        p = Math.fma(p, r * r, r) + 1f;
        var i = Float.floatToRawIntBits(z) - ROUND_BITS;
        var half = i >> 1;
        var first = Float.intBitsToFloat((half + 127) << 23);
        var second = Float.intBitsToFloat((i - half + 127) << 23);
        return p * first * second;
    }

    /// ln x: with `x = (1 + f) · 2ᵉ` it is `ln(1 + f) + e ln 2`; −∞ at ±0, NaN below.
    public static float log(float x) {
        var tiny = x < Float.MIN_NORMAL;
        var s = tiny ? x * 0x1p23f : x;
        var i = Float.floatToRawIntBits(s) - SQRT_HALF_BITS;
        var e = Float.intBitsToFloat((i >> 23) + ROUND_BITS) - ROUND + (tiny ? -23f : 0f);
        var f = Float.intBitsToFloat((i & 0x7FFFFF) + SQRT_HALF_BITS) - 1f;
        var z = f * f;
        var p = Math.fma(L8, f, L7);
        p = Math.fma(p, f, L6);
        p = Math.fma(p, f, L5);
        p = Math.fma(p, f, L4);
        p = Math.fma(p, f, L3);
        p = Math.fma(p, f, L2);
        p = Math.fma(p, f, L1);
        p = Math.fma(p, f, L0);
        p = p * f * z;
        p = Math.fma(e, LN2_LOW, p);
        p = Math.fma(-0.5f, z, p);
        p = Math.fma(e, LN2_HIGH, f + p);
        p = x == 0f ? Float.NEGATIVE_INFINITY : p;
        p = x == Float.POSITIVE_INFINITY ? x : p;
        return x >= 0f ? p : Float.NaN;
    }

    /// tanh x: an odd polynomial near 0, elsewhere `1 − 2 / (e²ˣ + 1)` of `|x|` with the sign put back.
    public static float tanh(float x) {
        var a = Math.abs(x);
        var z = a * a;
        var p = Math.fma(T4, z, T3);
        p = Math.fma(p, z, T2);
        p = Math.fma(p, z, T1);
        p = Math.fma(p, z, T0);
        p = Math.fma(p, z * a, a);
        var far = 1f - 2f / (exp(a + a) + 1f);
        var r = a < TANH_SPLIT ? p : far;
        var sign = Float.floatToRawIntBits(x) & 0x80000000;
        return Float.intBitsToFloat(Float.floatToRawIntBits(r) | sign);
    }

    /// erf x: a quotient of polynomials of x² times x, held between −1 and 1.
    public static float erf(float x) {
        var w = Math.max(Math.min(x, ERF_END), -ERF_END);
        var z = w * w;
        var p = Math.fma(F5, z, F4);
        p = Math.fma(p, z, F3);
        p = Math.fma(p, z, F2);
        p = Math.fma(p, z, F1);
        p = Math.fma(p, z, F0);
        var q = Math.fma(G5, z, G4);
        q = Math.fma(q, z, G3);
        q = Math.fma(q, z, G2);
        q = Math.fma(q, z, G1);
        q = Math.fma(q, z, 1f);
        return Math.max(Math.min(w * p / q, 1f), -1f);
    }

    /// aᵇ by way of `e^(b ln |a|)` in double, within one unit in the last place; `StrictMath.pow` would allocate.
    public static float pow(float a, float b) {
        if (b == 0f || a == 1f) {
            return 1f;
        }
        var size = StrictMath.exp(b * StrictMath.log(Math.abs((double) a)));
        if (Float.floatToRawIntBits(a) >= 0) {
            return (float) size;
        }
        var whole = b == (float) Math.rint(b);
        var odd = whole && Math.abs(b) < 0x1p24f && ((int) b & 1) != 0;
        var impossible = !whole && a != 0f && a != Float.NEGATIVE_INFINITY;
        return impossible ? Float.NaN : (float) (odd ? -size : size);
    }

    /// 1 / (1 + e⁻ˣ), for negative `x` as `eˣ / (1 + eˣ)`, which stays exact down to the smallest float.
    public static float sigmoid(float x) {
        var e = exp(-Math.abs(x));
        return (x < 0f ? e : 1f) / (e + 1f);
    }
}
