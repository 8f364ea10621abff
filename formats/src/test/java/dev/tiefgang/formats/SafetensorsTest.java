package dev.tiefgang.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
    private static final String ONE = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    @Test
    void readsHandWrittenBytes() {
        byte[] bytes = file(ONE, 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0xc0);
        var file = Safetensors.read("hand", bytes);
        assertThat(file.tensors().keySet()).containsExactly("a");
        assertThat(file.tensor("a").shape()).isEqualTo(Shape.of(2));
        assertThat(file.tensor("a").floats()).containsExactly(1f, -2f);
        assertThat(file.metadata()).isEmpty();
        assertThat(file.verified()).isFalse();
        assertThatThrownBy(() -> file.tensor("b"))
                .isInstanceOf(FormatException.class)
                .hasMessage("expected a tensor 'b' in the file, which holds [a]");
    }

    @Test
    void writesTheBytesThatTheFormatAsksFor() {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("a", Tensor.of(Shape.of(2), 1f, -2f));
        byte[] header = (ONE + " ".repeat(56 - ONE.length())).getBytes(UTF_8);
        assertThat(Safetensors.encode(tensors, new LinkedHashMap<>()))
                .isEqualTo(join(56, header, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0));
    }

    @Test
    void everyValueComesBackWithTheSameBits(@TempDir Path folder) {
        Path path = folder.resolve("x.safetensors");
        Safetensors.write(path, Samples.tensors(), Samples.metadata());
        var read = Safetensors.read(path);
        assertThat(List.copyOf(read.tensors().keySet()))
                .isEqualTo(List.copyOf(Samples.tensors().keySet()));
        Samples.tensors()
                .forEach((name, t) ->
                        assertThat(read.tensor(name).sameBits(t)).as(name).isTrue());
        assertThat(List.copyOf(read.metadata().entrySet()))
                .isEqualTo(List.copyOf(Samples.metadata().entrySet()));
        assertThat(read.verified()).isFalse();
        assertThat(path).hasBinaryContent(Safetensors.encode(Samples.tensors(), Samples.metadata()));
    }

    @Test
    void tensorsLongerThanOneChunkComeBack(@TempDir Path folder) {
        float[] floats = new float[100_003];
        long[] longs = new long[50_001];
        for (int i = 0; i < floats.length; i++) floats[i] = i * 0.37f;
        for (int i = 0; i < longs.length; i++) longs[i] = i * 1_000_000_007L;
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("f", Tensor.of(Shape.of(floats.length), floats));
        tensors.put("l", Tensor.of(Shape.of(longs.length), longs));
        Path path = folder.resolve("long.safetensors");
        Checkpoint.write(path, tensors, Samples.metadata());
        var read = Checkpoint.read(path);
        tensors.forEach(
                (name, t) -> assertThat(read.tensor(name).sameBits(t)).as(name).isTrue());
    }

    @Test
    void dataAreAlignedToTheirElements() {
        byte[] bytes = Safetensors.encode(Samples.tensors(), Samples.metadata());
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(length % 8).isZero();
        assertThat(new String(bytes, UTF_8))
                .contains("\"größe\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}")
                .contains("\"step\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[16,24]}")
                .contains("\"w\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[24,36]}");
    }

    @ParameterizedTest
    @CsvSource({
        "F16,2,3c00,1", "F16,2,0001,5.960464477539063E-8", "BF16,2,c040,-3", "BF16,2,7f80,Infinity",
                "I32,4,fffffffe,-2",
        "U32,4,fffffffe,4294967294", "I16,2,ff00,-256", "U16,2,ff00,65280", "I8,1,80,-128", "U8,1,80,128",
        "BOOL,1,01,1", "I64,8,8000000000000000,-9223372036854775808", "F64,8,4000000000000000,2"
    })
    void otherTypesBecomeTheNearestOne(String type, int bytes, String bits, double value) {
        long pattern = Long.parseUnsignedLong(bits, 16);
        int[] data = new int[bytes];
        for (int i = 0; i < bytes; i++) data[i] = (int) (pattern >>> (8 * i)) & 0xff;
        String header = "{\"x\":{\"dtype\":\"%s\",\"shape\":[],\"data_offsets\":[0,%d]}}".formatted(type, bytes);
        Tensor x = Safetensors.read("types", file(header, data)).tensor("x");
        assertThat(x.at(0)).isEqualTo(value);
        boolean floating = type.contains("F");
        assertThat(x.type() == Type.INT64).isEqualTo(!floating);
    }

    @Test
    void tensorsMayLieInAnotherOrderThanTheHeaderNamesThem() {
        var file = Safetensors.read("order", file("""
            {"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}\
            """, 7, 9));
        assertThat(file.tensors().keySet()).containsExactly("b", "a");
        assertThat(file.tensor("b").longs()).containsExactly(9);
        assertThat(file.tensor("a").longs()).containsExactly(7);
    }

    static List<List<String>> wrongHeaders() {
        String a = "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}";
        return List.of(
                List.of("", "byte 8: expected a JSON header that starts with '{'"),
                List.of("[]", "byte 8: expected a JSON header that starts with '{'"),
                List.of("{", "expected JSON"),
                List.of("{}x", "expected JSON"),
                List.of("{}{}", "expected nothing after the JSON header"),
                List.of("{'a':1}", "byte 13: expected an object for 'a', received VALUE_NUMBER_INT"),
                List.of("{'a':{}}", "tensor 'a': expected 'dtype', found none"),
                List.of("{'a':{'dtype':'U8','shape':[2]}}", "expected 'data_offsets', found none"),
                List.of(a + ",'a':{}}", "byte 61: expected each name once, received 'a' again"),
                List.of("{'a':{'dtype':'U8','dtype':'U8'}}", "expected each name once, received 'dtype' again"),
                List.of("{'a':{'colour':'red'}}", "received 'colour'"),
                List.of("{'a':{'dtype':'F8_E4M3','shape':[2],'data_offsets':[0,2]}}", "received 'F8_E4M3'"),
                List.of("{'a':{'dtype':1}}", "expected a string for 'dtype' of tensor 'a'"),
                List.of("{'a':{'shape':2}}", "expected an array for 'shape' of tensor 'a'"),
                List.of("{'a':{'shape':[-1]}}", "expected whole numbers from 0 on, received -1"),
                List.of("{'a':{'shape':[1.0]}}", "expected whole numbers from 0 on, received 1.0"),
                List.of("{'a':{'shape':['2']}}", "expected whole numbers from 0 on, received 2"),
                List.of("{'a':{'shape':[9223372036854775808]}}", "expected whole numbers from 0 on"),
                List.of("{'a':{'shape':[" + "1,".repeat(32) + "1]}}", "expected at most 32 numbers"),
                List.of("{'a':{'dtype':'U8','shape':[4294967298],'data_offsets':[0,2]}}", "received [4294967298]"),
                List.of("{'a':{'dtype':'U8','shape':[65536,65536],'data_offsets':[0,2]}}", "fits into one array"),
                List.of("{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,2]}}", "span 3 bytes for U8[3], received 2"),
                List.of("{'a':{'dtype':'U8','shape':[2],'data_offsets':[2,0]}}", "begin ≤ end, received [2, 0]"),
                List.of("{'a':{'dtype':'U8','shape':[2],'data_offsets':[2]}}", "begin ≤ end, received [2]"),
                List.of("{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,1,2]}}", "expected at most 2 numbers"),
                List.of("{'a':{'dtype':'U8','shape':[1],'data_offsets':[1,2]}}", "begin at 0 (no hole, no overlap)"),
                List.of(
                        a + ",'b':{'dtype':'U8','shape':[1],'data_offsets':[1,2]}}",
                        "begin at 2 (no hole, no overlap)"),
                List.of("{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}", "expected 1 bytes of data"),
                List.of("{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}", "expected 3 bytes of data"),
                List.of("{}", "expected 0 bytes of data for the tensors, received 2"),
                List.of("{'__metadata__':{'x':1}}", "expected a string for metadata 'x'"),
                List.of("{'__metadata__':{'x':'1','x':'1'}}", "expected each name once"),
                List.of("{'__metadata__':[]}", "expected an object for '__metadata__'"),
                List.of("{'__metadata__':{},'__metadata__':{}}", "expected each name once"),
                List.of("{'__metadata__':{'sha256':'12'}}", "expected 64 digits"),
                List.of("{'__metadata__':{'sha256':'" + "A".repeat(64) + "'}}", "expected 64 digits"),
                List.of("{'__metadata__':{'sha256':'" + "0".repeat(64) + "'}}", "expected 0 bytes of data"),
                List.of("{" + "'a':{".repeat(10), "tensor 'a': expected dtype, shape and data_offsets"),
                List.of("{'a\u00ff':{}}", "byte 11: expected UTF-8 text, received byte 0xff"));
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void saysWhatIsWrong(List<String> headerAndMessage) {
        byte[] header = headerAndMessage.getFirst().replace('\'', '"').getBytes(ISO_8859_1);
        assertThatThrownBy(() -> Safetensors.read("x.safetensors", join(header.length, header, 1, 2)))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.safetensors, byte ")
                .hasMessageNotContaining("[Source")
                .hasMessageContaining(headerAndMessage.getLast());
    }

    @ParameterizedTest
    @CsvSource({"3", "100000001", "9223372036854775807", "-1", "-9223372036854775808"})
    void headerLengthIsCheckedBeforeMemoryIsTaken(long length) {
        assertThatThrownBy(() -> Safetensors.read("x", join(length, new byte[] {'{', '}'})))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("x, byte 0: expected a header length of at most 2, received ");
    }

    @Test
    void anyDamageGivesATypedErrorOrAFile() {
        byte[] bytes = Safetensors.encode(Samples.tensors(), Samples.metadata());
        assertThat(Flips.truncations(bytes))
                .allSatisfy(d -> assertThatThrownBy(() -> Safetensors.read("x", d.bytes()))
                        .as(d.what())
                        .isInstanceOf(FormatException.class));
        int found = 0;
        for (var d : Flips.bits(bytes).toList()) {
            try {
                assertThat(Safetensors.read("x", d.bytes()).verified()).isFalse();
            } catch (FormatException e) {
                found++;
            }
        }
        assertThat(found).isGreaterThan(bytes.length);
    }

    @Test
    void refusesNamesThatTheFormatKeepsForItself() {
        var tensors = Samples.tensors();
        tensors.put("__metadata__", Tensor.of(Shape.of(), 1f));
        assertThatThrownBy(() -> Safetensors.encode(tensors, Samples.metadata()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("__metadata__");
        var metadata = Samples.metadata();
        metadata.put("sha256", "0");
        assertThatThrownBy(() -> Safetensors.encode(Samples.tensors(), metadata))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sha256");
        var halves = new LinkedHashMap<String, Tensor>();
        halves.put("\ud800", Tensor.of(Shape.of(), 1f));
        assertThatThrownBy(() -> Safetensors.encode(halves, Samples.metadata()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lone surrogate");
    }

    @Test
    void readsWeightsOfAnotherProgram() {
        var file = Safetensors.read(SharedData.file("mnist-models/burn-mnist.safetensors"));
        assertThat(file.verified()).isFalse();
        assertThat(file.tensor("conv1.weight").shape()).isEqualTo(Shape.of(8, 1, 3, 3));
        assertThat(file.tensor("norm1.num_batches_tracked").type()).isEqualTo(Type.INT64);
        for (float x : file.tensor("conv1.weight").floats())
            assertThat(Math.abs(x)).isBetween(1e-9f, 10f);
    }

    @Test
    void anAbsentFileIsAFileException(@TempDir Path folder) {
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("no.safetensors")))
                .isInstanceOf(FileException.class)
                .hasMessageEndingWith(
                        "no.safetensors: cannot be read, there is no such file or folder; check the path");
    }

    private static byte[] file(String header, int... data) {
        byte[] bytes = header.getBytes(UTF_8);
        return join(bytes.length, bytes, data);
    }

    private static byte[] join(long length, byte[] header, int... data) {
        var out = ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(length).put(header);
        for (int b : data) out.put((byte) b);
        return out.array();
    }
}
