package dev.tiefgang.cli;

import dev.tiefgang.lecture.Erratum;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Lecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Where the slides are wrong.
@Command(name = "errata", description = "Where the slides are wrong, what is right, and the experiment that shows it.")
final class LectureErrataCommand implements Callable<Integer> {
    @Mixin
    private final LectureOptions options = new LectureOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        LectureText to = options.on(output);
        Language l = to.language();
        for (Erratum e : Lecture.errata()) {
            to.line(to.of("Slide ", "Folie ") + e.slide() + ": " + e.said().in(l));
            to.line(to.of("  right:  ", "  richtig:  ") + e.right().in(l) + " ("
                    + e.source().in(l) + ")");
            e.experiment().ifPresent(id -> to.line(to.of("  shown:  ", "  gezeigt:  ") + "tiefgang lecture " + id));
        }
        List<Map<String, Object>> json =
                Lecture.errata().stream().map(e -> object(e, l)).toList();
        output.result(Map.of("errata", json));
        return 0;
    }

    private static Map<String, Object> object(Erratum e, Language l) {
        var json = new LinkedHashMap<String, Object>();
        json.put("slide", e.slide());
        json.put("said", e.said().in(l));
        json.put("right", e.right().in(l));
        json.put("source", e.source().in(l));
        e.experiment().ifPresent(id -> json.put("experiment", id));
        return json;
    }
}
