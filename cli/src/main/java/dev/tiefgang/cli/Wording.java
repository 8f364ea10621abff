package dev.tiefgang.cli;

import dev.tiefgang.optim.AdaGrad;
import dev.tiefgang.optim.Adadelta;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Adamax;
import dev.tiefgang.optim.AmsGrad;
import dev.tiefgang.optim.Constant;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.optim.CosineRestarts;
import dev.tiefgang.optim.Cyclic;
import dev.tiefgang.optim.Exponential;
import dev.tiefgang.optim.Lamb;
import dev.tiefgang.optim.Lion;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.MultiStep;
import dev.tiefgang.optim.NAdam;
import dev.tiefgang.optim.Nesterov;
import dev.tiefgang.optim.OneCycle;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Plateau;
import dev.tiefgang.optim.Polynomial;
import dev.tiefgang.optim.RAdam;
import dev.tiefgang.optim.RProp;
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.optim.Steps;
import dev.tiefgang.optim.Warmup;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.Extras;
import dev.tiefgang.train.Group;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Recipes and numbers in a few words; [LayerWording] has layers.
final class Wording {
    private static final double LEAST_PLAIN = 1e-9, MOST_PLAIN = 1e9;

    private Wording() {}

    /// A number without powers of ten, `0.00005`, unless it would be long.
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= MOST_PLAIN || size > 0 && size < LEAST_PLAIN) return Double.toString(value);
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String optimizer(Optimizer optimizer) {
        String rate = ", learning rate " + number(optimizer.rate());
        return switch (optimizer) {
            case Sgd _ -> "SGD" + rate;
            case Momentum m -> "momentum " + m.momentum() + rate;
            case Nesterov m -> "Nesterov momentum " + m.momentum() + rate;
            case Adam _ -> "Adam" + rate;
            case AdamW a -> "AdamW" + rate + ", decay " + number(a.decay());
            case AdaGrad _ -> "AdaGrad" + rate;
            case RmsProp r ->
                (r.centred() ? "centred " : "") + "RMSProp" + (r.momentum() > 0 ? ", momentum " + r.momentum() : "")
                        + rate;
            case Adadelta _ -> "Adadelta" + rate;
            case Adamax _ -> "Adamax" + rate;
            case NAdam _ -> "NAdam" + rate;
            case AmsGrad _ -> "AMSGrad" + rate;
            case RAdam _ -> "RAdam" + rate;
            case RProp _ -> "RProp, first step " + number(optimizer.rate());
            case Lamb l -> "LAMB" + rate + ", decay " + number(l.decay());
            case Lion l -> "Lion" + rate + ", decay " + number(l.decay());
        };
    }

    static String schedule(Schedule schedule) {
        return switch (schedule) {
            case Constant _ -> "constant";
            case Steps(int every, double factor) -> "times " + factor + " every " + every + " epochs";
            case Cosine _ -> "cosine, down to 0";
            case CosineRestarts(int first, double grow, double last) ->
                "cosine, down to " + number(last) + ", with restarts after " + Units.of(first, "epoch")
                        + (grow == 1 ? "" : ", each time " + number(grow) + " times as many");
            case Exponential(double factor) -> "times " + number(factor) + " an epoch, step by step";
            case Polynomial(double power, double last) ->
                "down to " + number(last) + (power == 1 ? " in a straight line" : ", power " + number(power));
            case MultiStep(List<Integer> after, double factor) ->
                "times " + number(factor) + " after epochs "
                        + after.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Cyclic(double period, double least, double shrink) ->
                "cycles of " + number(period) + " epochs from " + number(least) + " to 1"
                        + (shrink == 1 ? "" : ", each " + number(shrink) + " times as high");
            case Plateau p ->
                "times " + number(p.factor()) + " after " + Units.of(p.patience(), "epoch") + " without a lower loss";
            case Warmup(int rise, double from, Schedule then) ->
                "up from " + number(from) + " during " + Units.of(rise, "epoch") + ", then " + schedule(then);
            case OneCycle(double rise) ->
                "one cycle: up during the first " + Units.percent(rise, 0) + " of training, then down";
        };
    }

    /// What a recipe asks for beside the usual, or nothing.
    static String extras(Extras extras) {
        var words = new ArrayList<String>();
        for (Group g : extras.groups())
            words.add(g.pattern() + " at " + number(g.rate()) + " times the rate"
                    + g.weightDecay()
                            .map(decay -> " with weight decay " + number(decay))
                            .orElse(""));
        if (extras.l1() > 0) words.add("L1 decay " + number(extras.l1()));
        if (extras.maxNorm() > 0) words.add("weights to one unit at most " + number(extras.maxNorm()) + " long");
        if (extras.average() > 0) words.add("mean of the weights, " + number(extras.average()) + " of it from before");
        if (extras.accumulate() > 1) words.add(Units.count(extras.accumulate()) + " batches a step");
        return String.join("; ", words);
    }

    static String clip(Clip clip) {
        return switch (clip) {
            case Clip.None _ -> "none";
            case Clip.Norm(double most) -> "length of all gradients together at most " + most;
            case Clip.Each(double most) -> "each number within ±" + most;
        };
    }
}
