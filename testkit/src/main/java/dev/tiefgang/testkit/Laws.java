package dev.tiefgang.testkit;

import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.List;
import java.util.Locale;

/// What all laws are made of: a failed one is an [AssertionError] that names the case.
public final class Laws {
    /// What counts as 0 in a tensor of nothing but zeros.
    private static final double TINY = 1e-30;

    private Laws() {}

    /// Fails with a message unless the condition holds.
    @SuppressWarnings("AnnotateFormatMethod") // that annotation would be a dependency
    public static void require(boolean condition, String message, Object... about) {
        if (!condition) throw new AssertionError(message.formatted(about));
    }

    /// Runs a law on a case; whatever goes wrong is reported with the name of the case.
    public static void on(String name, Runnable law) {
        try {
            law.run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    /// Two lists of tensors agree in number, types, shapes and bits; any NaN equals any other, because their
    /// bits are the processor's affair.
    public static void sameBits(String what, List<Tensor> expected, List<Tensor> received) {
        requireAlike(what, expected, received);
        for (int k = 0; k < expected.size(); k++) {
            Tensor e = expected.get(k), r = received.get(k);
            require(e.type() == r.type(), "%s: expected result %d as %s, received %s", what, k, e.type(), r.type());
            for (int i = 0; i < e.size(); i++)
                require(
                        e.bits(i) == r.bits(i) || Double.isNaN(e.at(i)) && Double.isNaN(r.at(i)),
                        "%s: result %d of shape %s at element %d: expected the bits of %s, received %s",
                        what,
                        k,
                        e.shape(),
                        i,
                        e.at(i),
                        r.at(i));
        }
    }

    /// Two lists of tensors agree within a share of the largest number of each tensor.
    public static void close(String what, List<Tensor> expected, List<Tensor> received, double share) {
        close(what, expected, received, share, 0);
    }

    /// Two lists of tensors agree within a share of the largest number of each tensor, or within a floor
    /// where nothing but rounding is left of a tensor; whole numbers, NaN and infinities must be the same.
    public static void close(String what, List<Tensor> expected, List<Tensor> received, double share, double floor) {
        requireAlike(what, expected, received);
        for (int k = 0; k < expected.size(); k++) {
            Tensor e = expected.get(k), r = received.get(k);
            boolean whole = e.type() == Type.INT64;
            require(
                    whole == (r.type() == Type.INT64),
                    "%s: expected result %d as %s, received %s",
                    what,
                    k,
                    e.type(),
                    r.type());
            double largest = largest(e), bound = whole ? 0 : share * Math.max(largest, TINY) + floor;
            for (int i = 0; i < e.size(); i++)
                require(
                        near(e.at(i), r.at(i), bound),
                        "%s: result %d of shape %s at element %d: expected %s within %s of %s, received %s",
                        what,
                        k,
                        e.shape(),
                        i,
                        e.at(i),
                        bound,
                        largest,
                        r.at(i));
        }
    }

    private static void requireAlike(String what, List<Tensor> expected, List<Tensor> received) {
        require(
                expected.size() == received.size(),
                "%s: expected %d results, received %d",
                what,
                expected.size(),
                received.size());
        for (int k = 0; k < expected.size(); k++)
            require(
                    expected.get(k).shape().equals(received.get(k).shape()),
                    "%s: expected result %d of shape %s, received %s",
                    what,
                    k,
                    expected.get(k).shape(),
                    received.get(k).shape());
    }

    /// The largest finite number of a tensor, without its sign.
    private static double largest(Tensor t) {
        double largest = 0;
        for (int i = 0; i < t.size(); i++) if (Double.isFinite(t.at(i))) largest = Math.max(largest, Math.abs(t.at(i)));
        return largest;
    }

    private static boolean near(double expected, double received, double bound) {
        if (!Double.isFinite(expected) || !Double.isFinite(received)) return Double.compare(expected, received) == 0;
        return Math.abs(expected - received) <= bound;
    }

    /// Two numbers agree within a share of their size, and `share` for small ones.
    public static void close(String what, double expected, double received, double share) {
        require(
                near(expected, received, share * Math.max(1, Math.abs(expected))),
                "%s: expected %s, received %s",
                what,
                expected,
                received);
    }

    /// An action is refused with an exception that says what was expected, what came, and where.
    public static void refuses(String where, Runnable action) {
        refuses(List.of(where), action);
    }

    /// An action is refused with an exception that says what was expected, what came, and one of some places.
    static void refuses(List<String> where, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage()), small = message.toLowerCase(Locale.ROOT);
            require(
                    small.contains("expected") && small.contains("received"),
                    "%s: expected a message with 'expected' and 'received', received: %s",
                    where,
                    message);
            require(
                    where.stream().anyMatch(w -> !w.isBlank() && message.contains(w)),
                    "expected a message that names %s, received: %s",
                    where,
                    message);
            return;
        }
        throw new AssertionError(where + ": expected a refusal, received none");
    }
}
