package dev.tiefgang.cli;

import dev.tiefgang.lecture.Events;
import dev.tiefgang.lecture.Experiment;
import dev.tiefgang.lecture.Fact;
import dev.tiefgang.lecture.Lecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Checks every number that the lecture must reproduce.
@Command(name = "verify", description = "Check every number of the lecture: expected, got, ok.")
final class LectureVerifyCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "EXPERIMENT", description = "Check these experiments alone.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private final LectureOptions options = new LectureOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        List<Experiment> experiments = ids.isEmpty()
                ? Lecture.experiments()
                : ids.stream().map(Lecture::named).toList();
        LectureText to = options.on(output);
        var view = new LectureView(to);
        var all = new ArrayList<Fact.Checked>();
        var json = new LinkedHashMap<String, Object>();
        long began = System.nanoTime();
        for (Experiment e : experiments) {
            List<Fact.Checked> facts = check(e);
            all.addAll(facts);
            to.line("");
            to.line(e.id() + ": " + e.title().in(to.language()));
            view.facts(facts);
            json.put(
                    e.id(),
                    facts.stream().map(f -> LectureJson.fact(f, to.language())).toList());
        }
        long wrong = all.stream().filter(f -> !f.ok()).count();
        double seconds = 1e-9 * (System.nanoTime() - began);
        to.line("");
        String verdict = wrong == 0 ? to.of("all right", "alle richtig") : wrong + to.of(" WRONG", " FALSCH");
        to.line(to.of("%d facts of %d experiments in %.1f s: %s", "%d Tatsachen aus %d Experimenten in %.1f s: %s")
                .formatted(all.size(), experiments.size(), seconds, verdict));
        var object = new LinkedHashMap<String, Object>();
        object.put("facts", all.size());
        object.put("wrong", wrong);
        object.put("seconds", seconds);
        object.put("experiments", json);
        output.result(object);
        return wrong == 0 ? 0 : Failure.FAILED;
    }

    private List<Fact.Checked> check(Experiment e) {
        return e.check(StepProgress.run(e.start().apply(e.checked()), Events.NONE, output));
    }
}
