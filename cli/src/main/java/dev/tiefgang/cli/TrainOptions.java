package dev.tiefgang.cli;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Optimizer;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Schedule;
import dev.tiefgang.zoo.UnknownNameException;
import dev.tiefgang.zoo.ZooEntry;
import dev.tiefgang.zoo.ZooOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `train` can be told about network and recipe; whatever is left out is as the model has it.
final class TrainOptions {
    /// Each optimizer with the learning rate that it gets where none is named.
    private record Choice(double rate, DoubleFunction<Optimizer> of) {}

    private static final Map<String, Choice> OPTIMIZERS = new LinkedHashMap<>();
    private static final Map<String, Schedule> SCHEDULES = new LinkedHashMap<>();
    static final int MOST = 1_000_000;

    static {
        OPTIMIZERS.put("sgd", new Choice(0.1, Optimizer.Sgd::new));
        OPTIMIZERS.put("momentum", new Choice(0.02, Optimizer.Momentum::new));
        OPTIMIZERS.put("nesterov", new Choice(0.02, Optimizer.Nesterov::new));
        OPTIMIZERS.put("adam", new Choice(0.001, Optimizer.Adam::new));
        OPTIMIZERS.put("adamw", new Choice(0.001, Optimizer.AdamW::new));
        SCHEDULES.put("constant", new Schedule.Constant());
        SCHEDULES.put("steps", new Schedule.Steps(5, 0.1));
        SCHEDULES.put("cosine", new Schedule.Cosine());
        SCHEDULES.put("onecycle", new Schedule.OneCycle());
    }

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "N",
            description = "Units of the hidden layers, for example 300,100.")
    private @Nullable List<Integer> hidden;

    @Option(names = "--activation", paramLabel = "NAME", description = "relu, tanh or sigmoid.")
    private @Nullable String activation;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "sgd, momentum, nesterov, adam or adamw.")
    private @Nullable String optimizer;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate, above 0.")
    private @Nullable Double rate;

    @Option(
            names = "--momentum",
            paramLabel = "SHARE",
            description = "For momentum and nesterov, at least 0 and below 1.")
    private @Nullable Double momentum;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "constant, steps (a tenth every 5 epochs), cosine or onecycle.")
    private @Nullable String schedule;

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

    @Option(
            names = "--augment",
            paramLabel = "CHANGES",
            description = "Random changes of pictures while they are learned, for example flip,rotate:15,shift:2;"
                    + " see 'tiefgang data show'.")
    private @Nullable String augment;

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
        if (hidden != null) {
            if (!entry.resizable())
                throw new UsageException(
                        "--hidden: the layers of " + entry.name() + " have fixed sizes; use it with mlp");
            if (hidden.isEmpty())
                throw new UsageException("--hidden: expected numbers of units such as 300,100, received none");
            hidden.forEach(units -> Ranges.within("--hidden", units, 1, MOST));
            options = options.hidden(hidden);
        }
        if (activation == null) return options;
        var functions = new LinkedHashMap<String, Activation.Function>();
        functions.put("relu", Activation.Function.RELU);
        functions.put("tanh", Activation.Function.TANH);
        functions.put("sigmoid", Activation.Function.SIGMOID);
        return options.activation(known("activation", activation, functions));
    }

    /// How the network is trained.
    ///
    /// @throws UsageException if a value is out of range
    /// @throws UnknownNameException if there is no such optimizer or schedule
    Recipe recipe(Recipe model) {
        Recipe r = model.seed(seed).optimizer(optimizer(model.optimizer()));
        if (schedule != null) r = r.schedule(known("schedule", schedule, SCHEDULES));
        if (epochs != null) r = r.epochs(Ranges.within("--epochs", epochs, 1, MOST));
        if (batch != null) r = r.batch(Ranges.within("--batch", batch, 0, Integer.MAX_VALUE));
        if (weightDecay != null) r = r.weightDecay(Ranges.from("--weight-decay", weightDecay, 0));
        if (clipNorm != null) r = r.clip(new Clip.Norm(Ranges.above("--clip-norm", clipNorm, 0)));
        if (patience != null) r = r.patience(Ranges.within("--patience", patience, 0, MOST));
        return r;
    }

    private Optimizer optimizer(Optimizer model) {
        Optimizer o = model;
        if (optimizer != null) {
            Choice choice = known("optimizer", optimizer, OPTIMIZERS);
            o = choice.of().apply(choice.rate());
        }
        if (rate != null) o = o.withRate(Ranges.above("--lr", rate, 0));
        if (momentum == null) return o;
        double share = Ranges.from("--momentum", momentum, 0);
        if (share >= 1) throw Ranges.error("--momentum", "a number below 1", momentum);
        return switch (o) {
            case Optimizer.Momentum(double lr, double _) -> new Optimizer.Momentum(lr, share);
            case Optimizer.Nesterov(double lr, double _) -> new Optimizer.Nesterov(lr, share);
            default -> throw new UsageException("--momentum goes with --optimizer momentum or nesterov");
        };
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
