package dev.tiefgang.cli;

import dev.tiefgang.optim.AdaGrad;
import dev.tiefgang.optim.Adadelta;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Adamax;
import dev.tiefgang.optim.AmsGrad;
import dev.tiefgang.optim.Lamb;
import dev.tiefgang.optim.Lion;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.NAdam;
import dev.tiefgang.optim.Nesterov;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.RAdam;
import dev.tiefgang.optim.RProp;
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.zoo.UnknownNameException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;

/// The names of optimizers on the command line.
final class OptimizerNames {
    /// All names, for a help text.
    static final String LIST = "sgd, momentum, nesterov, adam, adamw, adamax, nadam, amsgrad, radam, adagrad, adadelta,"
            + " rmsprop, rprop (for --batch 0), lamb, lion";

    /// An optimizer with the learning rate that it gets where none is named.
    private record Choice(double rate, DoubleFunction<Optimizer> of) {}

    private static final Map<String, Choice> ALL = new LinkedHashMap<>();

    static {
        ALL.put("sgd", new Choice(0.1, Sgd::new));
        ALL.put("momentum", new Choice(0.02, Momentum::new));
        ALL.put("nesterov", new Choice(0.02, Nesterov::new));
        ALL.put("adam", new Choice(0.001, Adam::new));
        ALL.put("adamw", new Choice(0.001, AdamW::new));
        ALL.put("adamax", new Choice(0.002, Adamax::new));
        ALL.put("nadam", new Choice(0.002, NAdam::new));
        ALL.put("amsgrad", new Choice(0.001, AmsGrad::new));
        ALL.put("radam", new Choice(0.001, RAdam::new));
        ALL.put("adagrad", new Choice(0.01, AdaGrad::new));
        ALL.put("adadelta", new Choice(1, Adadelta::new));
        ALL.put("rmsprop", new Choice(0.001, RmsProp::new));
        ALL.put("rprop", new Choice(0.001, RProp::new));
        ALL.put("lamb", new Choice(0.01, Lamb::new));
        ALL.put("lion", new Choice(0.0002, Lion::new));
    }

    private OptimizerNames() {}

    static Set<String> all() {
        return ALL.keySet();
    }

    /// @throws UnknownNameException if there is no such optimizer
    static Optimizer of(String name) {
        Choice choice = ALL.get(name);
        if (choice == null) throw new UnknownNameException("optimizer", name, ALL.keySet());
        return choice.of().apply(choice.rate());
    }
}
