package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What laws are made of fails where it should.
class LawsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static Tensor of(double... x) {
        return Tensor.of(Shape.of(x.length), x);
    }

    private static void holds(ThrowingCallable law) {
        assertThatCode(law).doesNotThrowAnyException();
    }

    private static void fails(ThrowingCallable law) {
        assertThatThrownBy(law).isInstanceOf(AssertionError.class);
    }

    private static ThrowingCallable close(Tensor expected, Tensor received) {
        return () -> Laws.close("law", List.of(expected), List.of(received), 1e-3);
    }

    private static ThrowingCallable sameBits(Tensor expected, Tensor received) {
        return () -> Laws.sameBits("law", List.of(expected), List.of(received));
    }

    @Test
    void smallNumbersCountAsMuchAsLargeOnes() {
        holds(close(of(1e-20, 0), of(1.0001e-20, 0)));
        fails(close(of(1e-20, 0), of(1.01e-20, 0)));
        fails(close(of(0, 0), of(1e-9, 0)));
        holds(() -> Laws.close("law", List.of(of(0)), List.of(of(1e-9)), 1e-3, 1e-8));
        fails(() -> Laws.close("law", List.of(of(0)), List.of(of(1e-7)), 1e-3, 1e-8));
    }

    @Test
    void whatIsNotFiniteMustBeTheSame() {
        holds(close(of(INFINITY, Double.NaN, 1), of(INFINITY, Double.NaN, 1)));
        fails(close(of(INFINITY, 1), of(INFINITY, 1.1)));
        fails(close(of(INFINITY), of(-INFINITY)));
        fails(close(of(INFINITY), of(1)));
        fails(close(of(1), of(INFINITY)));
        fails(close(of(1), of(Double.NaN)));
        fails(() -> Laws.close("law", INFINITY, 1, 1e-3));
        fails(() -> Laws.close("law", 1, Double.NaN, 1e-3));
    }

    @Test
    void nothingMayBeMissingOrLeftOver() {
        fails(() -> Laws.close("law", List.of(of(1)), List.of(of(1), of(2)), 1e-3));
        fails(() -> Laws.close("law", List.of(of(1), of(2)), List.of(of(1)), 1e-3));
        fails(() -> Laws.sameBits("law", List.of(of(1)), List.of(of(1), of(2))));
        fails(close(of(1), of(1).reshaped(Shape.of(1, 1))));
    }

    @Test
    void typesCount() {
        Tensor whole = of(3).to(Type.INT64), single = of(3).to(Type.FLOAT32);
        holds(close(of(3), single));
        fails(close(whole, single));
        fails(close(of(3), whole));
        fails(close(of(5000).to(Type.INT64), of(5001).to(Type.INT64)));
        fails(sameBits(of(3), single));
    }

    @Test
    void everyBitCounts() {
        holds(sameBits(of(1, -0.0, Double.NaN), of(1, -0.0, -Double.NaN)));
        fails(sameBits(of(0.0), of(-0.0)));
        fails(sameBits(of(1), of(Math.nextUp(1.0))));
    }

    @Test
    void refusalsSayWhere() {
        holds(() -> Laws.refuses("Op", () -> refuse("Op: expected this, received that")));
        fails(() -> Laws.refuses("Other", () -> refuse("Op: expected this, received that")));
        fails(() -> Laws.refuses("Op", () -> refuse("Op: no")));
        fails(() -> Laws.refuses("Op", () -> {}));
    }

    private static void refuse(String message) {
        throw new ShapeException(message);
    }
}
