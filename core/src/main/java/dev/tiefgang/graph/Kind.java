package dev.tiefgang.graph;

import dev.tiefgang.tensor.ShapeException;
import java.util.List;

/// What the elements of a value stand for; the plan decides how they are stored.
public enum Kind {
    /// Real numbers: `float` or `double`, as the plan is compiled.
    REAL("real numbers"),
    /// Whole numbers (class labels, positions, counters): always 64-bit integers.
    INDEX("whole numbers");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /// Demands real numbers from every input of an op, and gives that kind.
    ///
    /// @throws ShapeException naming the op and the input that holds whole numbers
    static Kind allReal(Op op, List<Kind> in) {
        for (int i = 0; i < in.size(); i++) require(op, in, i, REAL);
        return REAL;
    }

    /// Demands the same kind of every input of an op, and gives it.
    ///
    /// @throws ShapeException naming the op and the input that differs from the first
    static Kind same(Op op, List<Kind> in) {
        for (int i = 1; i < in.size(); i++) require(op, in, i, in.getFirst());
        return in.getFirst();
    }

    /// Demands a kind of input `i` of an op.
    ///
    /// @throws ShapeException naming the op and what came
    public static void require(Op op, List<Kind> in, int i, Kind expected) {
        if (in.get(i) != expected)
            throw new ShapeException("%s: expected %s as input %d, received %s%s"
                    .formatted(
                            op.getClass().getSimpleName(),
                            expected.words,
                            i,
                            in.get(i).words,
                            expected == REAL ? "; put a Cast before it" : ""));
    }
}
