package dev.tiefgang.cli;

import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.RateFinder;
import dev.tiefgang.train.RateSearch;
import dev.tiefgang.train.RateSearch.Point;
import dev.tiefgang.train.Recipe;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks for a learning rate.
@Command(
        name = "find-lr",
        modelTransformer = FindLrCommand.OfTraining.class,
        description = {
            "Try learning rates on a fresh model, each larger than the one before, and suggest one.",
            "Rates, schedules and epochs are its own affair: --lr, --schedule, --warmup, --epochs, --val, --patience"
                    + " and --ema are refused."
        })
final class FindLrCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "Name of the model; see 'tiefgang model list'.")
    private String model = "";

    @Parameters(index = "1", paramLabel = "DATA", description = "Name of the data set; see 'tiefgang data list'.")
    private String data = "";

    @Option(
            names = "--from",
            paramLabel = "RATE",
            defaultValue = "1e-6",
            description = "Lowest rate (default: ${DEFAULT-VALUE}).")
    private double from = 1e-6;

    @Option(
            names = "--to",
            paramLabel = "RATE",
            defaultValue = "1",
            description = "Highest rate (default: ${DEFAULT-VALUE}).")
    private double to = 1;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "200",
            description = "Steps from one to the other (default: ${DEFAULT-VALUE}).")
    private int steps = 200;

    @Option(
            names = "--out",
            paramLabel = "PNG",
            description = "The plot of loss over rate (default: MODEL-DATA-lr.png).")
    private @Nullable Path out;

    @Mixin
    private final TrainOptions options = new TrainOptions();

    @Mixin
    private final TableOptions table = new TableOptions();

    @Mixin
    private final RunOptions place = new RunOptions();

    @Mixin
    private final Output output = new Output();

    /// The options that [TrainOptions#requireForRates()] refuses.
    static final class OfTraining extends Unlisted {
        OfTraining() {
            super(TrainOptions.NOT_FOR_RATES);
        }
    }

    /// What programs read.
    ///
    /// @param suggestion where the loss falls most steeply, if it falls
    /// @param lowest where the loss is lowest
    /// @param plot the picture, where there is one
    record Result(
            Optional<Double> suggestion,
            double lowest,
            RateSearch.End end,
            RateSearch.Course course,
            Optional<String> plot,
            List<Point> points) {}

    @Override
    public Integer call() {
        options.requireForRates();
        TrainPlan.requireModel(model, options);
        int threads = place.threads();
        Ranges.within("--steps", steps, 2, RateFinder.MOST_STEPS);
        requireRange();
        Path png = out == null ? Path.of(file(model + "-" + data) + "-lr.png") : out;
        Path folder = png.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(png))
            throw new UsageException("--out " + png + ": expected a file in a folder that is there");

        TrainPlan plan = TrainPlan.of(model, RunData.open(data, table.of(data, place, output)), options, place);
        Recipe recipe = plan.run().recipe();
        Lesson lesson = Lesson.of(plan.run(), plan.data().samples());
        output.line(
                "%s on %s: rates from %s to %s in %d steps; %s",
                model,
                plan.data().samples().name(),
                Wording.number(from),
                Wording.number(to),
                steps,
                Wording.optimizer(recipe.optimizer()).replaceFirst(",? (learning rate|first step) [0-9.E-]+", ""));
        RateSearch search =
                search(new RateFinder(lesson.model(), recipe, lesson.training()), Measure.of(plan.run()), threads);
        report(search, png);
        return 0;
    }

    private void requireRange() {
        Ranges.above("--from", from, 0);
        if (from < RateFinder.LEAST) throw Ranges.error("--from", "a rate of at least " + RateFinder.LEAST, from);
        if (!(to > from && to <= RateFinder.MOST))
            throw Ranges.error(
                    "--to",
                    "a rate above " + Wording.number(from) + " and at most " + Wording.number(RateFinder.MOST),
                    to);
    }

    /// A name for a file: data sets may be named by a path.
    private static String file(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    private RateSearch search(RateFinder finder, Measure measure, int threads) {
        try (var pool = new Pool(threads);
                var interrupts = new Interrupts(finder::stop);
                var view = new ProgressView(output, !output.json() && ProgressView.isTerminal(), 1, measure)) {
            RateSearch search = finder.range(from, to, steps)
                    .pool(pool)
                    .listen(new Listener() {
                        @Override
                        public void started(Progress p) {
                            view.started(p);
                        }

                        @Override
                        public void stepped(Progress p) {
                            view.stepped(p);
                        }
                    })
                    .run();
            if (interrupts.requested() && search.end() == RateSearch.End.STOPPED)
                throw new CancellationException("stopped after step %d of %d; no rate is suggested"
                        .formatted(search.points().size(), steps));
            return search;
        }
    }

    private void report(RateSearch search, Path png) {
        Optional<String> plot = plot(search, png);
        Optional<Point> suggestion = search.suggestion();
        double lowest = search.lowest().orElseThrow().rate();
        if (search.end() == RateSearch.End.DIVERGED)
            output.line(
                    "The loss ran away at a rate of %s, step %d of %d.",
                    rounded(search.points().getLast().rate()), search.points().size(), steps);
        output.line("%s", course(search));
        if (suggestion.isPresent())
            output.line(
                    "Suggestion: --lr %s, where the loss falls most steeply.",
                    rounded(suggestion.get().rate()));
        else output.line("No suggestion: the loss does not fall.");
        plot.ifPresent(path -> output.line("Plot: %s", path));
        output.result(RecordJson.write(
                new Result(suggestion.map(Point::rate), lowest, search.end(), search.course(), plot, search.points())));
    }

    /// What was seen, and what to try where the range was not the right one.
    private String course(RateSearch search) {
        Point low = search.lowest().orElseThrow();
        String lowest = rounded(low.rate()), highest = rounded(to);
        String larger = rounded(Math.min(RateFinder.MOST, 100 * to)),
                lower = rounded(Math.max(RateFinder.LEAST, from / 1000));
        return switch (search.course()) {
            case TURNS -> "Lowest loss at a rate of " + lowest + "; at larger ones it rises.";
            case FALLS ->
                (isAtTheEnd(search, low)
                                ? "The loss still falls at the highest rate, " + highest
                                : "Lowest loss at a rate of " + lowest + ", and no rise up to the highest, " + highest)
                        + "; larger ones may be better: try --to " + larger + ".";
            case LEVEL ->
                "The loss hardly changes from the lowest rate to the highest: try larger ones, --to " + larger
                        + ", lower ones, --from " + lower + ", or more --steps.";
            case RISES -> {
                String first =
                        rounded(search.rise().orElse(search.points().getLast()).rate());
                yield "The loss does not fall at any rate, and rises from " + first + " on: try lower ones, --from "
                        + lower + " --to " + first + ", or more --steps.";
            }
        };
    }

    private static boolean isAtTheEnd(RateSearch search, Point point) {
        int n = search.points().size();
        return search.points().indexOf(point) >= n - 1 - n / 20;
    }

    /// A machine without fonts finds a rate as well.
    private Optional<String> plot(RateSearch search, Path png) {
        try {
            RatePlot.write(png, search);
            return Optional.of(png.toString());
        } catch (DrawingException | FileException e) {
            output.note("No plot: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// A rate in two digits.
    static String rounded(double rate) {
        return Wording.number(BigDecimal.valueOf(rate).round(new MathContext(2)).doubleValue());
    }
}
