package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.ToIndex;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// A learned row of numbers for each word or category: `y[…] = W[x[…]]`.
///
/// Shapes: `[n, …]` → `[n, …, units]`; the inputs are whole numbers from 0 to below `words`, and a run refuses
/// others with a [dev.tiefgang.tensor.DataException]. Parameters: `weight [words, units]`. The same as a dense
/// layer without bias on one-hot inputs, without reckoning with the zeros. Source: Y. Bengio, R. Ducharme, P.
/// Vincent, C. Jauvin, "A Neural Probabilistic Language Model", 2003.
///
/// @param words how many different inputs there are
/// @param units numbers for each
/// @param init how they begin
public record Embedding(int words, int units, Init init) implements Layer {
    private static final double LIMIT = 0.05;

    public Embedding {
        if (words < 1 || units < 1)
            throw new ShapeException(
                    "Embedding: expected at least 1 word and 1 unit, received " + words + " and " + units);
        new ToIndex(words);
    }

    /// Rows that begin with small uniform numbers.
    public Embedding(int words, int units) {
        this(words, units, new Init.Uniform(LIMIT));
    }

    public Embedding init(Init other) {
        return new Embedding(words, units, other);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        if (x.shape().rank() == 0)
            throw new ShapeException("Embedding: expected numbers of words [n, …], received a scalar " + x.shape());
        Value weight = scope.weight("weight", Shape.of(words, units), init, 1, units, 0);
        return weight.gather(0, x.then(new ToIndex(words)));
    }
}
