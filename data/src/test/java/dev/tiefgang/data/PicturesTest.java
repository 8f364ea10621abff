package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
    @TempDir
    Path folder;

    @Test
    void greyValuesAreThoseOfTheFile() throws IOException {
        var eight = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        var sixteen = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 6; i++) {
            eight.getRaster().setSample(i % 3, i / 3, 0, 51 * i);
            sixteen.getRaster().setSample(i % 3, i / 3, 0, 13107 * i);
        }
        for (BufferedImage image : new BufferedImage[] {eight, sixteen}) {
            Tensor t = read(image, "png");
            assertThat(t.shape()).isEqualTo(Shape.of(1, 2, 3));
            assertThat(t.floats()).containsExactly(new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, within(1e-6f));
        }
    }

    @Test
    void coloursAreThreeChannels() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xff3300);
        image.setRGB(1, 0, 0x0066ff);
        Tensor t = read(image, "png");
        assertThat(t.shape()).isEqualTo(Shape.of(3, 1, 2));
        assertThat(t.floats()).containsExactly(new float[] {1, 0, 0.2f, 0.4f, 0, 1}, within(1e-6f));
    }

    @Test
    void transparentPlacesAreWhite() throws IOException {
        var image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff000000);
        image.setRGB(1, 0, 0x33000000);
        image.setRGB(2, 0, 0x00000000);
        assertThat(read(image, "png").floats())
                .containsExactly(new float[] {0, 0.8f, 1, 0, 0.8f, 1, 0, 0.8f, 1}, within(1e-6f));
    }

    @Test
    void palettesAreLookedUp() throws IOException {
        byte[] r = {0, (byte) 255, 51}, g = {0, (byte) 255, 102}, b = {0, (byte) 255, (byte) 153};
        var colours = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 3, r, g, b));
        for (int x = 0; x < 3; x++) colours.getRaster().setSample(x, 0, 0, x);
        assertThat(read(colours, "png").floats())
                .containsExactly(new float[] {0, 1, 0.2f, 0, 1, 0.4f, 0, 1, 0.6f}, within(1e-6f));
        var bits = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.getRaster().setSample(8, 0, 0, 1);
        Tensor t = read(bits, "png");
        assertThat(t.shape()).isEqualTo(Shape.of(1, 1, 9));
        assertThat(t.floats()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void jpegIsReadToo() throws IOException {
        var image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(new Color(0x996633));
        g.fillRect(0, 0, 16, 8);
        g.dispose();
        Tensor t = read(image, "jpg");
        assertThat(t.shape()).isEqualTo(Shape.of(3, 8, 16));
        assertThat(t.floats()[0]).isCloseTo(0.6f, within(0.02f));
        assertThat(t.floats()[128]).isCloseTo(0.4f, within(0.02f));
        assertThat(t.floats()[256]).isCloseTo(0.2f, within(0.02f));
        var grey = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(read(grey, "jpg").shape()).isEqualTo(Shape.of(1, 8, 16));
    }

    /// The corner that holds the light quarter once the picture is upright: 0 upper left, 1 upper right, …
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 3", "4, 2", "5, 0", "6, 1", "7, 3", "8, 2"})
    void theOrientationOfTheCameraIsUndone(int orientation, int corner) throws IOException {
        var image = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 8; y++)
            for (int x = 0; x < 16; x++) image.getRaster().setSample(x, y, 0, 255);
        for (boolean little : new boolean[] {false, true}) {
            Path file = Files.write(folder.resolve("photo.jpg"), withExif(encoded(image, "jpg"), orientation, little));
            Tensor t = Pictures.read(file);
            int h = t.shape().dim(1), w = t.shape().dim(2);
            assertThat(h).isEqualTo(orientation < 5 ? 16 : 32);
            for (int c = 0; c < 4; c++) {
                int x = c % 2 == 0 ? 2 : w - 3, y = c < 2 ? 2 : h - 3;
                assertThat(t.floats()[y * w + x] > 0.5f).as("corner " + c).isEqualTo(c == corner);
            }
        }
    }

    private static byte[] withExif(byte[] jpeg, int orientation, boolean little) {
        var exif = ByteBuffer.allocate(36).putShort((short) 0xffe1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        var order = little ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN;
        exif.putShort((short) (little ? 0x4949 : 0x4d4d))
                .order(order)
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation);
        return ByteBuffer.allocate(jpeg.length + 36)
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    @Test
    void halfAJpegIsNoPicture() throws IOException {
        var noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) noise.setRGB(i % 64, i / 64, i * 0x9e3779b9);
        byte[] whole = encoded(noise, "jpg");
        for (int part = 2; part < 10; part++) {
            Path file = Files.write(folder.resolve("half.jpg"), Arrays.copyOf(whole, whole.length * part / 10));
            assertThatThrownBy(() -> Pictures.read(file)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void whatIsNoPictureIsNamed() throws IOException {
        refused("notes.txt", "Dear reader, this".getBytes(StandardCharsets.US_ASCII))
                .hasMessageContaining(
                        "notes.txt: expected a PNG or JPEG picture, but the file starts with \"Dear reader,\" (44 65 61 72");
        refused("none.png", new byte[0]).hasMessageContaining("the file is empty");
        refused("short.png", new byte[] {(byte) 0x89, 'P'}).hasMessageContaining("starts with \".P\" (89 50)");
        assertThatThrownBy(() -> Pictures.read(folder.resolve("absent.png")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void whatCannotBeReadIsSaidWithoutTheNameTwice() throws IOException {
        Path loop = folder.resolve("loop.png");
        Files.createSymbolicLink(loop, loop);
        assertThatThrownBy(() -> Pictures.read(loop))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(loop + ": cannot be read, the system says '")
                .hasMessageNotContaining(loop + ": " + loop);
    }

    @Test
    void theDeclaredSizeIsCheckedBeforeDecoding() throws IOException {
        byte[] png = encoded(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png");
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        refused("bomb.png", png).hasMessageContaining("100000×100000 pixels, expected at most 64000000");
        Path small = Files.write(
                folder.resolve("small.png"), encoded(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png"));
        assertThat(Pictures.read(small, 16).size()).isEqualTo(16);
        assertThatThrownBy(() -> Pictures.read(small, 15)).isInstanceOf(DataException.class);
    }

    @Test
    void everyTruncationAndFlippedBitGivesAPictureOrATypedError() throws IOException {
        var image = new BufferedImage(9, 5, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 45; i++) image.setRGB(i % 9, i / 9, i * 0x050607);
        for (String format : new String[] {"png", "jpg"}) {
            byte[] file = encoded(image, format);
            for (int n = 0; n < file.length; n++) attempt(Arrays.copyOf(file, n));
            // Every bit of the short file, one bit of each byte of the long one.
            int step = format.equals("png") ? 1 : 9;
            for (int bit = 0; bit < 8 * file.length; bit += step) {
                byte[] copy = file.clone();
                copy[bit / 8] ^= (byte) (1 << bit % 8);
                attempt(copy);
            }
            byte[] half = Arrays.copyOf(file, file.length / 2);
            refused("half." + format, half).hasMessageContaining("half." + format);
        }
    }

    private void attempt(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("attempt"), file);
        try {
            for (float v : Pictures.read(path, 1_000_000).floats())
                assertThat(v >= 0 && v <= 1).isTrue();
        } catch (DataException e) {
            assertThat(e).hasMessageContaining("attempt");
        }
    }

    @Test
    void aWrittenPictureIsReadAgain() throws IOException {
        Tensor grey = Tensor.of(Shape.of(1, 2, 2), 0, 0.2f, 1.5f, -1);
        Path file = folder.resolve("written.png");
        Pictures.writePng(file, grey);
        assertThat(Pictures.read(file).floats()).containsExactly(new float[] {0, 0.2f, 1, 0}, within(1e-6f));
        Tensor colour = Tensor.of(Shape.of(3, 1, 1), 1, 0.4f, 0);
        Pictures.writePng(file, colour);
        assertThat(Pictures.read(file).floats()).containsExactly(new float[] {1, 0.4f, 0}, within(1e-6f));
        assertThatThrownBy(() -> Pictures.writePng(file, Tensor.of(Shape.of(2, 1, 1), 1f, 1f)))
                .isInstanceOf(ShapeException.class);
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return assertThatThrownBy(() -> Pictures.read(file)).isInstanceOf(DataException.class);
    }

    private Tensor read(BufferedImage image, String format) throws IOException {
        return Pictures.read(Files.write(folder.resolve("image." + format), encoded(image, format)));
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
