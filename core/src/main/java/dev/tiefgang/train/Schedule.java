package dev.tiefgang.train;

import java.util.List;

/// How the learning rate changes during training: a factor on the optimizer's rate.
public sealed interface Schedule {
    /// The factor at a moment of training.
    ///
    /// @param epoch epochs done, with the part of the current one: 0 at the start, `epochs` at the end
    /// @param epochs epochs in all
    double factor(double epoch, int epochs);

    /// The factor at a moment of training, for schedules that also look at how training goes.
    ///
    /// A function of its arguments alone. The reports are saved with each checkpoint, so training that goes on
    /// from one gets the same factors; their times differ from run to run and must not be used.
    ///
    /// @param epoch epochs done, with the part of the current one: 0 at the start, `epochs` at the end
    /// @param epochs epochs in all
    /// @param done the reports of the epochs that are done; the last one is that before the current epoch
    default double factor(double epoch, int epochs, List<EpochReport> done) {
        return factor(epoch, epochs);
    }

    /// Always 1.
    record Constant() implements Schedule {
        @Override
        public double factor(double epoch, int epochs) {
            return 1;
        }
    }

    /// Multiplied by `factor` every `every` epochs.
    record Steps(int every, double factor) implements Schedule {
        public Steps {
            if (every < 1) throw new IllegalArgumentException("Steps: expected at least 1 epoch, received " + every);
            if (!(factor > 0))
                throw new IllegalArgumentException("Steps: expected a factor above 0, received " + factor);
        }

        @Override
        public double factor(double epoch, int epochs) {
            return StrictMath.pow(factor, Math.floor(epoch / every));
        }
    }

    /// `½ (1 + cos(π·epoch / epochs))`, from 1 down to 0. Source: Loshchilov, Hutter, 2017.
    record Cosine() implements Schedule {
        @Override
        public double factor(double epoch, int epochs) {
            return (1 + StrictMath.cos(StrictMath.PI * Math.min(1, epoch / epochs))) / 2;
        }
    }

    /// Up from 1/25 to 1 during the first `rise` of training, then down to 1/10,000, both along half a cosine.
    ///
    /// Source: Smith, Topin: "Super-convergence", 2018.
    record OneCycle(double rise) implements Schedule {
        private static final double FIRST = 1.0 / 25;
        private static final double LAST = 1e-4;

        public OneCycle {
            if (!(rise > 0 && rise < 1))
                throw new IllegalArgumentException("OneCycle: expected a rise above 0 and below 1, received " + rise);
        }

        /// A rise during the first 30 %.
        public OneCycle() {
            this(0.3);
        }

        @Override
        public double factor(double epoch, int epochs) {
            double at = Math.min(1, epoch / epochs);
            return at < rise ? between(FIRST, 1, at / rise) : between(1, LAST, (at - rise) / (1 - rise));
        }

        private static double between(double from, double to, double share) {
            return from + (to - from) * (1 - StrictMath.cos(StrictMath.PI * share)) / 2;
        }
    }
}
