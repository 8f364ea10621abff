package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.lecture.Event;
import dev.tiefgang.lecture.Events;
import dev.tiefgang.lecture.Experiment;
import dev.tiefgang.lecture.Figure;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Lecture;
import dev.tiefgang.lecture.Numbers;
import dev.tiefgang.lecture.Result;
import dev.tiefgang.lecture.Settings;
import dev.tiefgang.lecture.Simulation;
import dev.tiefgang.lecture.Table;
import dev.tiefgang.lecture.Text;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlyphsTest {
    private static final Glyphs ASCII = new Glyphs(StandardCharsets.US_ASCII);
    private static final int MOST_STEPS = 300;

    /// Settings that make the experiments short that learn many networks; what they say is the same.
    private static final Map<String, Map<String, String>> SHORT = Map.ofEntries(
            Map.entry("xor-seeds", Map.of("seeds", "2")),
            Map.entry("mistakes", Map.of("seeds", "2")),
            Map.entry("hand-features", Map.of("each", "1", "shown", "100")),
            Map.entry("cars-size", Map.of("seeds", "1", "epochs", "2")),
            Map.entry("cars-curve", Map.of("seeds", "1", "epochs", "2")),
            Map.entry("car-decision", Map.of("epochs", "2")),
            Map.entry("invariances", Map.of("pictures", "20", "epochs", "1")),
            Map.entry("features", Map.of("pictures", "20", "epochs", "1")),
            Map.entry("tagging", Map.of("pictures", "20", "epochs", "1", "warm", "no", "seconds", "0.01")),
            Map.entry("relearn", Map.of("known", "20", "pictures", "20", "epochs", "1")),
            Map.entry("overfitting", Map.of("sizes", "20", "seeds", "1", "shown", "100")),
            Map.entry("clock", Map.of("warm", "no", "seconds", "0.01")));

    static List<Experiment> experiments() {
        return Lecture.experiments();
    }

    @Test
    void asciiStandsInWhereLettersAreMissing() {
        assertThat(ASCII.shown("Δ₃ = σ'(in₃)·Σₖ wₖ ≤ −1 … größer"))
                .isEqualTo("D3 = sigma'(in3)*sumk wk <= -1 ... groesser");
        assertThat(ASCII.shown("10⁻¹² ± √(ε ∗ ȳ²) ← 15° 9\u202f437 é"))
                .isEqualTo("10^-12 +- sqrt(eps * y_mean^2) <- 15 deg 9 437 e");
        assertThat(ASCII.shown("\u2603")).isEqualTo("?");
        assertThat(new Glyphs(StandardCharsets.UTF_8).shown("Δ₃")).isEqualTo("Δ₃");
        assertThat(new Glyphs(StandardCharsets.ISO_8859_1).shown("Größe² − ±1")).isEqualTo("Größe^2 - ±1");
    }

    /// The weight of a bias does not take the name of another one.
    @Test
    void weightsKeepNamesOfTheirOwn() {
        Experiment xor = Lecture.named("xor");
        var names = new LinkedHashSet<String>();
        xor.start().apply(xor.usual()).step(e -> {
            if (e instanceof Event.Changed c) names.add(c.weight());
        });
        assertThat(names).hasSize(13).contains("w(₀→₃)", "w(₁→₃)");
        assertThat(names.stream().map(ASCII::shown)).doesNotHaveDuplicates();
    }

    /// All that the lecture says can be said in ASCII: in the contents, in events, tables, figures and notes.
    @ParameterizedTest
    @MethodSource("experiments")
    void nothingIsLostInAscii(Experiment e) {
        assertThat(said(e)).allSatisfy(GlyphsTest::isWhole);
    }

    @Test
    void nothingOfTheContentsIsLostInAscii() {
        for (String lang : new String[] {"en", "de"}) {
            isWhole(Cli.run("lecture", "--lang", lang).out());
            isWhole(Cli.run("lecture", "errata", "--lang", lang).out());
        }
    }

    private static void isWhole(String text) {
        assertThat(marks(ASCII.shown(text))).as(text).isEqualTo(marks(text));
    }

    private static long marks(String text) {
        return text.chars().filter(c -> c == '?').count();
    }

    private static Set<String> said(Experiment e) {
        var said = new LinkedHashSet<String>();
        add(said, e.title(), e.proves());
        e.settings().forEach(s -> add(said, s.meaning(), s.range()));
        e.facts().forEach(f -> add(said, f.what()));
        e.facts().forEach(f -> said.add(LectureView.expected(f)));
        Settings chosen = e.usual();
        for (var set : SHORT.getOrDefault(e.id(), Map.of()).entrySet())
            chosen = chosen.with(set.getKey(), set.getValue());
        Simulation s = e.start().apply(chosen);
        for (int n = 0; n < MOST_STEPS && s.step(event -> add(said, event)); n++)
            ;
        while (s.step(Events.NONE))
            ;
        said.addAll(s.state().keySet());
        add(said, s.result());
        return said;
    }

    private static void add(Set<String> said, Result result) {
        for (Text note : result.notes()) add(said, note);
        for (Table table : result.tables()) {
            add(said, table.title());
            for (int c = 0; c < table.columns().size(); c++) {
                add(said, table.columns().get(c).title());
                for (int r = 0; r < table.rows().size(); r++)
                    for (Language l : Language.values()) said.add(table.cell(r, c, l));
            }
        }
        for (Figure figure : result.figures())
            for (Language l : Language.values()) said.addAll(TextFigure.lines(figure, l));
    }

    private static void add(Set<String> said, Event event) {
        switch (event) {
            case Event.Begun(Text what) -> add(said, what);
            case Event.Noticed(Text what) -> add(said, what);
            case Event.Computed(var number) -> said.add(number.line());
            case Event.Changed c -> {
                said.add(c.weight());
                said.add(c.after().line());
            }
            case Event.Presented p -> said.add(Numbers.row(p.x()) + Numbers.row(p.y()));
        }
    }

    private static void add(Set<String> said, Text... texts) {
        for (Text t : texts) {
            said.add(t.en());
            said.add(t.de());
        }
    }
}
