package dev.tiefgang.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final byte[] FILE = Checkpoint.encode(Samples.tensors(), Samples.metadata());

    @Test
    void comesBackVerified() {
        var file = Checkpoint.read("x", FILE);
        assertThat(file.verified()).isTrue();
        assertThat(file.metadata()).isEqualTo(Samples.metadata());
        Samples.tensors()
                .forEach((name, t) ->
                        assertThat(file.tensor(name).sameBits(t)).as(name).isTrue());
        assertThat(Safetensors.read("x", FILE).verified()).isTrue();
    }

    @Test
    void digitsAreTheHashOfTheFileWithZerosInTheirPlace() throws Exception {
        String start = "{\"__metadata__\":{\"sha256\":\"";
        assertThat(new String(FILE, 8, start.length(), UTF_8)).isEqualTo(start);
        int at = 8 + start.length();
        byte[] zeros = FILE.clone();
        for (int i = 0; i < 64; i++) zeros[at + i] = '0';
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(zeros);
        assertThat(new String(FILE, at, 64, UTF_8)).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void everyTruncationIsFound() {
        assertThat(Flips.truncations(FILE)).hasSize(FILE.length).allSatisfy(CheckpointTest::isFound);
    }

    @Test
    void everyBitFlipIsFound() {
        assertThat(Flips.bits(FILE)).hasSize(8 * FILE.length).allSatisfy(CheckpointTest::isFound);
    }

    private static void isFound(Flips.Damaged damaged) {
        assertThatThrownBy(() -> Checkpoint.read("x", damaged.bytes()))
                .as(damaged.what())
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x, byte ");
    }

    @Test
    void bytesAfterTheEndAreFound() {
        byte[] longer = Arrays.copyOf(FILE, FILE.length + 1);
        isFound(new Flips.Damaged("one byte more", longer));
    }

    @Test
    void plainWeightsAreNoCheckpoint() {
        byte[] plain = Safetensors.encode(Samples.tensors(), Samples.metadata());
        assertThatThrownBy(() -> Checkpoint.read("plain.safetensors", plain))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("plain.safetensors, byte 8: expected a checkpoint with its checksum");
    }

    /// Other programs may put the metadata anywhere, here behind 100 kB of names.
    @Test
    void digitsAreFoundWhereverTheyStand() throws Exception {
        var header = new StringBuilder("{");
        for (int i = 0; i < 1000; i++)
            header.append("\"ä%097d\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},".formatted(i));
        header.append("\"__metadata__\":{\"a\":\"\\u0041\",\"sha256\":\"")
                .append("0".repeat(64))
                .append("\"}}");
        byte[] text = header.toString().getBytes(UTF_8);
        var bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
        byte[] digits = HexFormat.of().formatHex(hash).getBytes(UTF_8);
        System.arraycopy(digits, 0, bytes.array(), bytes.capacity() - 67, 64);
        var file = Checkpoint.read("x", bytes.array());
        assertThat(file.tensors()).hasSize(1000);
        assertThat(file.metadata()).containsExactly(Map.entry("a", "A"));
    }

    @Test
    void aFileMayBeEmpty() {
        byte[] bytes = Checkpoint.encode(new LinkedHashMap<String, Tensor>(), new LinkedHashMap<>());
        assertThat(Checkpoint.read("x", bytes).tensors()).isEmpty();
    }
}
