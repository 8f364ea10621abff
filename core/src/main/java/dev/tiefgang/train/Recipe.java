package dev.tiefgang.train;

import dev.tiefgang.optim.Constant;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Schedule;
import java.util.List;
import java.util.Optional;

/// Everything that decides how a model is trained; with the data and the first numbers it decides every bit of
/// the result.
///
/// @param optimizer how a gradient becomes a change
/// @param schedule how the learning rate changes
/// @param epochs how often all samples are shown
/// @param batch samples per step: 1 is online learning, 0 stands for all of them (full batch); what becomes of a
///     smaller last batch says [Epoch]
/// @param seed of the order of the samples and of what layers draw
/// @param weightDecay `λ` in `g + λ·w`, for weights, not for biases and the scales of norms; added to the gradient
///     after it was clipped
/// @param clip bound on the gradients of the loss
/// @param patience epochs without a better validation result after which training ends; 0 means never, and is all
///     there can be without a validation set
/// @param frozen patterns of names of parameters and running statistics that stay as they are; `*` stands for
///     anything
/// @param extras what few recipes ask for; [#extra()] where it does not matter whether there are any
public record Recipe(
        Optimizer optimizer,
        Schedule schedule,
        int epochs,
        int batch,
        long seed,
        double weightDecay,
        Clip clip,
        int patience,
        List<String> frozen,
        Optional<Extras> extras) {
    public Recipe {
        if (epochs < 1) throw new IllegalArgumentException("Recipe: expected at least 1 epoch, received " + epochs);
        if (batch < 0)
            throw new IllegalArgumentException("Recipe: expected a batch of at least 1 (0 for all), received " + batch);
        if (!(weightDecay >= 0))
            throw new IllegalArgumentException(
                    "Recipe: expected a weight decay of at least 0, received " + weightDecay);
        if (patience < 0)
            throw new IllegalArgumentException("Recipe: expected a patience of at least 0, received " + patience);
        frozen = List.copyOf(frozen);
        extras = extras.filter(e -> !e.equals(Extras.NONE));
    }

    /// A constant rate, 10 epochs, batches of 32, seed 1.
    public static Recipe of(Optimizer optimizer) {
        return new Recipe(optimizer, new Constant(), 10, 32, 1, 0, new Clip.None(), 0, List.of(), Optional.empty());
    }

    public Recipe optimizer(Optimizer other) {
        return new Recipe(other, schedule, epochs, batch, seed, weightDecay, clip, patience, frozen, extras);
    }

    public Recipe schedule(Schedule other) {
        return new Recipe(optimizer, other, epochs, batch, seed, weightDecay, clip, patience, frozen, extras);
    }

    public Recipe epochs(int number) {
        return new Recipe(optimizer, schedule, number, batch, seed, weightDecay, clip, patience, frozen, extras);
    }

    public Recipe batch(int samples) {
        return new Recipe(optimizer, schedule, epochs, samples, seed, weightDecay, clip, patience, frozen, extras);
    }

    public Recipe seed(long other) {
        return new Recipe(optimizer, schedule, epochs, batch, other, weightDecay, clip, patience, frozen, extras);
    }

    public Recipe weightDecay(double share) {
        return new Recipe(optimizer, schedule, epochs, batch, seed, share, clip, patience, frozen, extras);
    }

    public Recipe clip(Clip other) {
        return new Recipe(optimizer, schedule, epochs, batch, seed, weightDecay, other, patience, frozen, extras);
    }

    public Recipe patience(int number) {
        return new Recipe(optimizer, schedule, epochs, batch, seed, weightDecay, clip, number, frozen, extras);
    }

    public Recipe freeze(String... patterns) {
        return new Recipe(
                optimizer, schedule, epochs, batch, seed, weightDecay, clip, patience, List.of(patterns), extras);
    }

    /// Parameters with a rate or weight decay of their own; of several groups that fit a name the first
    /// counts.
    public Recipe groups(Group... groups) {
        Extras e = extra();
        return extra(new Extras(List.of(groups), e.l1(), e.maxNorm(), e.average(), e.accumulate()));
    }

    /// Weights are drawn to 0 by a force that does not depend on their size ([Extras#l1]).
    public Recipe l1(double decay) {
        Extras e = extra();
        return extra(new Extras(e.groups(), decay, e.maxNorm(), e.average(), e.accumulate()));
    }

    /// A bound on the length of the weights that lead to one output ([Extras#maxNorm]).
    public Recipe maxNorm(double most) {
        Extras e = extra();
        return extra(new Extras(e.groups(), e.l1(), most, e.average(), e.accumulate()));
    }

    /// The model becomes the mean of its weights over the steps ([Extras#average]).
    public Recipe average(double share) {
        Extras e = extra();
        return extra(new Extras(e.groups(), e.l1(), e.maxNorm(), share, e.accumulate()));
    }

    /// Some batches make one step ([Extras#accumulate]).
    public Recipe accumulate(int batches) {
        Extras e = extra();
        return extra(new Extras(e.groups(), e.l1(), e.maxNorm(), e.average(), batches));
    }

    private Recipe extra(Extras other) {
        return new Recipe(
                optimizer, schedule, epochs, batch, seed, weightDecay, clip, patience, frozen, Optional.of(other));
    }

    /// What few recipes ask for, and what stands for nothing where this one does not.
    public Extras extra() {
        return extras.orElse(Extras.NONE);
    }

    /// True where a parameter or running statistic of that name stays as it is.
    public boolean freezes(String name) {
        return frozen.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /// True where a pattern fits a name.
    static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) return pattern.equals(name);
        String head = pattern.substring(0, star), rest = pattern.substring(star + 1);
        if (!name.startsWith(head)) return false;
        for (int i = head.length(); i <= name.length(); i++) if (matches(rest, name.substring(i))) return true;
        return false;
    }
}
