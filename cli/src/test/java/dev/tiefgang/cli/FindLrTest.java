package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.formats.MetricsCsv;
import dev.tiefgang.train.RateSearch;
import dev.tiefgang.train.RateSearch.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The verb that looks for a learning rate, and its picture.
class FindLrTest {
    private static final int SMOOTHED = 0x0b3c8c, SUGGESTION = 0xe06c00;

    @TempDir
    Path folder;

    private Cli find(Object... more) {
        Blobs.register("blobs-for-rates");
        var words = new ArrayList<Object>(List.of("find-lr", "mlp", "blobs-for-rates", "--batch", 20));
        words.addAll(List.of(more));
        return Cli.run(words.toArray());
    }

    private static double number(Cli cli, String name) {
        return Double.parseDouble(String.valueOf(cli.json().get(name)));
    }

    @Test
    void suggestsARateAndDrawsIt() throws IOException {
        Path png = folder.resolve("lr.png");
        Cli cli = find("--from", "1e-5", "--to", 10, "--steps", 120, "--out", png, "--json");
        assertThat(cli.code()).as(cli.err()).isZero();
        double suggestion = number(cli, "suggestion"), lowest = number(cli, "lowest");
        assertThat(suggestion).isBetween(1e-5, lowest);
        assertThat(cli.json()).containsEntry("plot", png.toString());
        assertThat((List<?>) cli.json().get("points")).hasSizeBetween(60, 120);
        assertThat(cli.err()).contains("rates from 0.00001 to 10 in 120 steps", "Suggestion: --lr ", "Plot: " + png);
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isEqualTo(1000);
        assertThat(Pixels.count(picture, SUGGESTION, 0, 1000)).isGreaterThan(500);
        assertThat(Pixels.count(picture, SMOOTHED, 0, 1000)).isGreaterThan(500);
    }

    /// In full batches the first loss is that of the first epoch of training: the same samples, targets
    /// and pictures.
    private void firstLossIsThatOfTraining(String data, Object... more) throws IOException {
        var words = new ArrayList<Object>(List.of("train", "mlp", data, "--batch", 0, "--epochs", 1, "--threads", 1));
        words.addAll(List.of("--out", folder.resolve("run")));
        words.addAll(List.of(more));
        Cli trained = Cli.run(words.toArray());
        assertThat(trained.code()).as(trained.err()).isZero();
        MetricsCsv.Table metrics = MetricsCsv.read(folder.resolve("run/metrics.csv"));
        double loss = metrics.rows().getFirst().get(metrics.columns().indexOf("loss"));
        words = new ArrayList<>(List.of("find-lr", "mlp", data, "--batch", 0, "--steps", 3, "--threads", 1, "--json"));
        words.addAll(List.of("--out", folder.resolve("lr.png")));
        words.addAll(List.of(more));
        Cli found = Cli.run(words.toArray());
        assertThat(found.code()).as(found.err()).isZero();
        double first = Trees.number(Trees.objects(found.json(), "points").getFirst(), "loss");
        assertThat(first).isCloseTo(loss, Offset.offset(1e-6 * loss));
    }

    @Test
    void numbersAreLearnedInTheirScale() throws IOException {
        var rows = new StringBuilder("a,price\n");
        for (int i = 0; i < 90; i++)
            rows.append(i % 10 / 10.0)
                    .append(',')
                    .append(200_000.5 + 1000 * (i % 10))
                    .append('\n');
        Path csv = Files.writeString(folder.resolve("prices.csv"), rows);
        firstLossIsThatOfTraining(csv.toString());
    }

    @Test
    void picturesAreChangedAsInTraining() throws IOException {
        Blobs.register("blobs-for-rates");
        firstLossIsThatOfTraining("blobs-for-rates", "--augment", "noise:0.5,flip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 1e-5 --to 100 --steps 120|; at larger ones it rises.",
                "--from 1e-4 --to 1e-2 --steps 120|larger ones may be better: try --to 1.",
                "--from 1e-12 --to 1e-9 --steps 60|The loss hardly changes from the lowest rate to the highest: try",
            })
    void theCourseIsToldAsItIs(String range, String expected) {
        var words = new ArrayList<Object>(List.of("--out", folder.resolve("lr.png")));
        words.addAll(List.of(range.split(" ")));
        Cli cli = find(words.toArray());
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).contains(expected);
        if (expected.startsWith("The loss")) assertThat(cli.out()).contains("No suggestion");
        else assertThat(cli.out()).contains("Suggestion: --lr");
        assertThat(cli.out().contains("it rises.")).isEqualTo(expected.contains("it rises."));
    }

    @Test
    void ratesThatAreAllTooLargeAreSaidToBe() {
        Cli cli = Cli.run(
                "find-lr",
                "mlp",
                "circle",
                "--optimizer",
                "adam",
                "--from",
                5,
                "--to",
                100,
                "--steps",
                40,
                "--out",
                folder.resolve("lr.png"));
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("The loss does not fall at any rate, and rises from ", "try lower ones, --from 0.005 --to ")
                .contains("No suggestion: the loss does not fall.");
    }

    @Test
    void withoutADescentItSaysSo() throws IOException {
        Path png = folder.resolve("flat.png");
        Cli cli = find("--from", "1e-12", "--to", "2e-12", "--steps", 2, "--out", png);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("No suggestion");
        assertThat(Pixels.count(ImageIO.read(png.toFile()), SUGGESTION, 0, 1000))
                .isZero();
    }

    @Test
    void thePictureDoesNotDependOnHowFarTheLossRanAway() throws IOException {
        var points = new ArrayList<Point>();
        for (int i = 0; i < 100; i++) {
            double loss = i < 40 ? 2 : i < 80 ? 2 - 0.04 * (i - 40) : 0.4 + Math.pow(3, i - 80);
            points.add(new Point(Math.pow(10, -6 + i / 16.0), loss, loss));
        }
        Path png = folder.resolve("away.png");
        RatePlot.write(png, new RateSearch(points, RateSearch.End.DIVERGED));
        BufferedImage picture = ImageIO.read(png.toFile());
        // The descent takes a good part of the height: rows with the colour of the line.
        int first = 600, last = 0;
        for (int y = 0; y < 540; y++)
            for (int x = 300; x < 700; x++)
                if ((picture.getRGB(x, y) & 0xffffff) == SMOOTHED) {
                    first = Math.min(first, y);
                    last = Math.max(last, y);
                }
        assertThat(last - first).isGreaterThan(150);
    }

    @ParameterizedTest
    @CsvSource({
        "--lr,0.1",
        "--schedule,cosine",
        "--warmup,1",
        "--epochs,3",
        "--val,3",
        "--patience,2",
        "--ema,0.9",
        "--from,0",
        "--to,1e7",
        "--to,1e-7",
        "--steps,1",
        "--steps,200000",
        "--from,nan",
        "--optimizer,adom",
        "--out,no/such/folder/lr.png"
    })
    void wrongOptionsEndWithCode2(String option, String value) {
        Cli cli = find(option, value);
        assertThat(cli.code()).as(cli.err()).isEqualTo(2);
        assertThat(cli.err()).startsWith("tiefgang: ").contains(value.equals("adom") ? "adam" : option);
        assertThat(Files.exists(Path.of("mlp-blobs-for-rates-lr.png"))).isFalse();
    }
}
