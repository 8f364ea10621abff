package dev.tiefgang.lecture;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Something that the lecture shows.
///
/// @param id the name by which it is run
/// @param slides the numbers of its slides
/// @param proves what one has seen when it is over
/// @param facts what its result must be with the settings of the lecture
/// @param brief values of settings with which its facts are checked too, where those of the lecture take long
/// @param start makes the machine that computes it
public record Experiment(
        String id,
        List<Integer> slides,
        Text title,
        Text proves,
        List<Setting> settings,
        List<Fact> facts,
        Map<String, String> brief,
        Function<Settings, Simulation> start) {
    /// An experiment that does not take long.
    public Experiment(
            String id,
            List<Integer> slides,
            Text title,
            Text proves,
            List<Setting> settings,
            List<Fact> facts,
            Function<Settings, Simulation> start) {
        this(id, slides, title, proves, settings, facts, Map.of(), start);
    }

    /// The settings of the lecture.
    public Settings usual() {
        return Settings.usual(settings);
    }

    /// The settings with which its facts are checked.
    public Settings checked() {
        Settings s = usual();
        for (Map.Entry<String, String> set : brief.entrySet()) s = s.with(set.getKey(), set.getValue());
        return s;
    }

    /// The result of all steps, told to nobody.
    public Result run(Settings chosen) {
        Simulation s = start.apply(chosen);
        while (s.step(Events.NONE))
            ;
        return s.result();
    }

    /// Every fact beside what this result says.
    public List<Fact.Checked> check(Result result) {
        return facts.stream().map(f -> f.check(result)).toList();
    }
}
