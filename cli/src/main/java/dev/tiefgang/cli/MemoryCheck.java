package dev.tiefgang.cli;

import dev.tiefgang.nn.Network;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.TrainingMemory;

/// The memory that a run takes, known before any of it is taken.
final class MemoryCheck {
    private MemoryCheck() {}

    /// Bytes for the model and for training it or testing it, whichever takes more: one is over when the other
    /// begins. The size of the test set is known only when it is read, at the end.
    ///
    /// @param data what is learned from and, `validation` samples of it, validated on
    /// @throws UsageException if a tensor would have more elements than one array can hold, or a layer needs
    ///     larger batches
    static long needed(Network network, Recipe recipe, DataSet data, int validation, int threads) {
        try {
            long training = TrainingMemory.training(
                    network, Precision.FLOAT, recipe, data, data.size() - validation, validation, threads);
            long test = TrainingMemory.evaluation(network, Precision.FLOAT, data, Integer.MAX_VALUE, threads);
            return TrainingMemory.model(network, Precision.FLOAT) + Math.max(training, test);
        } catch (ShapeException e) {
            throw new UsageException("The network does not take such batches: " + e.getMessage(), e);
        }
    }

    /// @throws IllegalStateException if that is more than this JVM can still take
    static void require(long needed) {
        Runtime jvm = Runtime.getRuntime();
        long available = jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
        if (needed > available)
            throw new IllegalStateException(
                    "Memory: training needs %s, available are %s; take a smaller batch or network, or start Java with a larger -Xmx"
                            .formatted(Units.bytes(needed), Units.bytes(available)));
    }
}
