package dev.tiefgang.train;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Exponential;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.RateSearch.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tries learning rates on a fresh model, each a little larger than the one before, until the loss runs
/// away: the test that shows which rates a recipe can take.
///
/// Step `i` of `n` is made at the rate `from·(to / from)^(i / (n − 1))`. The smoothed loss is
/// `sᵢ = β·sᵢ₋₁ + (1 − β)·lᵢ`, divided by `1 − βⁱ`, with `β = 1 − 20 / n`, so that it looks back over a
/// twentieth of the search (½ in short ones); above four times its lowest value, or where a number is no
/// longer finite, the search ends. All of the recipe counts but its rate, schedule, epochs, patience and
/// mean of weights.
///
/// Source: Smith: "Cyclical learning rates for training neural networks", 2017, section 3.3.
public final class RateFinder {
    /// The rates that can be tried.
    public static final double LEAST = 1e-12, MOST = 1e6;

    /// The most steps of a search.
    public static final int MOST_STEPS = 100_000;

    private static final double LEAST_BETA = 0.5, LOOKS_BACK = 1.0 / 20;
    private static final double TOO_LARGE = 4;
    /// Share of the steps whose losses are too few to tell anything.
    private static final double UNSURE = 0.1;

    private final Network network;
    private final Params first;
    private final Recipe recipe;
    private final DataSet training;
    private final List<Listener> listeners = new ArrayList<>();
    private double from = 1e-6;
    private double to = 1;
    private int steps = 200;
    private Pool pool = Pool.shared();
    private volatile boolean stopping;

    /// A search on a fresh model of a network.
    public RateFinder(Network network, Recipe recipe, DataSet training) {
        this(network.model(recipe.seed()), recipe, training);
    }

    /// A search that begins with the numbers of a model, which stays as it is.
    public RateFinder(Model model, Recipe recipe, DataSet training) {
        this.network = model.network();
        this.first = model.params();
        this.recipe = recipe;
        this.training = training;
    }

    /// The rates to try, by default from 1e-6 to 1 in 200 steps.
    ///
    /// @param steps at least 2 and at most [#MOST_STEPS]
    /// @throws IllegalArgumentException if the rates do not rise or are beyond [#LEAST] and [#MOST]
    public RateFinder range(double from, double to, int steps) {
        if (!(from >= LEAST && from < to && to <= MOST))
            throw new IllegalArgumentException(
                    "RateFinder: expected rates that rise, between %s and %s, received %s to %s"
                            .formatted(LEAST, MOST, from, to));
        if (steps < 2 || steps > MOST_STEPS)
            throw new IllegalArgumentException(
                    "RateFinder: expected from 2 to " + MOST_STEPS + " steps, received " + steps);
        this.from = from;
        this.to = to;
        this.steps = steps;
        return this;
    }

    /// Hears of each batch; what is told of epochs and the end is that of the search.
    public RateFinder listen(Listener... others) {
        listeners.addAll(List.of(others));
        return this;
    }

    /// Threads to use; by default one for each processor.
    public RateFinder pool(Pool threads) {
        this.pool = threads;
        return this;
    }

    /// Asks a running search to end after its step; may be called from any thread.
    public void stop() {
        stopping = true;
    }

    /// Tries the rates.
    ///
    /// @throws ShapeException if network and data do not fit together, or a layer needs larger batches
    /// @throws DataException if the data set is empty or its target does not fit its labels
    /// @throws NonFiniteException if a number is not finite at the lowest rate already
    public RateSearch run() {
        DataSet shown = shown();
        Epoch epoch = Epoch.of(network, recipe, shown.size());
        Optimizer optimizer = recipe.optimizer().withRate(from);
        int changes = new Progress(epoch, recipe).changesPerEpoch();
        double growth = StrictMath.pow(to / from, (double) changes / (steps - 1));
        Recipe search = recipe.optimizer(optimizer)
                .schedule(new Exponential(growth))
                .epochs((steps - 1) / changes + 1)
                .patience(0)
                .average(0);
        var trainer = new Trainer(new Model(network, first.copy()), search, shown).pool(pool);
        var watch = new Watch(trainer);
        trainer.listen(watch).listen(listeners.toArray(Listener[]::new));
        boolean finite = true;
        try {
            trainer.run();
        } catch (NonFiniteException e) {
            if (watch.points.isEmpty()) throw e;
            finite = false;
        }
        return new RateSearch(watch.points, finite ? watch.end : RateSearch.End.DIVERGED);
    }

    /// As many samples as the steps need, drawn at random, so that an epoch is not longer than the search.
    private DataSet shown() {
        long needed = (long) steps * recipe.batch() * recipe.extra().accumulate();
        if (needed == 0 || needed >= training.size()) return training;
        int[] order = Rng.of(recipe.seed(), "rates", 0).permutation(training.size());
        return training.subset(Arrays.copyOf(order, (int) needed));
    }

    /// The rate of a step.
    ///
    /// @param i counted from 0
    private double rate(int i) {
        return from * StrictMath.pow(to / from, (double) i / (steps - 1));
    }

    /// Writes down the loss of each step and ends the search.
    private final class Watch implements Listener {
        private final Trainer trainer;
        private final List<Point> points = new ArrayList<>();
        private RateSearch.End end = RateSearch.End.COMPLETE;
        private double sumBefore;
        private long seenBefore;
        private double smoothed;
        private double lowest = Double.POSITIVE_INFINITY;

        Watch(Trainer trainer) {
            this.trainer = trainer;
        }

        @Override
        public void stepped(Progress p) {
            if (stopping) end(RateSearch.End.STOPPED);
            boolean last = p.batchInEpoch == p.stepsPerEpoch;
            if (p.batchOfGroup() != 0 && !last) return;
            double loss = (p.lossSum - sumBefore) / (p.seen - seenBefore);
            sumBefore = last ? 0 : p.lossSum;
            seenBefore = last ? 0 : p.seen;
            if (points.size() < steps) add(loss);
            if (points.size() == steps) trainer.stop();
        }

        private void add(double loss) {
            int i = points.size();
            double beta = Math.max(LEAST_BETA, 1 - 1 / (LOOKS_BACK * steps));
            smoothed = beta * smoothed + (1 - beta) * loss;
            double mean = smoothed / (1 - StrictMath.pow(beta, i + 1));
            points.add(new Point(rate(i), loss, mean));
            if (i < UNSURE * steps) return;
            lowest = Math.min(lowest, mean);
            if (lowest > 0 && mean > TOO_LARGE * lowest) end(RateSearch.End.DIVERGED);
        }

        private void end(RateSearch.End why) {
            if (end == RateSearch.End.COMPLETE) end = why;
            trainer.stop();
        }
    }
}
