package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;
import java.util.Optional;

/// `Σ −α·y·(1 − p)^γ·ln p − (1 − α)·(1 − y)·p^γ·ln(1 − p)` with `p = σ(o)`, mean over the samples:
/// cross-entropy of independent yes/no answers in which those that are answered well already count little.
///
/// Computed from `ln p = −ln(1 + e⁻ᵒ)` and `ln(1 − p) = −ln(1 + eᵒ)`, which holds for any output. Source:
/// Lin et al.: "Focal loss for dense object detection", 2017, who take `γ = 2`, `α = ¼`.
///
/// @param gamma `γ`, at least 0: how fast the weight of good answers falls; 0 is cross-entropy
/// @param alpha `α`, from 0 to 1: the weight of yes, with `1 − α` for no; none stands for 1 on both sides
public record SigmoidFocal(double gamma, Optional<Double> alpha) implements Loss {
    public SigmoidFocal {
        Samples.requireFrom("SigmoidFocal", "gamma", gamma, 0);
        alpha.ifPresent(a -> {
            if (!(a >= 0 && a <= 1))
                throw new IllegalArgumentException("SigmoidFocal: expected an alpha from 0 to 1, received " + a);
        });
    }

    /// Without weights for yes and no.
    public SigmoidFocal(double gamma) {
        this(gamma, Optional.empty());
    }

    /// With weights for yes and no.
    public SigmoidFocal(double gamma, double alpha) {
        this(gamma, Optional.of(alpha));
    }

    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        Value no = Samples.softplus(output), yes = Samples.softplus(output.negate());
        Value missed = no.times(-gamma).exp().times(yes).times(target);
        Value alarm = yes.times(-gamma).exp().times(no).times(target.negate().plus(1));
        return Samples.sum(
                alpha.map(a -> missed.times(a).plus(alarm.times(1 - a))).orElseGet(() -> missed.plus(alarm)));
    }

    @Override
    public Value prediction(Value output) {
        return output.sigmoid();
    }
}
