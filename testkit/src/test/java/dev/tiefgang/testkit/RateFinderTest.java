package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.NonFiniteException;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.RateFinder;
import dev.tiefgang.train.RateSearch;
import dev.tiefgang.train.RateSearch.Point;
import dev.tiefgang.train.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The search for a learning rate.
class RateFinderTest {
    private static final TinyData CLOUDS = TinyData.classes(120, Shape.of(4), 3, 1);
    private static final Network NET =
            Network.of("net", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(8), Activation.tanh(), new Dense(3));

    private static RateFinder finder(Recipe recipe) {
        return new RateFinder(NET, recipe, CLOUDS);
    }

    @Test
    void ratesRiseByTheSameFactor() {
        List<Point> points = finder(Recipe.of(new Sgd(0.1)).batch(7))
                .range(1e-4, 1e-2, 9)
                .run()
                .points();
        assertThat(points).hasSize(9);
        for (int i = 0; i < 9; i++)
            assertThat(points.get(i).rate()).isCloseTo(Math.pow(10, -4 + i / 4.0), Offset.offset(1e-15));
    }

    /// With samples that are all alike, each step is known: the same rates by hand in full batches.
    @Test
    void stepsAreMadeAtTheseRates() {
        // One weight, no bias, input 1, target 0: the loss is w² and a step is w ← w·(1 − 2·rate).
        var net = Network.of("one", Shape.of(1), new MeanSquaredError(), new Dense(1).withoutBias());
        float[] x = new float[40], y = new float[40];
        java.util.Arrays.fill(x, 1);
        var data = TinyData.values(1, 1, x, y);
        for (int[] batches : new int[][] {{5, 1}, {0, 1}, {4, 2}, {8, 3}}) {
            Recipe recipe = Recipe.of(new Sgd(1)).batch(batches[0]).accumulate(batches[1]);
            RateSearch search =
                    new RateFinder(net, recipe, data).range(0.01, 0.4, 12).run();
            assertThat(search.points()).hasSize(12);
            double w = net.model(recipe.seed()).params().tensor("0.weight").at(0);
            for (Point p : search.points()) {
                assertThat(p.loss()).isCloseTo(w * w, Offset.offset(1e-6 * w * w));
                w *= 1 - 2 * p.rate();
            }
        }
    }

    @Test
    void lossesAreSmoothedOverATwentieth() {
        List<Point> points = finder(Recipe.of(new Sgd(0.1)).batch(5))
                .range(1e-5, 1e-1, 100)
                .run()
                .points();
        // β = 0.8: weights 0.8^k, normalised.
        for (int i = 0; i < points.size(); i++) {
            double sum = 0, weights = 0;
            for (int k = 0; k <= i; k++) {
                sum += Math.pow(0.8, k) * points.get(i - k).loss();
                weights += Math.pow(0.8, k);
            }
            assertThat(points.get(i).smoothed()).isCloseTo(sum / weights, Offset.offset(1e-9));
        }
    }

    @Test
    void endsWhereTheLossRunsAway() {
        RateSearch search = finder(Recipe.of(new Momentum(0.1)).batch(10))
                .range(1e-5, 1e6, 150)
                .run();
        assertThat(search.end()).isEqualTo(RateSearch.End.DIVERGED);
        assertThat(search.points()).hasSizeBetween(20, 149);
        double suggestion = search.suggestion().orElseThrow().rate(),
                lowest = search.lowest().orElseThrow().rate();
        assertThat(suggestion).isBetween(1e-4, lowest);
        assertThat(lowest).isLessThan(search.points().getLast().rate());
        Model model = NET.model(1);
        double before = model.evaluate(CLOUDS).loss();
        model.fit(CLOUDS, Recipe.of(new Momentum(suggestion)).batch(10).epochs(5));
        assertThat(model.evaluate(CLOUDS).loss()).isLessThan(0.7 * before);
    }

    @Test
    void withoutADescentThereIsNoSuggestion() {
        RateSearch search = new RateSearch(
                List.of(new Point(0.1, 1, 1), new Point(0.2, 2, 2), new Point(0.4, 3, 3)), RateSearch.End.COMPLETE);
        assertThat(search.suggestion()).isEmpty();
        assertThat(search.lowest().orElseThrow().rate()).isEqualTo(0.1);
        assertThat(new RateSearch(List.of(), RateSearch.End.STOPPED).lowest()).isEmpty();
    }

    @Test
    void theSuggestionIsTheSteepestDescent() {
        var points = new ArrayList<Point>();
        // Flat, down by 1 a step around step 20, then by less, then up.
        for (int i = 0; i < 40; i++) {
            double loss = i < 18 ? 10 : i < 22 ? 28 - i : i < 30 ? 6 - 0.1 * (i - 22) : 5.2 + i;
            points.add(new Point(i, loss, loss));
        }
        assertThat(new RateSearch(points, RateSearch.End.COMPLETE)
                        .suggestion()
                        .orElseThrow()
                        .rate())
                .isBetween(19.0, 21.0);
    }

    /// Losses of known shape with noise of known size, smoothed as a search does.
    @ParameterizedTest
    @CsvSource({
        "TURNS, 2, 1, 4, 0.05",
        "FALLS, 2, 1, 1, 0.05",
        "RISES, 2, 2, 5, 0.05",
        "LEVEL, 2, 2, 2, 0.05",
        "LEVEL, 2, 1.98, 1.98, 0.2",
        "LEVEL, 2, 2, 2, 0",
        "FALLS, 2, 1.9, 1.9, 0",
        "RISES, 2, 2, 2.1, 0",
        "TURNS, 2, 1.9, 2.1, 0.05",
    })
    void theCourseIsToldFromChance(
            RateSearch.Course course, double first, double middle, double last, double deviation) {
        for (int seed = 0; seed < 40; seed++) {
            int n = 200;
            var points = new ArrayList<Point>();
            double smoothed = 0;
            for (int i = 0; i < n; i++) {
                double x = i / (double) n;
                double loss = x < 0.4 ? first : x < 0.6 ? first + (middle - first) * (x - 0.4) / 0.2 : middle;
                if (x > 0.8) loss += (last - middle) * (x - 0.8) / 0.2;
                loss += deviation * Rng.of(seed, "losses", 0).normal(i);
                smoothed = 0.9 * smoothed + 0.1 * loss;
                points.add(new Point(Math.pow(10, 6 * x - 6), loss, smoothed / (1 - Math.pow(0.9, i + 1))));
            }
            var search = new RateSearch(points, RateSearch.End.COMPLETE);
            assertThat(search.course()).as("seed %d", seed).isEqualTo(course);
            boolean falls = course == RateSearch.Course.FALLS || course == RateSearch.Course.TURNS;
            boolean rises = course == RateSearch.Course.RISES || course == RateSearch.Course.TURNS;
            assertThat(search.suggestion().isPresent()).isEqualTo(falls);
            assertThat(search.rise().isPresent()).isEqualTo(rises);
            if (rises) assertThat(search.rise().orElseThrow().rate()).isBetween(Math.pow(10, -1.2), 1.0);
            assertThat(new RateSearch(points, RateSearch.End.DIVERGED).course())
                    .isEqualTo(falls ? RateSearch.Course.TURNS : RateSearch.Course.RISES);
        }
    }

    /// The first loss is that of one batch; a lucky one must not hide the descent.
    @Test
    void aLuckyFirstBatchIsNotTheLowestLoss() {
        var points = new ArrayList<Point>();
        for (int i = 0; i < 60; i++) {
            double loss = i == 0 ? 0.5 : i < 30 ? 3 : i < 50 ? 3 - 0.1 * (i - 30) : 1;
            double noise = i % 2 == 0 ? 0.2 : -0.2;
            points.add(new Point(i + 1.0, loss + noise, loss));
        }
        var search = new RateSearch(points, RateSearch.End.COMPLETE);
        assertThat(search.lowest().orElseThrow().rate()).isBetween(50.0, 52.0);
        assertThat(search.suggestion()).isPresent();
    }

    /// What comes back from where the first steps threw it has not been learned.
    @Test
    void aReturnFromFarAwayIsNoDescent() {
        var points = new ArrayList<Point>();
        for (int i = 0; i < 60; i++) {
            double loss = i == 0 ? 1 : i < 5 ? 10 * i : 40 - 0.5 * i;
            points.add(new Point(i + 1.0, loss, loss));
        }
        var search = new RateSearch(points, RateSearch.End.COMPLETE);
        assertThat(search.course()).isEqualTo(RateSearch.Course.RISES);
        assertThat(search.rise().orElseThrow().rate()).isLessThan(10);
        assertThat(search.suggestion()).isEmpty();
    }

    @Test
    void canBeStopped() {
        RateFinder finder = finder(Recipe.of(new Sgd(0.1)).batch(5)).range(1e-5, 1, 100);
        RateSearch search = finder.listen(new Listener() {
                    @Override
                    public void stepped(Progress p) {
                        if (p.step() == 30) finder.stop();
                    }
                })
                .run();
        assertThat(search.end()).isEqualTo(RateSearch.End.STOPPED);
        assertThat(search.points()).hasSizeBetween(30, 31);
    }

    @Test
    void theSameSeedGivesTheSameSearch() {
        Recipe recipe = Recipe.of(new Momentum(0.1)).batch(4).seed(3);
        var small = finder(recipe).range(1e-5, 1, 20).run();
        assertThat(finder(recipe).range(1e-5, 1, 20).run()).isEqualTo(small);
        assertThat(finder(recipe.seed(4)).range(1e-5, 1, 20).run()).isNotEqualTo(small);
    }

    @Test
    void brokenDataAreNotTakenForALargeRate() {
        float[] inputs = CLOUDS.inputs().clone();
        java.util.Arrays.fill(inputs, Float.NaN);
        var broken = new TinyData("broken", Shape.of(4), Shape.of(), CLOUDS.labels(), inputs, CLOUDS.targets());
        assertThatThrownBy(() -> new RateFinder(NET, Recipe.of(new Sgd(0.1)), broken).run())
                .isInstanceOf(DataException.class);
        // Finite, but too large for the loss.
        java.util.Arrays.fill(inputs, 1e30f);
        var large = TinyData.values(4, 1, inputs, new float[inputs.length / 4]);
        var net = Network.of("one", Shape.of(4), new MeanSquaredError(), new Dense(1));
        assertThatThrownBy(() -> new RateFinder(net, Recipe.of(new Sgd(0.1)), large).run())
                .isInstanceOf(NonFiniteException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1,10", "1,1,10", "1,0.1,10", "NaN,1,10", "1e-3,1e7,10", "1e-13,1,10", "1e-3,1,1", "1e-3,1,100001"})
    void wrongRangesAreRefused(double from, double to, int steps) {
        assertThatThrownBy(() -> finder(Recipe.of(new Sgd(0.1))).range(from, to, steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining("received");
    }
}
