package dev.tiefgang.cli;

import dev.tiefgang.loss.CategoricalHinge;
import dev.tiefgang.loss.CosineDistance;
import dev.tiefgang.loss.Hinge;
import dev.tiefgang.loss.Huber;
import dev.tiefgang.loss.LogCosh;
import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.MeanAbsoluteError;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.Poisson;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SigmoidFocal;
import dev.tiefgang.loss.Smoothed;
import dev.tiefgang.loss.SoftDice;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.SoftmaxFocal;
import dev.tiefgang.loss.Weighted;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.Balance;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.zoo.UnknownNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `train` can be told about the loss; whatever is left out is as the model and the data have it.
final class LossOptions {
    /// The options of this class.
    static final List<String> NAMES = List.of("--loss", "--label-smoothing", "--class-weights");

    private static final String BALANCED = "balanced";

    /// Losses of one class out of several.
    private static final Map<String, Loss> OF_CLASSES = new LinkedHashMap<>();

    /// Losses of numbers, which the one-hot rows of classes are too.
    private static final Map<String, Loss> OF_VALUES = new LinkedHashMap<>();

    static {
        OF_CLASSES.put("cross-entropy", new SoftmaxCrossEntropy());
        OF_CLASSES.put("focal", new SoftmaxFocal());
        OF_CLASSES.put("categorical-hinge", new CategoricalHinge());
        OF_VALUES.put("squared", new MeanSquaredError());
        OF_VALUES.put("absolute", new MeanAbsoluteError());
        OF_VALUES.put("huber", new Huber());
        OF_VALUES.put("log-cosh", new LogCosh());
        OF_VALUES.put("poisson", new Poisson());
        OF_VALUES.put("cosine", new CosineDistance());
        OF_VALUES.put("binary-cross-entropy", new SigmoidCrossEntropy());
        OF_VALUES.put("binary-focal", new SigmoidFocal(2, 0.25));
        OF_VALUES.put("hinge", new Hinge());
        OF_VALUES.put("dice", new SoftDice());
    }

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "For classes: cross-entropy (default), focal or categorical-hinge. For classes and values:"
                    + " squared (default for values), absolute, huber, log-cosh, poisson, cosine, binary-cross-entropy,"
                    + " binary-focal, hinge or dice.")
    private @Nullable String loss;

    @Option(
            names = "--label-smoothing",
            paramLabel = "SHARE",
            description = "How unsure targets are made, at least 0 and below 1; for cross-entropy and focal losses.")
    private @Nullable Double smoothing;

    @Option(
            names = "--class-weights",
            paramLabel = "NAME",
            description = "balanced: all classes weigh the same together.")
    private @Nullable String weights;

    /// @throws UsageException if an option is named
    void requireNone() {
        if (loss != null || smoothing != null || weights != null)
            throw new UsageException(
                    (loss != null ? "--loss" : smoothing != null ? "--label-smoothing" : "--class-weights")
                            + ": has no meaning here; name it to train");
    }

    /// The loss that training makes small.
    ///
    /// @param model the loss that the model has for classes
    /// @throws UsageException if an option does not fit the data or the loss
    /// @throws UnknownNameException if there is no such loss
    /// @throws DataException if classes are to be balanced and one has no samples
    Loss of(Loss model, DataSet samples) {
        boolean classes = !samples.labels().isEmpty();
        Loss result = loss != null ? named(loss, samples) : classes ? model : new MeanSquaredError();
        if (smoothing != null) result = smoothed(result, smoothing);
        if (weights == null) return result;
        if (!weights.equals(BALANCED))
            throw new UnknownNameException("kind of class weights", weights, List.of(BALANCED));
        if (!classes) throw new UsageException("--class-weights: '" + samples.name() + "' has no classes");
        List<Double> each = new ArrayList<>();
        for (float w : Balance.weights(samples)) each.add((double) w);
        return new Weighted(result, each);
    }

    private static Loss named(String name, DataSet samples) {
        Loss ofValues = OF_VALUES.get(name), ofClasses = OF_CLASSES.get(name);
        if (ofValues != null) return ofValues;
        if (ofClasses == null) {
            List<String> names = new ArrayList<>(OF_CLASSES.keySet());
            names.addAll(OF_VALUES.keySet());
            throw new UnknownNameException("loss", name, names);
        }
        if (samples.labels().isEmpty())
            throw new UsageException("--loss: " + name + " needs classes, and '" + samples.name() + "' has none");
        return ofClasses;
    }

    private static Loss smoothed(Loss loss, double share) {
        if (!(share >= 0 && share < 1))
            throw Ranges.error("--label-smoothing", "a number of at least 0 and below 1", share);
        try {
            return new Smoothed(loss, share);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--label-smoothing goes with cross-entropy and focal losses", e);
        }
    }

    /// A loss in a few words.
    static String wording(Loss loss) {
        return switch (loss) {
            case Smoothed(Loss inner, double share) ->
                wording(inner) + ", labels smoothed by " + Units.percent(share, 0);
            case Weighted(Loss inner, List<Double> _) -> wording(inner) + ", classes weighted";
            default ->
                loss.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
        };
    }
}
