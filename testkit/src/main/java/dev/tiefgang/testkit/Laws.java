package dev.tiefgang.testkit;

import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/// What all laws are made of: a failed one is an [AssertionError] that names the case.
public final class Laws {
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

    /// Two lists of tensors agree to the bit.
    public static void sameBits(String what, List<Tensor> expected, List<Tensor> received) {
        for (int k = 0; k < expected.size(); k++) {
            Tensor e = expected.get(k), r = received.get(k);
            require(
                    e.shape().equals(r.shape()),
                    "%s: expected result %d of shape %s, received %s",
                    what,
                    k,
                    e.shape(),
                    r.shape());
            for (int i = 0; i < e.size(); i++)
                require(
                        e.bits(i) == r.bits(i),
                        "%s: result %d of shape %s at element %d: expected the bits of %s, received %s",
                        what,
                        k,
                        e.shape(),
                        i,
                        e.at(i),
                        r.at(i));
        }
    }

    /// Two lists of tensors agree within a share of the largest number of each tensor, and `share` for
    /// small ones.
    public static void close(String what, List<Tensor> expected, List<Tensor> received, double share) {
        for (int k = 0; k < expected.size(); k++) {
            Tensor e = expected.get(k), r = received.get(k);
            require(
                    e.shape().equals(r.shape()),
                    "%s: expected result %d of shape %s, received %s",
                    what,
                    k,
                    e.shape(),
                    r.shape());
            double largest = 0;
            for (int i = 0; i < e.size(); i++) largest = Math.max(largest, Math.abs(e.at(i)));
            for (int i = 0; i < e.size(); i++)
                require(
                        Math.abs(e.at(i) - r.at(i)) <= share * (largest + 1),
                        "%s: result %d of shape %s at element %d: expected %s within %s of %s, received %s",
                        what,
                        k,
                        e.shape(),
                        i,
                        e.at(i),
                        share,
                        largest,
                        r.at(i));
        }
    }

    /// Two numbers agree within a share of their size, and `share` for small ones.
    public static void close(String what, double expected, double received, double share) {
        require(
                Math.abs(expected - received) <= share * Math.max(1, Math.abs(expected)),
                "%s: expected %s, received %s",
                what,
                expected,
                received);
    }

    /// An action is refused with an exception that says what was expected, what came, and where.
    public static void refuses(String where, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage()), small = message.toLowerCase(Locale.ROOT);
            require(
                    small.contains("expected") && small.contains("received"),
                    "%s: expected a message with 'expected' and 'received', received: %s",
                    where,
                    message);
            require(message.contains(where), "expected a message that names %s, received: %s", where, message);
            return;
        }
        throw new AssertionError(where + ": expected a refusal, received none");
    }
}
