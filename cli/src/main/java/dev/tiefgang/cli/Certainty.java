package dev.tiefgang.cli;

import dev.tiefgang.loss.AbsoluteSum;
import dev.tiefgang.loss.CategoricalHinge;
import dev.tiefgang.loss.CosineDistance;
import dev.tiefgang.loss.Hinge;
import dev.tiefgang.loss.Huber;
import dev.tiefgang.loss.KullbackLeibler;
import dev.tiefgang.loss.LogCosh;
import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.MeanAbsoluteError;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.Poisson;
import dev.tiefgang.loss.Several;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SigmoidFocal;
import dev.tiefgang.loss.Smoothed;
import dev.tiefgang.loss.SoftDice;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.SoftmaxFocal;
import dev.tiefgang.loss.SquaredSum;
import dev.tiefgang.loss.Weighted;
import java.util.Locale;

/// What a network's answer for a class means.
enum Certainty {
    /// How probable the class is.
    PROBABILITY,
    /// The more, the surer; nothing else can be said.
    SCORE;

    /// What a network answers that learned by a loss: a probability where the loss is one of probabilities.
    static Certainty of(Loss loss) {
        return switch (loss) {
            case SoftmaxCrossEntropy _, SoftmaxFocal _, SigmoidCrossEntropy _, SigmoidFocal _, KullbackLeibler _ ->
                PROBABILITY;
            case Smoothed s -> of(s.loss());
            case Weighted w -> of(w.loss());
            case MeanSquaredError _,
                    MeanAbsoluteError _,
                    SquaredSum _,
                    AbsoluteSum _,
                    Huber _,
                    LogCosh _,
                    Poisson _,
                    CosineDistance _,
                    Hinge _,
                    CategoricalHinge _,
                    Several _,
                    SoftDice _ -> SCORE;
        };
    }

    /// The name, in a text and as a key for programs.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A probability in percent, a score as it is.
    ///
    /// @param decimals of the percentage; a score has one more
    String text(double value, int decimals) {
        return this == PROBABILITY ? Units.percent(value, decimals) : Units.decimal(value, decimals + 1);
    }
}
