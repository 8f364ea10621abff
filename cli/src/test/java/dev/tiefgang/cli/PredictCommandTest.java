package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tiefgang.nn.Dense;
import dev.tiefgang.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    @TempDir
    Path folder;

    @Test
    void saysTwoGuessesAndWhatWasDoneToThePicture() throws IOException {
        Path picture = Fixtures.picture(folder.resolve("one.png"));
        Cli ran = Cli.run("predict", Fixtures.model(folder), picture);
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().toList().get(0))
                .matches("\\Q" + picture + "\\E: \\d \\(\\d+\\.\\d\\d %\\), then \\d \\(\\d+\\.\\d\\d %\\)");
        assertThat(ran.out()).contains("dark on light, inverted");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void showsWhatTheNetworkSaw() throws IOException {
        Path picture = Fixtures.picture(folder.resolve("one.png"));
        Cli plain = Cli.run("predict", Fixtures.model(folder), picture);
        Cli shown = Cli.run("predict", "--show", Fixtures.model(folder), picture);
        assertThat(shown.out().lines().count())
                .isGreaterThan(plain.out().lines().count() + 14);
    }

    @Test
    void goesThroughFoldersInTheOrderOfNames() throws IOException {
        Path pictures = folder.resolve("pictures");
        Fixtures.picture(pictures.resolve("b.png"));
        Fixtures.picture(pictures.resolve("a/z.png"));
        Fixtures.picture(pictures.resolve("c.png"));
        Files.writeString(pictures.resolve("notes.txt"), "no picture");
        Cli ran = Cli.run("predict", Fixtures.model(folder), pictures, "--json");
        assertThat(ran.code()).isZero();
        List<Map<String, Object>> predictions = Trees.objects(ran.json(), "predictions");
        assertThat(predictions)
                .extracting(p -> p.get("file"))
                .containsExactly(
                        pictures.resolve("a/z.png").toString(),
                        pictures.resolve("b.png").toString(),
                        pictures.resolve("c.png").toString());
        assertThat(ran.err()).contains("notes.txt: neither PNG nor JPEG");
    }

    @Test
    void jsonHasTheMostProbableGuessFirst() throws IOException {
        Cli ran = Cli.run("predict", "--json", Fixtures.model(folder), Fixtures.picture(folder.resolve("one.png")));
        assertThat(ran.out().lines()).hasSize(1);
        var guesses = Trees.objects(Trees.objects(ran.json(), "predictions").getFirst(), "guesses");
        assertThat(guesses).hasSize(2);
        assertThat((String) guesses.getFirst().get("label")).matches("\\d");
        double first = Trees.number(guesses.get(0), "probability"),
                second = Trees.number(guesses.get(1), "probability");
        assertThat(first).isBetween(second, 1.0);
        assertThat(second).isPositive();
    }

    @Test
    void badFilesAreReportedAfterTheOthersAreDone() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "this is no picture");
        Path good = Fixtures.picture(folder.resolve("good.png"));
        Cli ran = Cli.run("predict", "--json", Fixtures.model(folder), text, good);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(Trees.objects(ran.json(), "predictions")).hasSize(1);
        assertThat(ran.json().get("error")).asString().contains("text.png").contains("code=3");
        assertThat(ran.err()).contains("text.png: expected a PNG or JPEG picture");
    }

    @Test
    void aJpegThatEndsInItsHeaderIsNoPicture() throws IOException {
        Path whole = folder.resolve("whole.jpg");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "jpg", whole.toFile());
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(Files.readAllBytes(whole), 100));
        Cli ran = Cli.run("predict", Fixtures.model(folder), cut);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("cut.jpg");
    }

    @Test
    void aHugePictureIsRefusedBeforeItIsDecoded() throws IOException {
        Cli ran = Cli.run("predict", Fixtures.model(folder), Fixtures.hugePicture(folder.resolve("huge.png")));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("60000×60000");
    }

    @Test
    void brokenPicturesInFoldersAreNotPassedOver() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Fixtures.picture(pictures.resolve("a.png"));
        Fixtures.hugePicture(pictures.resolve("b.png"));
        Cli ran = Cli.run("predict", Fixtures.model(folder), pictures);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("a.png: ");
    }

    @Test
    void whatIsNamedLikeAPictureIsOne() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Fixtures.picture(pictures.resolve("good.png"));
        Files.copy(pictures.resolve("good.png"), pictures.resolve("unnamed"));
        Files.writeString(pictures.resolve("broken.PNG"), "this is no picture");
        Files.createFile(pictures.resolve("empty.jpeg"));
        Files.createSymbolicLink(pictures.resolve("link.jpg"), Path.of("nowhere.jpg"));
        Files.writeString(pictures.resolve("notes.txt"), "no picture");
        Cli ran = Cli.run("predict", Fixtures.model(folder), pictures, "--json");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(Trees.objects(ran.json(), "predictions"))
                .extracting(p -> p.get("file"))
                .containsExactly(
                        pictures.resolve("good.png").toString(),
                        pictures.resolve("unnamed").toString());
        assertThat(Trees.objects(ran.json(), "errors"))
                .extracting(p -> p.get("file"))
                .containsExactly(
                        pictures.resolve("broken.PNG").toString(),
                        pictures.resolve("empty.jpeg").toString(),
                        pictures.resolve("link.jpg").toString());
        assertThat(ran.json().get("error")).asString().contains("broken.PNG", "one of 3 errors");
        assertThat(ran.err()).contains("Skipped " + pictures.resolve("notes.txt"));
    }

    /// Named or found in a folder: the same error, and the answers for the others.
    @Test
    void whatCannotBeReadLosesNoAnswer() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Fixtures.picture(pictures.resolve("z.png"));
        Path loop = pictures.resolve("loop.png");
        Files.createSymbolicLink(loop, loop);
        Path model = Fixtures.model(folder);
        Cli found = Cli.run("predict", model, pictures), named = Cli.run("predict", model, loop);
        assertThat(found.code()).isEqualTo(3).isEqualTo(named.code());
        assertThat(found.err())
                .isEqualTo(named.err())
                .contains(loop + ": cannot be read")
                .hasLineCount(1);
        assertThat(found.out()).contains("z.png: ");
    }

    @Test
    void aFolderThatCannotBeReadLosesNoAnswer() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Path closed = Files.createDirectory(pictures.resolve("closed"));
        Fixtures.picture(pictures.resolve("z.png"));
        assumeThat(closed.toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(closed)).as("this user may read everything").isFalse();
        Cli ran = Cli.run("predict", Fixtures.model(folder), pictures);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err())
                .contains(closed + ": cannot be read, access is denied")
                .hasLineCount(1);
        assertThat(ran.out()).contains("z.png: ");
    }

    @Test
    void aPictureThatDoesNotFitIntoMemoryLosesNoAnswer() throws Exception {
        Path large = folder.resolve("large.png");
        ImageIO.write(new BufferedImage(5000, 5000, BufferedImage.TYPE_BYTE_GRAY), "png", large.toFile());
        Path small = Fixtures.picture(folder.resolve("small.png"));
        Application app = Application.start(
                folder, List.of("-Xmx64m"), "predict", "--json", Fixtures.model(folder), large, small);
        assertThat(app.code()).isEqualTo(4);
        assertThat(app.said()).contains("large.png: the picture does not fit into 64.0 MiB of memory; make it smaller");
        assertThat(Trees.objects(app.json(), "predictions")).hasSize(1);
        assertThat(Trees.objects(app.json(), "errors"))
                .singleElement()
                .satisfies(e -> assertThat(e).containsEntry("code", 4L));
    }

    @Test
    void aFolderWithoutPicturesIsAnError() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Cli ran = Cli.run("predict", Fixtures.model(folder), empty);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("no PNG or JPEG picture found");
    }

    @Test
    void blankPaperIsNamedInTheError() throws IOException {
        Path blank = folder.resolve("blank.png");
        var image = new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(image, "png", blank.toFile());
        Cli ran = Cli.run("predict", Fixtures.model(folder), blank);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("blank.png");
    }

    @Test
    void networksForOtherInputsAreRefused() throws IOException {
        Path model = Fixtures.model(folder, Shape.of(2), new Dense(10));
        Cli ran = Cli.run("predict", model, Fixtures.picture(folder.resolve("one.png")));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("[1, height, width]").contains("[2]");
    }

    @Test
    void aRunThatIsNotThereIsABadCommandLine() throws IOException {
        Cli ran = Cli.run(
                "predict", "--runs", folder.resolve("runs"), "nothing", Fixtures.picture(folder.resolve("a.png")));
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void aDamagedModelIsBadContent() throws IOException {
        Path model = Fixtures.model(folder);
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);
        assertThat(Cli.run("predict", model, Fixtures.picture(folder.resolve("one.png")))
                        .code())
                .isEqualTo(3);
    }
}
