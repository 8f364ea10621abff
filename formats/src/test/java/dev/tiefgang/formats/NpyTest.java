package dev.tiefgang.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenComesBack() {
        for (Tensor t : List.of(
                Tensor.of(Shape.of(2, 3), 1f, -2, Float.NaN, Float.NEGATIVE_INFINITY, -0f, 1e-40f),
                Tensor.of(Shape.of(3), 1.5, Double.MIN_VALUE, -7),
                Tensor.of(Shape.of(), Long.MIN_VALUE),
                Tensor.zeros(Type.FLOAT32, Shape.of(0, 4)),
                Tensor.zeros(Type.FLOAT64, Shape.of(100, 3, 77)))) {
            Path file = folder.resolve("a.npy");
            Npy.write(file, t);
            assertThat(Npy.read(file).sameBits(t)).as(t.toString()).isTrue();
        }
    }

    /// The bytes that `numpy.save` gives for `numpy.array([[1, 2, 3]], dtype='float32')`, from the
    /// description of the format.
    @Test
    void theBytesAreThoseOfTheFormat() throws IOException {
        Path file = folder.resolve("a.npy");
        Npy.write(file, Tensor.of(Shape.of(1, 3), 1f, 2, 3));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }";
        byte[] expected =
                file(1, (header + " ".repeat(117 - header.length()) + "\n"), floats(ByteOrder.LITTLE_ENDIAN, 1, 2, 3));
        assertThat(expected).hasSize(128 + 12);
        assertThat(Files.readAllBytes(file)).isEqualTo(expected);
        Npy.write(file, Tensor.of(Shape.of(2), 1f, 2));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("'shape': (2,), }");
        Npy.write(file, Tensor.of(Shape.of(), 1f));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("'shape': (), }");
    }

    @ParameterizedTest
    @CsvSource({
        "<f4, 00008040, 4",
        ">f4, 40800000, 4",
        "<f8, 0000000000001040, 4",
        ">f8, 4010000000000000, 4",
        "<f2, 0044, 4",
        ">f2, 4400, 4",
        "|i1, fc, -4",
        "|u1, fc, 252",
        "<i2, fcff, -4",
        ">i2, fffc, -4",
        "<u2, fcff, 65532",
        ">u2, fffc, 65532",
        "<i4, fcffffff, -4",
        ">u4, fffffffc, 4294967292",
        "<i8, fcffffffffffffff, -4",
        ">i8, fffffffffffffffc, -4",
        "|b1, 01, 1"
    })
    void everyTypeAndByteOrderIsRead(String descr, String hex, double value) {
        byte[] data = java.util.HexFormat.of().parseHex(hex);
        Tensor t = Npy.read("x", file(1, header(descr, "False", "1,"), data));
        assertThat(t.shape()).isEqualTo(Shape.of(1));
        assertThat(t.at(0)).isEqualTo(value);
    }

    @Test
    void theFirstAxisMayRunFastest() {
        byte[] data = floats(ByteOrder.LITTLE_ENDIAN, 1, 4, 2, 5, 3, 6);
        assertThat(Npy.read("x", file(1, header("<f4", "True", "2, 3"), data)).floats())
                .containsExactly(1, 2, 3, 4, 5, 6);
        float[] cube = new float[24];
        for (int i = 0; i < 24; i++) cube[i] = i;
        Tensor t = Npy.read("x", file(1, header("<f4", "True", "2, 3, 4"), floats(ByteOrder.LITTLE_ENDIAN, cube)));
        for (int a = 0; a < 2; a++)
            for (int b = 0; b < 3; b++)
                for (int c = 0; c < 4; c++)
                    assertThat(t.at((a * 3 + b) * 4 + c)).isEqualTo(a + 2 * b + 6 * c);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void versionsDifferInTheLengthOfTheHeader(int version) {
        String header = "{\"shape\":(2L,),'fortran_order':False , 'descr':\"<f4\"}";
        assertThat(Npy.read("x", file(version, header, floats(ByteOrder.LITTLE_ENDIAN, 7, 8)))
                        .floats())
                .containsExactly(7, 8);
    }

    @Test
    void theMessageSaysWhereAndWhat() {
        byte[] four = new byte[4];
        message("PK".getBytes(StandardCharsets.US_ASCII)).hasMessageContaining("x, byte 2: expected 6 more bytes");
        message("{'descr': 1}".getBytes(StandardCharsets.US_ASCII))
                .hasMessageContaining("x, byte 0: expected an npy file");
        message(file(4, header("<f4", "False", "1,"), four))
                .hasMessageContaining("byte 6: expected version 1.0 to 3.0, received 4.0");
        message(file(1, header("|O", "False", "1,"), four))
                .hasMessageContaining("expected numbers of type [b1, f2,")
                .hasMessageContaining("received '|O'");
        message(file(1, header("<u8", "False", "1,"), four)).hasMessageContaining("received '<u8'");
        message(file(1, header("<f4", "False", "2,"), four))
                .hasMessageContaining("expected 8 bytes of data for the shape [2], received 4: the file is truncated");
        message(file(1, header("<f4", "False", "0,"), four)).hasMessageContaining("expected 0 bytes");
        message(file(1, header("<f4", "False", "99999, 99999"), four))
                .hasMessageContaining("expected a shape that an array can have");
        message(file(1, header("<f4", "False", "99999999999,"), four)).hasMessageContaining("received (99999999999,)");
        message(file(1, header("<f4", "False", "500000000,"), four)).hasMessageContaining("expected 2000000000 bytes");
        message(file(1, header("<f4", "Perhaps", "1,"), four)).hasMessageContaining("expected {'descr': type");
        message(file(1, header("<f4", "False", "1,") + "}", four)).hasMessageContaining("expected {'descr': type");
        message(file(1, "{'descr': '<f4', 'shape': (1,)}", four)).hasMessageContaining("expected {'descr': type");
        message(file(1, "import os", four)).hasMessageContaining("expected a header in braces");
        assertThatThrownBy(() -> Npy.read(folder.resolve("none.npy"))).isInstanceOf(FileException.class);
    }

    /// The format has no checksum, so a flipped bit may give another array of the same number of bytes.
    @Test
    void damagedFilesAreRefusedOrHoldAsManyBytes() {
        byte[] bytes = file(1, header("<f4", "False", "2, 3"), floats(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6));
        assertThat(Flips.truncations(bytes))
                .allSatisfy(d -> assertThatThrownBy(() -> Npy.read("x", d.bytes()))
                        .as(d.what())
                        .isInstanceOf(FormatException.class));
        int refused = 0;
        for (var d : Flips.bits(bytes).toList()) {
            try {
                assertThat(Npy.read("x", d.bytes()).size()).isIn(3, 6, 12, 24);
            } catch (FormatException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(400);
    }

    @Test
    void severalArraysComeBackByName() throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weights/größe", Tensor.of(Shape.of(2), 1f, 2));
        tensors.put("b", Tensor.of(Shape.of(1000), new long[1000]));
        Path file = folder.resolve("a.npz");
        Npz.write(file, tensors);
        SequencedMap<String, Tensor> read = Npz.read(file);
        assertThat(read.sequencedKeySet()).containsExactly("weights/größe", "b");
        assertThat(read.firstEntry().getValue().sameBits(tensors.firstEntry().getValue()))
                .isTrue();
        assertThat(read.lastEntry().getValue().sameBits(tensors.lastEntry().getValue()))
                .isTrue();
        byte[] first = Files.readAllBytes(file);
        Npz.write(file, tensors);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void everyDamageToAnArchiveIsFoundOrHarmless() throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        Tensor t = Tensor.of(Shape.of(3), 1f, 2, 3);
        tensors.put("a", t);
        Path file = folder.resolve("a.npz");
        Npz.write(file, tensors);
        byte[] bytes = Files.readAllBytes(file);
        for (var d : Flips.truncations(bytes).toList()) {
            Files.write(file, d.bytes());
            assertThatThrownBy(() -> Npz.read(file)).as(d.what()).isInstanceOf(FormatException.class);
        }
        for (var d : Flips.bits(bytes).toList()) {
            Files.write(file, d.bytes());
            try {
                Npz.read(file)
                        .values()
                        .forEach(read ->
                                assertThat(read.sameBits(t)).as(d.what()).isTrue());
            } catch (FormatException e) {
                assertThat(e).hasMessageContaining("a.npz");
            }
        }
    }

    @Test
    void bombsAndStrangersAreRefused() throws IOException {
        Path file = folder.resolve("a.npz");
        // 100 MB of zeros behind an array of four bytes.
        Files.write(file, zip("a.npy", file(1, header("<f4", "False", "1,"), new byte[100_000_000])));
        assertThat(Files.size(file)).isLessThan(200_000);
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a.npz!a.npy, byte 67: expected 4 bytes of data");
        Files.write(file, zip("readme.txt", "hello".getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("readme.txt");
        byte[] archive = zip("a.npy", file(1, header("<f4", "False", "1,"), new byte[4]));
        int directory = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 2_000_000_000); // unpacked size
        Files.write(file, archive);
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("the archive claims 2000000000");
        Files.write(
                file,
                zip(
                        "a.npy",
                        file(1, header("<f4", "False", "1,"), new byte[4]),
                        "a",
                        file(1, header("<f4", "False", "1,"), new byte[4])));
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("'a' twice");
        assertThatThrownBy(() -> Npz.read(folder.resolve("none.npz"))).isInstanceOf(FileException.class);
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
            }
        }
        return bytes.toByteArray();
    }

    private static String header(String descr, String fortran, String shape) {
        return "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }".formatted(descr, fortran, shape);
    }

    /// A file whose header is filled up with spaces where that is shorter than 64 bytes in all.
    private static byte[] file(int version, String header, byte[] data) {
        int before = version == 1 ? 10 : 12;
        byte[] text =
                (header + " ".repeat(Math.max(0, 64 - before - header.length()))).getBytes(StandardCharsets.US_ASCII);
        var file = ByteBuffer.allocate(before + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) file.putShort((short) text.length);
        else file.putInt(text.length);
        return file.put(text).put(data).array();
    }

    private static byte[] floats(ByteOrder order, float... numbers) {
        var bytes = ByteBuffer.allocate(4 * numbers.length).order(order);
        for (float n : numbers) bytes.putFloat(n);
        return bytes.array();
    }

    private static AbstractThrowableAssert<?, ?> message(byte[] file) {
        return assertThatThrownBy(() -> Npy.read("x", file)).isInstanceOf(FormatException.class);
    }
}
