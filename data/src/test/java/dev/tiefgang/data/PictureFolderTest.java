package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.PictureForm.Fit;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataChecks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void twoClasses() throws IOException {
        picture("zebra/b.png", 1, 4, 4, 0.4f);
        picture("zebra/a.PNG", 1, 4, 4, 0.2f);
        picture("ant/x.png", 3, 4, 4, 0.6f);
        Files.createDirectories(folder.resolve(".hidden"));
        Files.writeString(folder.resolve("zebra/notes.txt"), "no picture");
        Files.writeString(folder.resolve("zebra/.c.png"), "hidden");
    }

    @Test
    void foldersAreClassesSortedByName() {
        PictureFolder set = PictureFolder.open(folder, new PictureForm(4, 4));
        DataChecks.require(set);
        assertThat(set.labels()).containsExactly("ant", "zebra");
        assertThat(set.size()).isEqualTo(3);
        assertThat(set.input()).isEqualTo(Shape.of(3, 4, 4));
        assertThat(set.name()).isEqualTo(folder.getFileName().toString());
        assertThat(set.file(1).getFileName()).hasToString("a.PNG");
        float[] x = new float[50], target = new float[2];
        set.read(1, x, 2, target, 1);
        assertThat(x[1]).isZero();
        assertThat(x[2]).isEqualTo(51 / 255f);
        assertThat(x[49]).isEqualTo(51 / 255f);
        assertThat(target).containsExactly(0, 1);
        assertThat(set.label(0)).isZero();
        assertThat(set.label(2)).isEqualTo(1);
    }

    @Test
    void theCacheChangesNothingAndKeepsItsBound() throws IOException {
        PictureFolder none = PictureFolder.open(folder, new PictureForm(3, 3), 0);
        PictureFolder some = PictureFolder.open(folder, new PictureForm(3, 3), 30); // one picture of 27 bytes
        float[] a = new float[27], b = new float[27], target = new float[1];
        for (int round = 0; round < 2; round++)
            for (int i = 0; i < 3; i++) {
                none.read(i, a, 0, target, 0);
                some.read(i, b, 0, target, 0);
                assertThat(a).isEqualTo(b);
            }
        // The first picture is in the cache, the second is read again.
        Files.delete(folder.resolve("ant/x.png"));
        some.read(0, b, 0, target, 0);
        assertThatThrownBy(() -> none.read(0, a, 0, target, 0)).isInstanceOf(DataException.class);
        Files.delete(folder.resolve("zebra/a.PNG"));
        assertThatThrownBy(() -> some.read(1, b, 0, target, 0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.PNG: there is no such file");
    }

    @Test
    void anEmptyClassAndASingleOneAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("bee"));
        assertThatThrownBy(() -> PictureFolder.open(folder, new PictureForm(4, 4)))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("bee")
                        + ": expected PNG or JPEG files of class 'bee', found none; add some or remove the folder");
        Path single = folder.resolve("single");
        Files.createDirectories(single.resolve("only"));
        assertThatThrownBy(() -> PictureFolder.open(single, new PictureForm(4, 4)))
                .hasMessageContaining("for each of at least two classes, found only 'only'");
        assertThatThrownBy(() -> PictureFolder.open(folder.resolve("ant"), new PictureForm(4, 4)))
                .hasMessageContaining("found none");
        assertThatThrownBy(() -> PictureFolder.open(folder.resolve("nowhere"), new PictureForm(4, 4)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no such folder");
        assertThatThrownBy(() -> PictureFolder.open(folder.resolve("ant/x.png"), new PictureForm(4, 4)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void brokenAndHugeFilesAreFoundBeforeAnythingIsDecoded() throws IOException {
        Path file = folder.resolve("zebra/a.PNG");
        byte[] good = Files.readAllBytes(file), huge = good.clone();
        ByteBuffer.wrap(huge).putInt(16, 100_000).putInt(20, 100_000); // width and height in the header
        var crc = new java.util.zip.CRC32();
        crc.update(huge, 12, 17);
        ByteBuffer.wrap(huge).putInt(29, (int) crc.getValue());
        Files.write(file, huge);
        assertThatThrownBy(() -> PictureFolder.open(folder, new PictureForm(4, 4)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.PNG: 100000×100000 pixels, expected at most 64000000");
        Files.writeString(folder.resolve("ant/x.png"), "GIF89a");
        assertThatThrownBy(() -> PictureFolder.open(folder, new PictureForm(4, 4)))
                .hasMessageContaining("x.png: expected a PNG or JPEG picture")
                .hasMessageContaining("and 1 further files that are broken");
        assertThat(PictureCheck.of(folder).problems())
                .hasSize(2)
                .first()
                .asString()
                .contains("x.png");
    }

    @Test
    void everyTruncationIsFoundWhenThePictureIsReadOrReportedBefore() throws IOException {
        Path file = folder.resolve("zebra/a.PNG");
        byte[] good = Files.readAllBytes(file);
        Tensor whole = Pictures.read(file);
        int found = 0;
        for (int n = 0; n < good.length; n++) {
            Files.write(file, Arrays.copyOf(good, n));
            // Where only checksum and end mark are missing the picture is the same.
            if (!PictureCheck.of(folder).problems().isEmpty()) found++;
            else
                assertThat(Pictures.read(file).sameBits(whole))
                        .as("truncated to " + n)
                        .isTrue();
        }
        assertThat(found).isGreaterThan(good.length / 2);
        Files.write(file, good);
        assertThat(PictureCheck.of(folder).problems()).isEmpty();
    }

    @Test
    void theCommonFormIsThatOfAllPictures() throws IOException {
        assertThat(PictureFolder.sizes(folder).form()).isEqualTo(new PictureForm(4, 4));
        picture("ant/x.png", 1, 4, 4, 0.6f);
        assertThat(PictureFolder.sizes(folder).form()).isEqualTo(new PictureForm(4, 4).grey());
        assertThat(PictureFolder.sizes(folder).remark()).isEmpty();
    }

    @Test
    void picturesOfSeveralSizesAreBroughtToTheMedian() throws IOException {
        picture("ant/x.png", 1, 200, 400, 0.6f);
        picture("zebra/b.png", 1, 200, 300, 0.6f);
        picture("zebra/c.png", 1, 4, 3, 0.6f);
        for (int i = 0; i < 9; i++) picture("zebra/d" + i + ".png", 1, 20, 10, 0.6f);
        PictureFolder.Sizes sizes = PictureFolder.sizes(folder);
        assertThat(sizes.form().shape().extents()).endsWith(20, 10);
        assertThat(sizes.remark().orElseThrow())
                .startsWith("pictures of 5 sizes, 4 to 200 high and 3 to 400 wide, are brought to 20×10");
        for (int i = 0; i < 20; i++) picture("zebra/e" + i + ".png", 1, 200, 400, 0.6f);
        assertThat(PictureFolder.sizes(folder).form().shape().extents()).endsWith(64, 128);
        Files.write(folder.resolve("zebra/broken.png"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("zebra/empty.png"), new byte[0]);
        assertThatThrownBy(() -> PictureFolder.sizes(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("broken.png: expected a PNG or JPEG picture")
                .hasMessageEndingWith("(and 1 further files that are broken)");
    }

    @Test
    void otherProportionsAreCutFilledOrStretched() {
        // A picture of 2×4: its four columns are 0, 1, 1, 0.
        Tensor wide = Tensor.of(Shape.of(1, 2, 4), 0f, 1, 1, 0, 0, 1, 1, 0);
        assertThat(grey(2, 2, Fit.CROP, wide)).containsExactly(1, 1, 1, 1);
        assertThat(grey(2, 2, Fit.STRETCH, wide)).containsExactly(0.5f, 0.5f, 0.5f, 0.5f);
        assertThat(grey(4, 4, Fit.PAD, wide)).containsExactly(0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0);
        Tensor high = Tensor.of(Shape.of(1, 4, 2), 0f, 0, 1, 1, 1, 1, 0, 0);
        assertThat(grey(2, 2, Fit.CROP, high)).containsExactly(1, 1, 1, 1);
        assertThat(grey(2, 4, Fit.PAD, high)).containsExactly(0, 0.5f, 0, 0, 0, 0.5f, 0, 0);
    }

    @Test
    void whatIsDoneToAPictureIsToldAsItIsDone() {
        var form = new PictureForm(28, 28);
        assertThat(form.description(Shape.of(3, 28, 28))).isEqualTo("28×28 pixels, taken as they are");
        assertThat(form.grey().description(Shape.of(3, 28, 28)))
                .isEqualTo("28×28 pixels, taken as they are, made grey");
        assertThat(form.description(Shape.of(1, 56, 56)))
                .isEqualTo("56×56 pixels brought to 28×28, grey in three channels");
        assertThat(form.description(Shape.of(3, 300, 451)))
                .isEqualTo("the middle, 300×300 of 300×451 pixels, brought to 28×28");
        assertThat(new PictureForm(10, 20).description(Shape.of(3, 30, 50)))
                .isEqualTo("the middle, 25×50 of 30×50 pixels, brought to 10×20");
        assertThat(form.fit(Fit.PAD).description(Shape.of(3, 30, 50)))
                .isEqualTo("30×50 pixels brought to 28×28, black at two sides");
        assertThat(form.fit(Fit.STRETCH).description(Shape.of(3, 30, 50))).isEqualTo("30×50 pixels stretched to 28×28");
    }

    /// A picture by itself has the bits that it has in its folder.
    @Test
    void aSinglePictureIsShownAsInItsFolder() {
        var form = new PictureForm(5, 3);
        PictureFolder set = PictureFolder.open(folder, form);
        float[] pixels = new float[form.shape().size()];
        for (int i = 0; i < set.size(); i++) {
            set.read(i, pixels, 0, new float[1], 0);
            assertThat(PictureFolder.shown(Pictures.read(set.file(i)), form).floats())
                    .isEqualTo(pixels);
        }
    }

    @Test
    void greyAndColourBecomeEachOther() {
        Tensor red = Tensor.of(Shape.of(3, 1, 1), 1f, 0, 0), grey = Tensor.of(Shape.of(1, 1, 1), 0.5f);
        assertThat(new PictureForm(1, 1).grey().apply(red).floats()).containsExactly(0.299f);
        assertThat(new PictureForm(1, 1).apply(red).floats()).containsExactly(1, 0, 0);
        assertThat(new PictureForm(1, 1).apply(grey).floats()).containsExactly(0.5f, 0.5f, 0.5f);
        assertThatThrownBy(() -> new PictureForm(0, 1)).hasMessageContaining("sides of 1 to 4096 pixels, received 0×1");
        assertThatThrownBy(() -> new PictureForm(1, 1, 2, Fit.PAD)).hasMessageContaining("1 or 3 channels, received 2");
    }

    private static float[] grey(int h, int w, Fit fit, Tensor picture) {
        return new PictureForm(h, w, 1, fit).apply(picture).floats();
    }

    private void picture(String name, int channels, int h, int w, float value) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder.resolve(name.replaceFirst("/.*", "")));
        float[] pixels = new float[channels * h * w];
        Arrays.fill(pixels, value);
        Pictures.writePng(file, Tensor.of(Shape.of(channels, h, w), pixels));
    }
}
