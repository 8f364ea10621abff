package dev.tiefgang.optim;

import java.util.List;

/// Multiplied by `factor` each time that the loss has not fallen for some epochs.
///
/// The loss is that of validation, or of training where there is none. It has fallen where it is below
/// `(1 − margin)·lowest`; after `patience` epochs in a row in which it has not, the factor comes in and
/// counting begins anew. Never below `least`.
///
/// @param patience epochs without a lower loss, at least 1
/// @param factor above 0 and below 1
/// @param margin share by which a loss must be lower, at least 0 and below 1
/// @param least lowest factor in all, at least 0 and at most 1
public record Plateau(int patience, double factor, double margin, double least) implements Schedule {
    public Plateau {
        if (patience < 1)
            throw new IllegalArgumentException(
                    "Plateau: expected a patience of at least 1 epoch, received " + patience);
        if (!(factor > 0 && factor < 1))
            throw new IllegalArgumentException("Plateau: expected a factor above 0 and below 1, received " + factor);
        Settings.requireShare("Plateau", "a margin", margin);
        if (!(least >= 0 && least <= 1))
            throw new IllegalArgumentException(
                    "Plateau: expected a least factor of at least 0 and at most 1, received " + least);
    }

    /// A margin of 1/10,000 and no least factor.
    public Plateau(int patience, double factor) {
        this(patience, factor, 1e-4, 0);
    }

    /// 1, since nothing is known yet.
    @Override
    public double factor(double epoch, int epochs) {
        return 1;
    }

    @Override
    public double factor(double epoch, int epochs, List<EpochScore> done) {
        double lowest = 0, all = 1;
        int waiting = 0;
        for (int i = 0; i < done.size(); i++) {
            EpochScore score = done.get(i);
            double loss = Double.isNaN(score.validationLoss()) ? score.loss() : score.validationLoss();
            waiting++;
            if (i == 0 || loss < lowest - margin * Math.abs(lowest)) {
                lowest = loss;
                waiting = 0;
            } else if (waiting == patience) {
                all = Math.max(least, all * factor);
                waiting = 0;
            }
        }
        return all;
    }
}
