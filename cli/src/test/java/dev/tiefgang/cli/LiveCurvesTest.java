package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.train.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCurvesTest {
    @TempDir
    Path root;

    private double now;
    private final List<Integer> drawn = new ArrayList<>();
    private final List<String> trouble = new ArrayList<>();

    /// Curves whose drawing takes as long as a function of the number of epochs says.
    private LiveCurves curves(double... seconds) {
        return new LiveCurves(
                epochs -> {
                    now += seconds[Math.min(drawn.size(), seconds.length - 1)];
                    drawn.add(epochs.size());
                },
                () -> now,
                trouble::add);
    }

    private void epochs(LiveCurves curves, int from, int to, double seconds) {
        for (int e = from; e <= to; e++) {
            now += seconds;
            curves.epoch(report(e));
        }
    }

    private static EpochReport report(int e) {
        return new EpochReport(e, e, 1, 0.5, Double.NaN, Double.NaN, 0.1, 1, 100);
    }

    @Test
    void everyLongEpochIsDrawn() {
        LiveCurves curves = curves(0.5);
        epochs(curves, 1, 4, 11);
        assertThat(drawn).containsExactly(1, 2, 3, 4);
        curves.finish();
        assertThat(drawn).hasSize(4);
    }

    @Test
    void shortEpochsWaitUntilDrawingIsASmallShareOfTheTime() {
        LiveCurves curves = curves(1, 0.125); // the first one loads what is needed
        epochs(curves, 1, 100, 1.0);
        assertThat(drawn.subList(0, 3)).containsExactly(1, 21, 24);
        double spent = 1 + 0.125 * (drawn.size() - 1);
        assertThat(spent).isLessThan(0.06 * now);
        epochs(curves, 101, 101, 0);
        curves.finish();
        assertThat(drawn).endsWith(101);
    }

    @Test
    void aResumedRunShowsTheEpochsBefore() {
        LiveCurves curves = curves(0);
        curves.begin(List.of(report(1), report(2)));
        curves.finish();
        epochs(curves, 3, 3, 1);
        assertThat(drawn).containsExactly(2, 3);
    }

    @Test
    void nothingIsDrawnWithoutAnEpoch() {
        curves(0).finish();
        assertThat(drawn).isEmpty();
    }

    @Test
    void whatCannotBeDrawnIsSaidOnce() {
        Path nowhere = root.resolve("no/curves.png");
        var curves = new LiveCurves(epochs -> Curves.write(nowhere, Measure.shares(), epochs), () -> now, trouble::add);
        epochs(curves, 1, 3, 100);
        curves.finish();
        assertThat(trouble).hasSize(1);
        assertThat(trouble.getFirst()).startsWith("No curves.png: ");
    }

    @Test
    void theRunFolderHoldsThePictureWhileTrainingGoesOn() throws IOException {
        Path run = root.resolve("run"), picture = run.resolve("curves.png");
        AtomicInteger reads = new AtomicInteger(), seen = new AtomicInteger();
        Blobs.register(
                "looking",
                () -> new WatchedBlobs(new Blobs("looking", 300, 1), _ -> {
                    if (Files.exists(picture)) seen.compareAndSet(0, reads.get());
                    reads.incrementAndGet();
                }));
        Cli cli = Cli.run("train", "mlp", "looking", "--epochs", 3, "--val", 0, "--out", run);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(seen.get()).isPositive().isLessThan(reads.get());
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1200);
    }
}
