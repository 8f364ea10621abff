package dev.tiefgang.cli;

import dev.tiefgang.nn.Network;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.LearningStep;
import dev.tiefgang.train.Recipe;

/// The memory that training takes, known before any of it is taken.
final class MemoryCheck {
    /// Batches that lie ready at the same time.
    private static final int BATCHES = 3;

    private MemoryCheck() {}

    /// Bytes for the plan's memory, weights and the optimizer's memory, the best weights, and the batches.
    ///
    /// @param samples samples to learn from
    /// @throws UsageException if a tensor would have more elements than one array can hold
    static long needed(Network network, Recipe recipe, DataSet data, int samples, int threads) {
        int batch = recipe.batch() == 0 ? samples : Math.min(recipe.batch(), samples);
        try {
            Plan plan = LearningStep.of(network, recipe, batch, data.labels().size(), Precision.FLOAT)
                    .plan();
            long best = 4 * network.summary().parameters();
            long batches =
                    4L * BATCHES * batch * (data.input().size() + data.target().size());
            return plan.bytes(threads) + plan.parameterBytes() + best + batches;
        } catch (ShapeException e) {
            throw new UsageException("The network is too large for batches of " + batch + ": " + e.getMessage(), e);
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
