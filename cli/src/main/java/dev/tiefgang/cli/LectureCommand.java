package dev.tiefgang.cli;

import dev.tiefgang.lecture.Events;
import dev.tiefgang.lecture.Experiment;
import dev.tiefgang.lecture.Fact;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Lecture;
import dev.tiefgang.lecture.Part;
import dev.tiefgang.lecture.Result;
import dev.tiefgang.lecture.Settings;
import dev.tiefgang.lecture.Slide;
import dev.tiefgang.lecture.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The lecture: its table of contents, and each of its experiments.
@Command(
        name = "lecture",
        description = {"Run the lecture's experiments.", "Without an experiment: the table of contents, slide by slide."
        },
        subcommands = {LectureVerifyCommand.class, LectureErrataCommand.class})
final class LectureCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description = "Which experiment; none: the table of contents.")
    private @Nullable String id;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Change a setting of the experiment; may be repeated.")
    private List<String> set = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Where random numbers begin (default: 1).")
    private long seed = 1;

    @Option(
            names = "--step",
            description = "Go through the steps: Enter or n forward, p back, g N to step N, e to the end, q ends.")
    private boolean step;

    @Option(names = "--events", description = "Print what happens in every step.")
    private boolean events;

    @Option(
            names = "--plot",
            paramLabel = "PNG",
            description = "Draw the figures; the second and later ones get their names behind.")
    private @Nullable Path plot;

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description =
                    "Let the experiment look at a picture of your own, PNG or JPEG; the same as --set image=FILE.")
    private @Nullable Path image;

    @Option(
            names = "--csv",
            paramLabel = "CSV",
            description = "Write the tables; the second and later ones get their names behind.")
    private @Nullable Path csv;

    @Mixin
    private final LectureOptions options = new LectureOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        LectureText to = options.on(output);
        if (id == null) return contents(to);
        Experiment experiment = Lecture.named(id);
        Settings chosen = experiment.usual().seed(seed);
        for (String word : set) {
            int equals = word.indexOf('=');
            if (equals < 1) throw new UsageException("--set: expected NAME=VALUE, received '" + word + "'");
            chosen = chosen.with(word.substring(0, equals), word.substring(equals + 1));
        }
        if (image != null) chosen = chosen.with("image", image.toString());
        var view = new LectureView(to);
        view.head(experiment, chosen);
        Result result = step ? stepped(view, experiment, chosen) : ran(view, experiment, chosen);
        if (plot != null) LectureFiles.plots(plot, result, to);
        if (csv != null) LectureFiles.tables(csv, result, to);
        List<Fact.Checked> facts =
                set.isEmpty() && image == null && seed == 1 && !step ? experiment.check(result) : List.of();
        if (!facts.isEmpty()) {
            to.line("");
            view.facts(facts);
        }
        output.result(LectureJson.of(experiment, chosen, result, facts, to.language()));
        return facts.stream().allMatch(Fact.Checked::ok) ? 0 : Failure.FAILED;
    }

    private Result ran(LectureView view, Experiment experiment, Settings chosen) {
        Events told = events ? view::event : Events.NONE;
        Result result = StepProgress.run(experiment.start().apply(chosen), told, output);
        view.result(result);
        return result;
    }

    private Result stepped(LectureView view, Experiment experiment, Settings chosen) {
        var timeline = new Timeline(experiment.start().apply(chosen));
        new StepDialog(view, view.to(), timeline).run();
        Result result = timeline.now().result();
        view.result(result);
        return result;
    }

    private int contents(LectureText to) {
        Language l = to.language();
        var told = new HashSet<String>();
        Part part = null;
        for (Slide slide : Lecture.slides()) {
            if (slide.part() != part) {
                if (part != null) to.line("");
                to.line(slide.part().title().in(l));
            }
            part = slide.part();
            List<Experiment> shown = Lecture.of(slide);
            String ids = shown.stream().map(Experiment::id).collect(Collectors.joining(", "));
            String none = to.of("no experiment yet", "noch kein Experiment");
            String nothing = "– " + slide.nothing().map(t -> t.in(l)).orElse(none);
            to.line("%3d  %-50s  %s".formatted(slide.number(), slide.title().in(l), shown.isEmpty() ? nothing : ids));
            for (Experiment e : shown)
                if (told.add(e.id()))
                    new TextTable("", "")
                            .row("      ", e.proves().in(l))
                            .lines()
                            .forEach(to::line);
        }
        output.result(Map.of(
                "experiments",
                Lecture.experiments().stream().map(Experiment::id).toList()));
        return 0;
    }
}
