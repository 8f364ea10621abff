package dev.tiefgang.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every experiment.
class ExperimentsTest {
    /// Those of many networks, with settings that make them short.
    private static final Map<String, Map<String, String>> LONG = Map.ofEntries(
            Map.entry("xor-seeds", Map.of("seeds", "2")),
            Map.entry("mistakes", Map.of("seeds", "2")),
            Map.entry("hand-features", Map.of("each", "1", "shown", "100")),
            Map.entry("cars-size", Map.of("seeds", "1", "epochs", "2")),
            Map.entry("cars-curve", Map.of("seeds", "1", "epochs", "2")),
            Map.entry("car-decision", Map.of("epochs", "2")),
            Map.entry("bridge", Map.of("side", "112", "units", "8")),
            Map.entry("invariances", Map.of("pictures", "20", "epochs", "1")),
            Map.entry("features", Map.of("pictures", "20", "epochs", "1")),
            Map.entry("tagging", Map.of("pictures", "20", "epochs", "1", "warm", "no", "seconds", "0.01")),
            Map.entry("relearn", Map.of("known", "20", "pictures", "20", "epochs", "1")),
            Map.entry("overfitting", Map.of("sizes", "20", "seeds", "1", "shown", "100")),
            Map.entry("clock", Map.of("warm", "no", "seconds", "0.01")));

    static Stream<Experiment> all() {
        return Lecture.experiments().stream();
    }

    static Stream<Experiment> shortOnes() {
        return all().filter(e -> !LONG.containsKey(e.id()));
    }

    private static Settings settings(Experiment e) {
        Settings s = e.usual();
        for (Map.Entry<String, String> set : LONG.getOrDefault(e.id(), Map.of()).entrySet())
            s = s.with(set.getKey(), set.getValue());
        return s;
    }

    @ParameterizedTest
    @MethodSource("shortOnes")
    void factsAreReproduced(Experiment e) {
        assertThat(e.facts()).isNotEmpty();
        for (Fact.Checked c : e.check(e.run(e.usual())))
            assertThat(c.ok())
                    .as(
                            "%s: %s, expected %s to %s, got %s",
                            e.id(),
                            c.fact().what().en(),
                            Arrays.toString(c.fact().least()),
                            Arrays.toString(c.fact().most()),
                            Arrays.toString(c.got()))
                    .isTrue();
    }

    /// Telling what happens changes nothing.
    @ParameterizedTest
    @MethodSource("all")
    void listenersChangeNothing(Experiment e) {
        listenersChangeNothing(e, settings(e));
    }

    /// Ways of learning that are not those of the lecture are told by other lines of code.
    @ParameterizedTest
    @CsvSource({
        "xor, deltas, new",
        "xor, net, b",
        "xor, hidden, relu",
        "and-trace, rule, batch",
        "and-trace, rule, mini-batch",
        "and-trace, order, one-first",
        "and-trace, order, shuffled"
    })
    void listenersChangeNothingWhateverIsChosen(String id, String setting, String word) {
        Experiment e = Lecture.named(id);
        listenersChangeNothing(e, e.usual().with(setting, word));
    }

    private static void listenersChangeNothing(Experiment e, Settings chosen) {
        Simulation told = e.start().apply(chosen), silent = e.start().apply(chosen);
        var events = new ArrayList<Event>();
        int steps = 0;
        while (steps < 300 && told.step(events::add)) {
            assertThat(silent.step(Events.NONE)).isTrue();
            steps++;
            assertSame(told.state(), silent.state());
        }
        assertThat(events).hasSizeGreaterThanOrEqualTo(steps);
    }

    /// A copy goes on as the machine itself does, and neither disturbs the other.
    @ParameterizedTest
    @MethodSource("all")
    void copiesGoOnAlike(Experiment e) {
        Simulation s = e.start().apply(settings(e));
        for (int i = 0; i < 5; i++) s.step(Events.NONE);
        Simulation copy = s.copy();
        Map<String, double[]> before = copy.state();
        for (int i = 0; i < 40; i++) s.step(Events.NONE);
        assertSame(copy.state(), before);
        for (int i = 0; i < 40; i++) copy.step(Events.NONE);
        assertSame(copy.state(), s.state());
        if (!LONG.containsKey(e.id())) assertThat(values(copy.result())).isEqualTo(values(s.result()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void textsAreCompleteInBothLanguages(Experiment e) {
        Result r = e.run(settings(e));
        var texts = new ArrayList<>(List.of(e.title(), e.proves()));
        e.settings().forEach(s -> texts.addAll(List.of(s.meaning(), s.range())));
        e.facts().forEach(f -> texts.add(f.what()));
        r.tables().forEach(t -> texts.add(t.title()));
        for (Figure f : r.figures()) texts.addAll(texts(f));
        texts.addAll(r.notes());
        assertThat(texts).allSatisfy(t -> {
            assertThat(t.en()).isNotBlank();
            assertThat(t.de()).isNotBlank();
        });
        assertThat(e.proves().en()).isNotEqualTo(e.proves().de());
        // Columns of a picture's numbers have no titles, and cells may be empty: in both languages then.
        for (Table t : r.tables()) {
            t.columns().forEach(c -> texts.add(c.title()));
            for (List<Object> row : t.rows()) for (Object cell : row) if (cell instanceof Text text) texts.add(text);
        }
        assertThat(texts).allSatisfy(t -> {
            assertThat(t.de().isBlank()).as(t.en()).isEqualTo(t.en().isBlank());
            assertThat(decimals(t.de())).as(t.de()).isEqualTo(decimals(t.en()));
        });
    }

    private static List<Text> texts(Figure figure) {
        var texts = new ArrayList<>(List.of(figure.title()));
        switch (figure) {
            case Figure.Plot p -> {
                texts.addAll(List.of(p.x().title(), p.y().title()));
                p.curves().forEach(c -> texts.add(c.name()));
            }
            case Figure.Surface s -> {
                texts.addAll(List.of(s.xAxis().title(), s.yAxis().title()));
                s.curves().forEach(c -> texts.add(c.name()));
            }
            case Figure.Pictures p -> p.pictures().forEach(one -> texts.add(one.caption()));
        }
        return texts;
    }

    /// The numbers of a text that have decimals: both languages write them with a point.
    private static List<String> decimals(String text) {
        return Pattern.compile("[0-9]+\\.[0-9]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    /// Every curve has as many x as y, and names are their own.
    @ParameterizedTest
    @MethodSource("all")
    void figuresAreWellFormed(Experiment e) {
        Result r = e.run(settings(e));
        assertThat(r.figures()).extracting(Figure::name).doesNotHaveDuplicates();
        assertThat(r.tables()).extracting(Table::name).doesNotHaveDuplicates();
        for (Figure figure : r.figures())
            switch (figure) {
                case Figure.Plot p ->
                    assertThat(p.curves())
                            .isNotEmpty()
                            .allSatisfy(
                                    c -> assertThat(c.x()).hasSameSizeAs(c.y()).isNotEmpty());
                case Figure.Pictures p ->
                    assertThat(p.pictures()).isNotEmpty().allSatisfy(one -> {
                        assertThat(one.caption().de()).isNotBlank();
                        assertThat(one.picture().shape().rank()).isEqualTo(3);
                        assertThat(one.picture().shape().dim(0)).isIn(1, 3);
                    });
                case Figure.Surface s -> assertThat(s.z()).hasDimensions(s.y().length, s.x().length);
            }
    }

    @Test
    void idsAreTheirOwnAndSlidesExist() {
        assertThat(Lecture.experiments()).extracting(Experiment::id).doesNotHaveDuplicates();
        Set<Integer> numbers =
                Set.copyOf(Lecture.slides().stream().map(Slide::number).toList());
        assertThat(numbers).hasSize(46);
        for (Experiment e : Lecture.experiments()) assertThat(numbers).containsAll(e.slides());
        for (Slide slide : Lecture.slides())
            assertThat(Lecture.of(slide).isEmpty())
                    .as(slide.title().en())
                    .isEqualTo(slide.nothing().isPresent());
        for (Erratum erratum : Lecture.errata()) erratum.experiment().ifPresent(Lecture::named);
    }

    @Test
    void thereAreAtLeastEightyFacts() {
        assertThat(Lecture.experiments().stream()
                        .mapToInt(e -> e.facts().size())
                        .sum())
                .isGreaterThanOrEqualTo(80);
    }

    private static void assertSame(Map<String, double[]> a, Map<String, double[]> b) {
        assertThat(a.keySet()).isEqualTo(b.keySet());
        a.forEach((name, numbers) -> assertThat(numbers).as(name).containsExactly(b.get(name)));
    }

    private static Map<String, List<Long>> values(Result r) {
        return r.values().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey,
                        v -> Arrays.stream(v.getValue())
                                .mapToObj(Double::doubleToRawLongBits)
                                .toList()));
    }
}
