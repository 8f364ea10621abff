package dev.tiefgang.lecture;

import dev.tiefgang.tensor.DataException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The values that somebody chose for the settings of an experiment.
public final class Settings {
    private final List<Setting> settings;
    private final Map<String, Object> values;
    /// Those that somebody set, even to the value of the lecture.
    private final Set<String> set;

    private final long seed;

    private Settings(List<Setting> settings, Map<String, Object> values, Set<String> set, long seed) {
        this.settings = settings;
        this.values = values;
        this.set = set;
        this.seed = seed;
    }

    /// The values of the lecture, and seed 1.
    static Settings usual(List<Setting> settings) {
        var values = new LinkedHashMap<String, Object>();
        for (Setting s : settings) values.put(s.name(), s.read(s.usual()));
        return new Settings(settings, values, Set.of(), 1);
    }

    /// The same with another value.
    ///
    /// @throws SettingException if there is no such setting or it does not take the value
    public Settings with(String name, String word) {
        List<String> names = settings.stream().map(Setting::name).toList();
        Setting setting = settings.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, names));
        var changed = new LinkedHashMap<>(values);
        changed.put(name, setting.read(word));
        var all = new HashSet<>(set);
        all.add(name);
        return new Settings(settings, changed, all, seed);
    }

    private SettingException unknown(String name, List<String> names) {
        if (names.isEmpty()) return new SettingException("no setting '" + name + "': this experiment has none.");
        List<String> known = settings.stream()
                .map(s -> s.name() + " (" + s.range().en() + ")")
                .toList();
        return SettingException.unknown("setting", name, names, known);
    }

    /// The same with another seed.
    public Settings seed(long other) {
        return new Settings(settings, values, set, other);
    }

    /// Where random numbers begin.
    public long seed() {
        return seed;
    }

    /// The value of a [Setting.Real].
    public double real(String name) {
        return (Double) value(name);
    }

    /// The value of a [Setting.Whole].
    public int whole(String name) {
        return (Integer) value(name);
    }

    /// The value of a [Setting.Choice] or of [Setting.Words].
    public String word(String name) {
        return (String) value(name);
    }

    /// Refuses a setting that somebody set although it has no meaning, since another one is not `word`.
    ///
    /// @throws DataException if both contradict each other
    void onlyWith(String name, String other, String word) {
        Object value = value(other);
        if (set.contains(name) && !value.equals(word))
            throw new DataException(
                    "%s=%s contradicts %s=%s: %s has a meaning with %s=%s only; set that, or leave %s out."
                            .formatted(name, value(name), other, value, name, other, word, name));
    }

    /// All values by name.
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null)
            throw new IllegalArgumentException("Settings: expected " + values.keySet() + ", asked for " + name);
        return value;
    }
}
