package dev.tiefgang.cli;

import dev.tiefgang.train.Clip;
import dev.tiefgang.train.Optimizer;
import dev.tiefgang.train.Schedule;
import java.math.BigDecimal;

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
            case Optimizer.Sgd _ -> "SGD" + rate;
            case Optimizer.Momentum m -> "momentum " + m.momentum() + rate;
            case Optimizer.Nesterov m -> "Nesterov momentum " + m.momentum() + rate;
            case Optimizer.Adam _ -> "Adam" + rate;
            case Optimizer.AdamW a -> "AdamW" + rate + ", decay " + number(a.decay());
        };
    }

    static String schedule(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant _ -> "constant";
            case Schedule.Steps(int every, double factor) -> "times " + factor + " every " + every + " epochs";
            case Schedule.Cosine _ -> "cosine, down to 0";
            case Schedule.OneCycle(double rise) ->
                "one cycle: up during the first " + Units.percent(rise, 0) + " of training, then down";
        };
    }

    static String clip(Clip clip) {
        return switch (clip) {
            case Clip.None _ -> "none";
            case Clip.Norm(double most) -> "length of all gradients together at most " + most;
            case Clip.Each(double most) -> "each number within ±" + most;
        };
    }
}
