package dev.tiefgang.cli;

import dev.tiefgang.zoo.UnknownNameException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The combinations of options that a sweep tries.
///
/// @param sets the values of each option, the options without dashes
/// @param fixed words of the command line that hold for all
record SweepGrid(SequencedMap<String, List<String>> sets, List<String> fixed) {
    private static final int MOST = 10_000;

    /// What `train` can be told, read from words.
    @Command(name = "train")
    static final class Choice {
        @Mixin
        final TrainOptions options = new TrainOptions();

        @Mixin
        final TableOptions table = new TableOptions();
    }

    /// Reads the options `--set KEY=VALUE,VALUE,…`; where values hold commas themselves, semicolons part them.
    ///
    /// @param words the command line of the sweep as it was understood
    /// @throws UsageException if one is not of that form, or twice
    /// @throws UnknownNameException if `train` has no such option
    static SweepGrid of(List<String> settings, CommandLine.ParseResult words) {
        Map<String, OptionSpec> known = options();
        SequencedMap<String, List<String>> sets = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1 || equals == setting.length() - 1)
                throw Ranges.error("--set", "an option with values, such as hidden=1,2,4", "'" + setting + "'");
            String name = setting.substring(0, equals).replaceFirst("^--", "");
            if (!known.containsKey(name)) throw new UnknownNameException("option of train", name, known.keySet());
            if (name.equals("seed"))
                throw new UsageException("--set seed: other seeds come with --seeds N, beginning with --seed");
            String values = setting.substring(equals + 1);
            List<String> list = List.of(values.split(values.contains(";") ? ";" : ",", -1));
            if (list.stream().anyMatch(String::isBlank))
                throw Ranges.error("--set " + name, "values parted by commas, none of them empty", "'" + values + "'");
            Set<String> seen = new HashSet<>();
            for (String value : list)
                if (!seen.add(value.strip().toLowerCase(Locale.ROOT)))
                    throw Ranges.error("--set " + name, "each value once", "'" + value.strip() + "' again");
            if (sets.put(name, list) != null)
                throw new UsageException("--set " + name + ": expected all values of an option in one --set");
        }
        long all = 1;
        for (List<String> values : sets.values()) all = Math.min(MOST + 1L, all * values.size());
        if (all > MOST) throw new UsageException("--set: expected at most " + MOST + " combinations, received more");
        return new SweepGrid(sets, fixed(known, sets, words));
    }

    private static Map<String, OptionSpec> options() {
        Map<String, OptionSpec> known = new LinkedHashMap<>();
        for (OptionSpec o : new CommandLine(new Choice()).getCommandSpec().options())
            known.put(o.longestName().replaceFirst("^--", ""), o);
        return known;
    }

    private static List<String> fixed(
            Map<String, OptionSpec> known, Map<String, List<String>> sets, CommandLine.ParseResult words) {
        var fixed = new ArrayList<String>();
        for (OptionSpec o : words.matchedOptions()) {
            String name = o.longestName().replaceFirst("^--", "");
            if (!known.containsKey(name)) continue;
            if (sets.containsKey(name))
                throw new UsageException("--" + name + ": expected it once, as an option or in --set");
            if (o.arity().max() == 0) fixed.add(o.longestName());
            else for (String value : o.originalStringValues()) fixed.addAll(List.of(o.longestName(), value));
        }
        return fixed;
    }

    /// The settings of all combinations, the last option running fastest.
    List<SequencedMap<String, String>> combinations() {
        List<SequencedMap<String, String>> all = new ArrayList<>();
        all.add(new LinkedHashMap<>());
        for (Map.Entry<String, List<String>> set : sets.sequencedEntrySet()) {
            List<SequencedMap<String, String>> longer = new ArrayList<>();
            for (SequencedMap<String, String> before : all)
                for (String value : set.getValue()) {
                    var with = new LinkedHashMap<>(before);
                    with.put(set.getKey(), value);
                    longer.add(with);
                }
            all = longer;
        }
        return all;
    }

    /// The options of a combination.
    ///
    /// @throws UsageException if a value is none of its option's
    Choice choice(SequencedMap<String, String> settings, long seed) {
        var words = new ArrayList<>(fixed);
        int at = words.indexOf("--seed");
        if (at >= 0) words.subList(at, at + 2).clear();
        words.addAll(List.of("--seed", Long.toString(seed)));
        settings.forEach((name, value) -> words.add("--" + name + "=" + value));
        var choice = new Choice();
        try {
            Numbers.registered(new CommandLine(choice))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setAbbreviatedOptionsAllowed(false)
                    .parseArgs(words.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UsageException("--set " + text(settings) + ": " + Failure.of(e), e);
        }
        return choice;
    }

    /// A combination as `hidden=8 lr=0.1`.
    static String text(Map<String, String> settings) {
        return String.join(
                " ",
                settings.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList());
    }
}
