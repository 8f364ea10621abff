package dev.tiefgang.train;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.runtime.Precision;

/// The memory that training and evaluation take, known before any of it is taken; data sets are left out.
public final class TrainingMemory {
    private TrainingMemory() {}

    /// Bytes of a model's numbers, running statistics included.
    public static long model(Network network, Precision precision) {
        return precision.type(Kind.REAL).bytes()
                * network.build(1, false).scope().parameters().stream()
                        .mapToLong(p -> p.shape().size())
                        .sum();
    }

    /// Bytes that a [Trainer] takes beside the model: the plans for whole batches and for the smaller last one,
    /// what is kept beside each parameter, the best weights, the batches ahead, and the
    /// [evaluation][#evaluation] of the validation set.
    ///
    /// @param form has the samples' shapes and classes; none is read
    /// @param samples samples to learn from
    /// @param validation samples to validate on, may be 0
    /// @throws dev.tiefgang.tensor.ShapeException if a tensor would have more elements than one array can hold,
    ///     or a layer needs larger batches
    public static long training(
            Network network,
            Precision precision,
            Recipe recipe,
            DataSet form,
            int samples,
            int validation,
            int threads) {
        var epoch = Epoch.of(network, recipe, samples);
        int classes = form.labels().size();
        long bytes = model(network, precision) + Batches.bytes(form, epoch.batch());
        for (Scope.Parameter p : network.build(1, false).scope().parameters())
            if (p.trainable())
                bytes += (long) precision.type(Kind.REAL).bytes() * p.shape().size() * Kept.count(recipe);
        for (int n : epoch.sizes())
            bytes += LearningStep.of(network, recipe, n, classes, form.hasWeights(), precision)
                    .plan()
                    .bytes(threads);
        if (recipe.extra().accumulate() > 1)
            bytes += LearningStep.gathering(network, recipe, epoch.batch(), classes, form.hasWeights(), precision)
                    .plan()
                    .bytes(threads);
        if (recipe.extra().average() > 0) bytes += model(network, precision);
        return bytes + (validation == 0 ? 0 : evaluation(network, precision, form, validation, threads));
    }

    /// Bytes that an [Evaluator] takes beside the model.
    ///
    /// @param form has the samples' shapes and classes; none is read
    /// @param samples samples of the set; [Integer#MAX_VALUE] stands for any number of them
    /// @throws dev.tiefgang.tensor.ShapeException if a tensor would have more elements than one array can hold
    public static long evaluation(Network network, Precision precision, DataSet form, int samples, int threads) {
        var epoch = Epoch.of(samples, Evaluator.BATCH);
        long bytes = Batches.bytes(form, epoch.batch());
        for (int n : epoch.sizes())
            bytes += Evaluator.Recall.of(network, form, n, precision).plan().bytes(threads);
        return bytes;
    }
}
