package dev.tiefgang.optim;

import java.util.List;

/// How the learning rate changes during training: a factor on the optimizer's rate.
public sealed interface Schedule
        permits Constant,
                Cosine,
                CosineRestarts,
                Cyclic,
                Exponential,
                MultiStep,
                OneCycle,
                Plateau,
                Polynomial,
                Steps,
                Warmup {
    /// The factor at a moment of training.
    ///
    /// @param epoch epochs done, with the part of the current one: 0 at the start, `epochs` at the end
    /// @param epochs epochs in all
    double factor(double epoch, int epochs);

    /// The factor at a moment of training, for schedules that also look at how training goes.
    ///
    /// A function of its arguments alone. The scores are saved with each checkpoint, so training that goes
    /// on from one gets the same factors.
    ///
    /// @param epoch epochs done, with the part of the current one: 0 at the start, `epochs` at the end
    /// @param epochs epochs in all
    /// @param done the scores of the epochs that are done; the last one is that before the current epoch
    default double factor(double epoch, int epochs, List<EpochScore> done) {
        return factor(epoch, epochs);
    }
}
