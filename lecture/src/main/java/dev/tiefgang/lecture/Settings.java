package dev.tiefgang.lecture;

import dev.tiefgang.nn.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The values that somebody chose for the settings of an experiment.
public final class Settings {
    private final List<Setting> settings;
    private final Map<String, Object> values;
    private final long seed;

    private Settings(List<Setting> settings, Map<String, Object> values, long seed) {
        this.settings = settings;
        this.values = values;
        this.seed = seed;
    }

    /// The values of the lecture, and seed 1.
    static Settings usual(List<Setting> settings) {
        var values = new LinkedHashMap<String, Object>();
        for (Setting s : settings) values.put(s.name(), s.read(s.usual()));
        return new Settings(settings, values, 1);
    }

    /// The same with another value.
    ///
    /// @throws SettingException if there is no such setting or it does not take the value
    public Settings with(String name, String word) {
        List<String> names = settings.stream().map(Setting::name).toList();
        Setting setting = settings.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingException(unknown(name, names)));
        var changed = new LinkedHashMap<>(values);
        changed.put(name, setting.read(word));
        return new Settings(settings, changed, seed);
    }

    private String unknown(String name, List<String> names) {
        if (names.isEmpty()) return "no setting '" + name + "': this experiment has none";
        String near =
                Names.near(name, names).map(n -> "; did you mean " + n + "?").orElse("");
        List<String> known =
                settings.stream().map(s -> s.name() + " (" + s.range() + ")").toList();
        return "no setting '" + name + "'" + near + " Settings: " + String.join(", ", known);
    }

    /// The same with another seed.
    public Settings seed(long other) {
        return new Settings(settings, values, other);
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
