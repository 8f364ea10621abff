package dev.tiefgang.cli;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Nesterov;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.optim.Warmup;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.zoo.LayerWords;
import dev.tiefgang.zoo.UnknownNameException;
import dev.tiefgang.zoo.ZooEntry;
import dev.tiefgang.zoo.ZooOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `train` can be told about network and recipe; whatever is left out is as the model has it.
final class TrainOptions {
    private static final Map<String, Activation.Function> ACTIVATIONS = new LinkedHashMap<>();
    static final int MOST = 1_000_000;

    /// What has no meaning where rates are tried one after the other.
    static final List<String> NOT_FOR_RATES =
            List.of("--lr", "--schedule", "--warmup", "--epochs", "--val", "--patience", "--ema");

    static {
        for (Activation.Function f : Activation.Function.values()) ACTIVATIONS.put(LayerWords.name(f), f);
    }

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "N",
            description = "Units of the hidden layers, for example 300,100.")
    private @Nullable List<Integer> hidden;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "relu, relu6, tanh, sigmoid, step, gelu, gelu-tanh, silu, mish, softplus, softsign,"
                    + " hard-sigmoid, hard-swish, selu, abs or identity.")
    private @Nullable String activation;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "One of: " + OptimizerNames.LIST + ".")
    private @Nullable String optimizer;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate, above 0.")
    private @Nullable Double rate;

    @Option(
            names = "--momentum",
            paramLabel = "SHARE",
            description = "For momentum, nesterov and rmsprop, at least 0 and below 1.")
    private @Nullable Double momentum;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = {"constant, or with what may follow behind a colon:", ScheduleNames.FORMS})
    private @Nullable String schedule;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Epochs in which the rate rises to where the schedule begins; 0: none.")
    private @Nullable Integer warmup;

    @Option(names = "--epochs", paramLabel = "N", description = "How often all samples are shown.")
    private @Nullable Integer epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Samples per step; 1 is online learning, 0 stands for all.")
    private @Nullable Integer batch;

    @Option(
            names = "--val",
            paramLabel = "N",
            description = "Samples put aside for choosing the best epoch (default: a twelfth).")
    private @Nullable Integer validation;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of first weights, order and split (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--weight-decay", paramLabel = "SHARE", description = "At least 0.")
    private @Nullable Double weightDecay;

    @Option(
            names = "--clip-norm",
            paramLabel = "LENGTH",
            description = "Bound on the length of all gradients together, above 0.")
    private @Nullable Double clipNorm;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without a better validation result before the end; 0: never.")
    private @Nullable Integer patience;

    @Option(names = "--l1", paramLabel = "SHARE", description = "Decay by the sign of a weight, at least 0.")
    private @Nullable Double l1;

    @Option(
            names = "--max-norm",
            paramLabel = "LENGTH",
            description = "Bound on the length of the weights that lead to one unit; 0: none.")
    private @Nullable Double maxNorm;

    @Option(
            names = "--ema",
            paramLabel = "SHARE",
            description = "Share of the old mean in a mean of the weights, which becomes the model; 0: none.")
    private @Nullable Double mean;

    @Option(names = "--accumulate", paramLabel = "N", description = "Batches whose gradients make one step.")
    private @Nullable Integer accumulate;

    /// @throws UsageException if an option is named that has no meaning where rates are tried
    void requireForRates() {
        refuse("--lr", rate);
        refuse("--schedule", schedule);
        refuse("--warmup", warmup);
        refuse("--epochs", epochs);
        refuse("--val", validation);
        refuse("--patience", patience);
        refuse("--ema", mean);
    }

    private static void refuse(String option, @Nullable Object value) {
        if (value != null)
            throw new UsageException(option + ": has no meaning here, where rates are tried one after the other");
    }

    @Option(
            names = "--augment",
            paramLabel = "CHANGES",
            description = "Random changes of pictures while they are learned, for example flip,rotate:15,shift:2;"
                    + " see 'tiefgang data show'.")
    private @Nullable String augment;

    @Mixin
    private final LossOptions loss = new LossOptions();

    /// The loss that training makes small.
    ///
    /// @param model the loss that the model has for classes
    /// @throws UsageException if an option does not fit the data
    Loss loss(Loss model, DataSet samples) {
        return loss.of(model, samples);
    }

    /// @throws UsageException if an option is named that only data give a meaning
    void requireForSummary() {
        loss.requireNone();
    }

    long seed() {
        return seed;
    }

    /// How pictures are changed, checked.
    ///
    /// @throws UsageException if the text describes no changes; it says where and what was expected
    Optional<String> augment() {
        return Optional.ofNullable(augment).map(text -> TrainPlan.augment(text).toString());
    }

    /// What the network is built with.
    ///
    /// @throws UsageException if an option does not fit the model
    /// @throws UnknownNameException if there is no such activation
    ZooOptions zoo(ZooEntry entry) {
        ZooOptions options = entry.defaults();
        if (entry.choice() == ZooEntry.Choice.NOTHING && (hidden != null || activation != null))
            throw new UsageException((hidden != null ? "--hidden" : "--activation") + ": write it into the network '"
                    + entry.description() + "' itself");
        if (hidden != null) {
            if (entry.choice() != ZooEntry.Choice.ACTIVATION_AND_SIZES)
                throw new UsageException(
                        "--hidden: the layers of " + entry.name() + " have fixed sizes; use it with mlp");
            if (hidden.isEmpty())
                throw new UsageException("--hidden: expected numbers of units such as 300,100, received none");
            hidden.forEach(units -> Ranges.within("--hidden", units, 1, MOST));
            options = options.hidden(hidden);
        }
        if (activation == null) return options;
        return options.activation(known("activation", activation, ACTIVATIONS));
    }

    /// How the network is trained.
    ///
    /// @throws UsageException if a value is out of range
    /// @throws UnknownNameException if there is no such optimizer or schedule
    Recipe recipe(Recipe model) {
        Recipe r = model.seed(seed).optimizer(optimizer(model.optimizer()));
        if (schedule != null) r = r.schedule(ScheduleNames.of(schedule));
        if (warmup != null) r = r.schedule(warm(r.schedule(), Ranges.within("--warmup", warmup, 0, MOST)));
        if (epochs != null) r = r.epochs(Ranges.within("--epochs", epochs, 1, MOST));
        if (batch != null) r = r.batch(Ranges.within("--batch", batch, 0, Integer.MAX_VALUE));
        if (weightDecay != null) r = r.weightDecay(Ranges.from("--weight-decay", weightDecay, 0));
        if (clipNorm != null) r = r.clip(new Clip.Norm(Ranges.above("--clip-norm", clipNorm, 0)));
        if (l1 != null) r = r.l1(Ranges.from("--l1", l1, 0));
        if (maxNorm != null) r = r.maxNorm(Ranges.from("--max-norm", maxNorm, 0));
        if (mean != null) r = r.average(share("--ema", mean));
        if (accumulate != null) r = r.accumulate(Ranges.within("--accumulate", accumulate, 1, MOST));
        if (patience != null) r = r.patience(Ranges.within("--patience", patience, 0, MOST));
        return r;
    }

    private static Schedule warm(Schedule schedule, int rise) {
        Schedule then = schedule instanceof Warmup w ? w.then() : schedule;
        return rise == 0 ? then : new Warmup(rise, then);
    }

    private Optimizer optimizer(Optimizer model) {
        Optimizer o = model;
        if (optimizer != null) o = OptimizerNames.of(optimizer);
        if (rate != null) o = o.withRate(Ranges.above("--lr", rate, 0));
        if (momentum == null) return o;
        double share = share("--momentum", momentum);
        return switch (o) {
            case Momentum(double lr, double _) -> new Momentum(lr, share);
            case Nesterov(double lr, double _) -> new Nesterov(lr, share);
            case RmsProp r -> r.momentum(share);
            default -> throw new UsageException("--momentum goes with --optimizer momentum, nesterov or rmsprop");
        };
    }

    private static double share(String option, double value) {
        if (Ranges.from(option, value, 0) >= 1) throw Ranges.error(option, "a number below 1", value);
        return value;
    }

    /// Samples to put aside for choosing the best epoch: a twelfth where the user says nothing.
    ///
    /// @throws UsageException if that leaves nothing to learn from
    int validation(DataSet samples) {
        int n = Objects.requireNonNullElse(validation, samples.size() / 12);
        if (n == 0 && patience != null && patience > 0)
            throw new UsageException("--patience needs samples to validate on; put some aside with --val");
        return Ranges.within("--val", n, 0, samples.size() - 1);
    }

    static <T> T known(String what, String name, Map<String, T> table) {
        T value = table.get(name);
        if (value == null) throw new UnknownNameException(what, name, table.keySet());
        return value;
    }
}
