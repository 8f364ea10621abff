package dev.tiefgang.cli;

import dev.tiefgang.lecture.Events;
import dev.tiefgang.lecture.Experiment;
import dev.tiefgang.lecture.Fact;
import dev.tiefgang.lecture.Language;
import dev.tiefgang.lecture.Lecture;
import dev.tiefgang.lecture.Part;
import dev.tiefgang.lecture.Result;
import dev.tiefgang.lecture.SettingException;
import dev.tiefgang.lecture.Settings;
import dev.tiefgang.lecture.Slide;
import dev.tiefgang.lecture.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The lecture: its table of contents, and each of its experiments.
@Command(
        name = "lecture",
        description = {"Run the lecture's experiments.", "Without an experiment: the table of contents, slide by slide."
        },
        modelTransformer = LectureHelp.class,
        subcommands = {LectureVerifyCommand.class, LectureErrataCommand.class})
final class LectureCommand implements Callable<Integer> {
    private static final String SET = "--set", PLOT = "--plot", IMAGE = "--image", CSV = "--csv";
    private static final String IMAGE_SETTING = "image";
    private static final String SEED = "--seed", STEP = "--step", EVENTS = "--events";
    /// What says nothing without an experiment.
    private static final Set<String> OF_EXPERIMENT = Set.of(SET, SEED, STEP, EVENTS, PLOT, IMAGE, CSV);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description = "Which experiment; none: the table of contents. With --help: its settings too.")
    private @Nullable String id;

    @Option(
            names = SET,
            paramLabel = "NAME=VALUE",
            description = "Change a setting of the experiment; may be repeated.")
    private List<String> set = new ArrayList<>();

    @Option(names = SEED, paramLabel = "N", description = "Where random numbers begin (default: 1).")
    private long seed = 1;

    @Option(
            names = STEP,
            description = "Go through the steps: Enter or n forward, p back, ne to the next epoch or section, "
                    + "g N to step N, e to the end, q ends.")
    private boolean step;

    @Option(names = EVENTS, description = "Print what happens in every step.")
    private boolean events;

    @Option(
            names = PLOT,
            paramLabel = "PNG",
            description = "Draw the figures; the second and later ones get their names behind.")
    private @Nullable Path plot;

    @Option(
            names = IMAGE,
            paramLabel = "FILE",
            description =
                    "Let the experiment look at a picture of your own, PNG or JPEG; the same as --set image=FILE.")
    private @Nullable Path image;

    @Option(
            names = CSV,
            paramLabel = "CSV",
            description = "Write the tables; the second and later ones get their names behind.")
    private @Nullable Path csv;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final LectureOptions options = new LectureOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        LectureText to = options.on(output);
        if (id == null) {
            refuseOptionsOfExperiments();
            return contents(to);
        }
        Experiment experiment = Lecture.named(id);
        if (plot != null) LectureFiles.check(PLOT, plot, ".png");
        if (csv != null) LectureFiles.check(CSV, csv, ".csv");
        Settings chosen = experiment.usual().seed(seed);
        for (String word : set) {
            int equals = word.indexOf('=');
            if (equals < 1) throw new UsageException("--set: expected NAME=VALUE, received '" + word + "'");
            chosen = chosen.with(word.substring(0, equals), word.substring(equals + 1));
        }
        if (image != null) chosen = withImage(experiment, chosen, image);
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

    private void refuseOptionsOfExperiments() {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions())
            if (OF_EXPERIMENT.contains(option.longestName()))
                throw new UsageException("%s: expected the name of an experiment too, as in '%s and-trace'"
                        .formatted(option.longestName(), spec.qualifiedName()));
    }

    private static Settings withImage(Experiment experiment, Settings chosen, Path image) {
        if (takesImage(experiment)) return chosen.with(IMAGE_SETTING, image.toString());
        String those = Lecture.experiments().stream()
                .filter(LectureCommand::takesImage)
                .map(Experiment::id)
                .collect(Collectors.joining(", "));
        throw new UsageException("%s: expected an experiment that takes a picture (%s), received '%s'"
                .formatted(IMAGE, those, experiment.id()));
    }

    private static boolean takesImage(Experiment e) {
        return e.settings().stream().anyMatch(s -> s.name().equals(IMAGE_SETTING));
    }

    /// What `--help` says behind the options: the settings of the experiment that stands beside it.
    String settingsHelp() {
        if (id == null) return "";
        Experiment e;
        try {
            e = Lecture.named(id);
        } catch (SettingException unknown) {
            return "%n%s%n".formatted(unknown.getMessage()); // help is given whatever was asked
        }
        LectureText to = options.on(output);
        if (e.settings().isEmpty())
            return to.of("%n%s has no settings.%n", "%n%s hat keine Einstellungen.%n")
                    .formatted(id);
        String title = to.of("%n%s, to be changed with %s NAME=VALUE:%n", "%n%s, zu ändern mit %s NAME=WERT:%n")
                .formatted(id, SET);
        String lines = String.join(
                System.lineSeparator(), new LectureView(to).settings(e, e.usual(), to.of("default", "Vorgabe")));
        return to.shown(title) + lines + System.lineSeparator();
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
