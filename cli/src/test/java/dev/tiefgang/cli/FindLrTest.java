package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.train.RateSearch;
import dev.tiefgang.train.RateSearch.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
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
