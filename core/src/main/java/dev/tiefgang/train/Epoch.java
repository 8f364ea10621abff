package dev.tiefgang.train;

import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.tensor.ShapeException;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How a data set is cut into batches.
///
/// A last, smaller batch is kept and averaged over its own size. Only where it has fewer samples than a layer
/// [needs][Scope#needSamples], such as one sample for a batch norm behind a dense layer, it is left out; the
/// order changes from epoch to epoch, and with it the samples that are.
///
/// @param samples samples of the set
/// @param batch samples in each batch but the last
/// @param rest samples of a last, smaller batch; 0 where there is none
/// @param leftOut samples of a last batch that was too small to learn from
public record Epoch(int samples, int batch, int rest, int leftOut) {
    /// The batches of an epoch of training.
    ///
    /// @throws ShapeException if a layer needs more samples than there are in a batch
    public static Epoch of(Network network, Recipe recipe, int samples) {
        Epoch e = of(samples, recipe.batch() == 0 ? samples : recipe.batch());
        Scope scope = network.build(1, true, recipe::freezes).scope();
        Scope.Need need = scope.needs().stream()
                .max(Comparator.comparingInt(Scope.Need::samples))
                .orElse(new Scope.Need("", 1, ""));
        if (e.batch < need.samples())
            throw new ShapeException(
                    "Network %s, layer %s: expected batches of at least %d samples, since %s, received %d"
                            .formatted(network.name(), need.path(), need.samples(), need.why(), e.batch));
        return e.rest < need.samples() ? new Epoch(samples, e.batch, 0, e.rest) : e;
    }

    /// Batches of at most a number of samples.
    static Epoch of(int samples, int most) {
        int batch = Math.min(most, samples);
        return new Epoch(samples, batch, samples % batch, 0);
    }

    /// Number of batches.
    public int steps() {
        return samples / batch + (rest > 0 ? 1 : 0);
    }

    /// Samples in all batches.
    public int learned() {
        return samples - leftOut;
    }

    /// The sizes of batches that occur, each of which needs a plan of its own.
    int[] sizes() {
        return IntStream.of(batch, rest).filter(n -> n > 0).toArray();
    }
}
