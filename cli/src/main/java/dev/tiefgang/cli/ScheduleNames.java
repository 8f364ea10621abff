package dev.tiefgang.cli;

import dev.tiefgang.optim.Constant;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.optim.CosineRestarts;
import dev.tiefgang.optim.Cyclic;
import dev.tiefgang.optim.Exponential;
import dev.tiefgang.optim.MultiStep;
import dev.tiefgang.optim.OneCycle;
import dev.tiefgang.optim.Plateau;
import dev.tiefgang.optim.Polynomial;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.optim.Steps;
import dev.tiefgang.zoo.UnknownNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Schedules on the command line: a name, and behind colons the numbers that are not to be as usual.
final class ScheduleNames {
    /// All forms, for a help text.
    static final String FORMS =
            "steps:EVERY:FACTOR, multistep:AFTER,AFTER:FACTOR, exponential:FACTOR, polynomial:POWER,"
                    + " cosine, restarts:FIRST:GROWTH, cyclic:PERIOD:LEAST, onecycle:RISE, plateau:PATIENCE:FACTOR.";

    private static final Map<String, Function<Words, Schedule>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("constant", _ -> new Constant());
        ALL.put("steps", w -> new Steps(w.whole(0, 5), w.number(1, 0.1)));
        ALL.put("multistep", w -> new MultiStep(w.list(0), w.number(1, 0.1)));
        ALL.put("exponential", w -> new Exponential(w.number(0, 0.9)));
        ALL.put("polynomial", w -> new Polynomial(w.number(0, 1)));
        ALL.put("cosine", _ -> new Cosine());
        ALL.put("restarts", w -> new CosineRestarts(w.whole(0, 1), w.number(1, 2), 0));
        ALL.put("cyclic", w -> new Cyclic(w.number(0, 4), w.number(1, 0.25), 1));
        ALL.put("onecycle", w -> new OneCycle(w.number(0, 0.3)));
        ALL.put("plateau", w -> new Plateau(w.whole(0, 3), w.number(1, 0.5)));
    }

    private ScheduleNames() {}

    static Set<String> all() {
        return ALL.keySet();
    }

    /// @param text such as `steps` or `steps:5:0.1`
    /// @throws UnknownNameException if there is no such schedule
    /// @throws UsageException if the numbers are none, too many or out of range
    static Schedule of(String text) {
        List<String> parts = List.of(text.split(":", -1));
        Function<Words, Schedule> form = ALL.get(parts.getFirst());
        if (form == null) throw new UnknownNameException("schedule", parts.getFirst(), ALL.keySet());
        var words = new Words(text, parts.subList(1, parts.size()));
        try {
            Schedule schedule = form.apply(words);
            words.requireAllUsed();
            return schedule;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--schedule " + text + ": " + e.getMessage(), e);
        }
    }

    /// What stands behind the name.
    private static final class Words {
        private final String text;
        private final List<String> words;
        private int used;

        Words(String text, List<String> words) {
            this.text = text;
            this.words = words;
        }

        int whole(int i, int usual) {
            return has(i) ? whole(words.get(i)) : usual;
        }

        double number(int i, double usual) {
            if (!has(i)) return usual;
            try {
                return Double.parseDouble(words.get(i));
            } catch (NumberFormatException e) {
                throw Ranges.error("--schedule " + text, "a number", "'" + words.get(i) + "'");
            }
        }

        List<Integer> list(int i) {
            if (!has(i)) throw Ranges.error("--schedule " + text, "epochs such as multistep:10,15", "none");
            var list = new ArrayList<Integer>();
            for (String word : words.get(i).split(",", -1)) list.add(whole(word));
            return list;
        }

        private int whole(String word) {
            try {
                return Integer.parseInt(word);
            } catch (NumberFormatException e) {
                throw Ranges.error("--schedule " + text, "a whole number", "'" + word + "'");
            }
        }

        private boolean has(int i) {
            used = Math.max(used, i + 1);
            return i < words.size();
        }

        void requireAllUsed() {
            if (words.size() > used)
                throw Ranges.error(
                        "--schedule " + text, "at most " + Units.of(used, "part") + " behind the name", words.size());
        }
    }
}
