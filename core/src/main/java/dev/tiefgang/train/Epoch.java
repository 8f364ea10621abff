package dev.tiefgang.train;

import java.util.stream.IntStream;

/// How a data set is cut into batches.
///
/// @param samples samples of the set
/// @param batch samples in each batch but the last
/// @param rest samples of a last, smaller batch; 0 where there is none
record Epoch(int samples, int batch, int rest) {
    /// The batches of an epoch of training.
    static Epoch of(Recipe recipe, int samples) {
        return of(samples, recipe.batch() == 0 ? samples : recipe.batch());
    }

    /// Batches of at most a number of samples.
    static Epoch of(int samples, int most) {
        int batch = Math.min(most, samples);
        return new Epoch(samples, batch, samples % batch);
    }

    /// Number of batches.
    int steps() {
        return samples / batch + (rest > 0 ? 1 : 0);
    }

    /// The sizes of batches that occur, each of which needs a plan of its own.
    int[] sizes() {
        return IntStream.of(batch, rest).filter(n -> n > 0).toArray();
    }
}
