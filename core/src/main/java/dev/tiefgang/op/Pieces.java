package dev.tiefgang.op;

import dev.tiefgang.graph.Value;

/// Parts that formulas share, written so that neither infinities nor digits are lost on the way.
final class Pieces {
    private Pieces() {}

    /// `x` held between two bounds.
    static Value clip(Value x, double min, double max) {
        return x.max(x.scalar(min)).min(x.scalar(max));
    }

    /// `x` where it is not above 0, else 0. Unlike a minimum it has the whole slope of `x` at 0, and a
    /// function of it that is not chosen above 0 cannot overflow there.
    static Value negative(Value x) {
        return x.step().where(x.scalar(0), x);
    }

    /// `eˣ − 1 = tanh(x/2) · (eˣ + 1)`, where the difference would lose the digits of a small `x`.
    static Value expMinusOne(Value x) {
        return x.times(0.5).tanh().times(x.exp().plus(1));
    }

    /// `ln(1 + e)` for `e ≥ 0`: what `1 + e` loses of a small `e`, the quotient puts back (Kahan; see
    /// Goldberg, 1991, theorem 4).
    static Value logOnePlus(Value e) {
        Value u = e.plus(1);
        return u.equal(u.scalar(1)).where(e, u.log().times(e).over(u.minus(u.scalar(1))));
    }

    /// `a − b·⌊a/b⌋`, between 0 and `b`.
    static Value floored(Value a, Value b) {
        Value r = a.minus(b.times(a.over(b).floor()));
        Value other = r.times(b.step().times(2).minus(b.scalar(1))).less(r.scalar(0));
        r = other.where(r.plus(b), r);
        Value opposite = a.step().minus(a.negate().step()).times(b).less(a.scalar(0));
        Value whole =
                b.abs().equal(b.scalar(Double.POSITIVE_INFINITY)).min(a.abs().less(b.abs()));
        return whole.where(opposite.where(b, a), r);
    }

    /// `|a| − |b|·⌊|a|/|b|⌋` with the sign of `a`.
    static Value truncated(Value a, Value b) {
        Value r = floored(a.abs(), b.abs());
        return a.less(a.scalar(0)).where(r.negate(), r);
    }

    /// @throws IllegalArgumentException naming the op and what the number is
    static void requireFinite(String op, String what, double x) {
        if (!Double.isFinite(x))
            throw new IllegalArgumentException(op + ": expected a finite " + what + ", received " + x);
    }
}
