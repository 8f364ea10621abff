package dev.tiefgang.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.op.Erf;
import dev.tiefgang.op.Pow;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatMathTest {
    private interface FloatFunction {
        float apply(float x);
    }

    @Test
    void isWithinAFewUlpsOfTheExactValueForFloatsOfEveryKind() {
        check("exp", FloatMath::exp, StrictMath::exp, 3);
        check("log", FloatMath::log, StrictMath::log, 3);
        check("tanh", FloatMath::tanh, StrictMath::tanh, 3);
        check("sigmoid", FloatMath::sigmoid, FloatMathTest::sigmoid, 3);
        check("erf", FloatMath::erf, new Erf()::apply, 5);
    }

    /// Every 1009th bit pattern: all signs, exponents, denormals, infinities and NaNs.
    private static void check(String name, FloatFunction f, DoubleUnaryOperator exact, int ulps) {
        for (var bits = (long) Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += 1009) {
            var x = Float.intBitsToFloat((int) bits);
            var wanted = (float) exact.applyAsDouble(x);
            var got = f.apply(x);
            var finite = Float.isFinite(wanted) && Float.isFinite(got);
            var close = finite
                    ? Math.abs(got - exact.applyAsDouble(x)) <= ulps * Math.ulp(wanted)
                    : Float.compare(got, wanted) == 0;
            assertThat(close)
                    .as("%s(%s) = %s, exactly %s", name, x, got, wanted)
                    .isTrue();
        }
    }

    private static double sigmoid(double x) {
        return x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
    }

    @Test
    void hitsTheExactValues() {
        assertThat(FloatMath.exp(0f)).isEqualTo(1f);
        assertThat(FloatMath.exp(-0f)).isEqualTo(1f);
        assertThat(FloatMath.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
        assertThat(FloatMath.log(1f)).isEqualTo(0f);
        assertThat(FloatMath.log(0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatMath.log(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatMath.log(-1f)).isNaN();
        assertThat(FloatMath.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Float.floatToRawIntBits(FloatMath.tanh(-0f))).isEqualTo(Float.floatToRawIntBits(-0f));
        assertThat(FloatMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
        assertThat(FloatMath.sigmoid(0f)).isEqualTo(0.5f);
        assertThat(FloatMath.sigmoid(-100f)).isGreaterThan(0f).isLessThan(1e-40f);
    }

    @Test
    void powIsThatOfTheDefinition() {
        var pow = new Pow();
        var bits = 12345L;
        float[] special = {
            0f, -0f, 1f, -1f, 2f, -2f, 3f, -3f, 0.5f, -0.5f, 1e30f, -1e30f, 1e-40f, 1 / 0f, -1 / 0f, 0 / 0f
        };
        for (var i = 0; i < 300_000; i++) {
            bits = bits * 6364136223846793005L + 1442695040888963407L;
            var a = i < 256 ? special[i / 16] : Float.intBitsToFloat((int) (bits >>> 32));
            var b = i < 256 ? special[i % 16] : i % 3 == 0 ? (int) (bits >>> 60) - 8 : (float) (bits >> 40) * 0x1p-18f;
            if (Math.abs(a) == 1f && Float.isInfinite(b)) continue; // the JDK and C disagree
            var wanted = (float) pow.apply(a, b);
            var got = FloatMath.pow(a, b);
            var close = Float.compare(got, wanted) == 0 || Math.abs(got - wanted) <= Math.ulp(wanted);
            assertThat(close)
                    .as("pow(%s, %s) = %s, exactly %s", a, b, got, wanted)
                    .isTrue();
        }
    }

    /// Table 7.1 of Abramowitz and Stegun.
    @Test
    void erfIsThatOfTheTables() {
        var erf = new Erf();
        assertThat(erf.apply(0.5)).isCloseTo(0.5204998778, within(1e-10));
        assertThat(erf.apply(1)).isCloseTo(0.8427007929, within(1e-10));
        assertThat(erf.apply(2)).isCloseTo(0.9953222650, within(1e-10));
        assertThat(erf.apply(-1.99999)).isCloseTo(-erf.apply(2.00001), within(1e-6));
        assertThat(erf.apply(30)).isEqualTo(1);
    }

    @Test
    void neverFallsAroundTheEndsOfTheRange() {
        for (var edge : new float[] {-104f, -87.33f, 88.72f, 89f}) {
            var x = edge - 0.01f;
            while (x < edge + 0.01f) {
                var next = Math.nextUp(x);
                assertThat(FloatMath.exp(next)).as("exp(%s)", next).isGreaterThanOrEqualTo(FloatMath.exp(x));
                x = next;
            }
        }
    }
}
