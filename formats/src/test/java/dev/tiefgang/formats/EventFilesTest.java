package dev.tiefgang.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesTheBytesThatTensorBoardReads() throws IOException {
        var hex = HexFormat.of();
        byte[] file = Files.readAllBytes(write(7));
        // The start of every event file: 24 bytes, their checksum, a double, and the version.
        byte[] version = hex.parseHex(
                "09" + "00000000" + "0000f03f" + "1a0d" + hex.formatHex("brain.Event:2".getBytes(US_ASCII)));
        assertThat(Arrays.copyOf(file, 12)).isEqualTo(hex.parseHex("1800000000000000" + "a37f4b22"));
        assertThat(Arrays.copyOfRange(file, 12, 36)).isEqualTo(version);
        assertThat(Arrays.copyOfRange(file, 36, 40)).isEqualTo(masked(version));
        // wall_time = 2.0, step = 7, summary { value { tag = "loss", simple_value = 0.5 } }
        byte[] scalar = hex.parseHex(
                "09" + "0000000000000040" + "1007" + "2a0d" + "0a0b" + "0a04" + "6c6f7373" + "15" + "0000003f");
        byte[] length = hex.parseHex("1a00000000000000");
        assertThat(scalar).hasSize(0x1a);
        assertThat(Arrays.copyOfRange(file, 40, 48)).isEqualTo(length);
        assertThat(Arrays.copyOfRange(file, 48, 52)).isEqualTo(masked(length));
        assertThat(Arrays.copyOfRange(file, 52, 78)).isEqualTo(scalar);
        assertThat(Arrays.copyOfRange(file, 78, file.length)).isEqualTo(masked(scalar));
    }

    @Test
    void checksumHasItsKnownValue() {
        byte[] digits = "123456789".getBytes(US_ASCII);
        assertThat(crc(digits)).isEqualTo(0xE3069283);
        int rotated = 0xE3069283 >>> 15 | 0xE3069283 << 17;
        assertThat(EventRecords.maskedCrc(digits, digits.length)).isEqualTo(rotated + 0xa282ead8);
    }

    @Test
    void scalarsComeBack() {
        assertThat(EventReader.read(write(0, -1, Long.MAX_VALUE)))
                .containsExactly(
                        new EventReader.Scalar(0, 2, "loss", 0.5f),
                        new EventReader.Scalar(-1, 2, "loss", 0.5f),
                        new EventReader.Scalar(Long.MAX_VALUE, 2, "loss", 0.5f));
    }

    @Test
    void fileIsNamedAfterSecondAndMachineAndNeverOverwritten() {
        assertThat(write(1).getFileName()).hasToString("events.out.tfevents.0000000001.host");
        assertThat(write(1).getFileName()).hasToString("events.out.tfevents.0000000001.host.1");
        try (var writer = new EventWriter(folder)) {
            assertThat(writer.file().getFileName().toString()).matches("events\\.out\\.tfevents\\.\\d{10}\\.\\S+");
        }
    }

    @Test
    void flushedScalarsCanBeReadWhileWriting() {
        try (var writer = new EventWriter(folder, 1, "host")) {
            writer.scalar(3, 2, "acc", 1);
            writer.flush();
            assertThat(EventReader.read(writer.file())).hasSize(1);
        }
    }

    @Test
    void everyBitFlipIsFound() throws IOException {
        byte[] file = Files.readAllBytes(write(1, 2));
        assertThat(Flips.bits(file))
                .allSatisfy(d -> assertThatThrownBy(() -> read(d.bytes()))
                        .as(d.what())
                        .isInstanceOf(FormatException.class)
                        .hasMessageContaining(", byte "));
    }

    @Test
    void everyTruncationWithinARecordIsFound() throws IOException {
        byte[] file = Files.readAllBytes(write(1, 2));
        int record = (file.length - 40) / 2;
        assertThat(read(Arrays.copyOf(file, 40))).isEmpty();
        assertThat(read(Arrays.copyOf(file, 40 + record))).hasSize(1);
        var torn = Flips.truncations(file)
                .filter(d -> d.bytes().length != 40 && d.bytes().length != 40 + record)
                .toList();
        assertThat(torn)
                .hasSize(file.length - 2)
                .allSatisfy(d ->
                        assertThatThrownBy(() -> read(d.bytes())).as(d.what()).isInstanceOf(FormatException.class));
    }

    @Test
    void aRecordThatIsNoEventIsFound() throws IOException {
        byte[] version = EventRecords.frame(new Event(1, 0, Event.VERSION, List.of()).encode());
        byte[] broken = EventRecords.frame(new byte[] {0x2a, 0x7f, 1});
        byte[] file = Arrays.copyOf(version, version.length + broken.length);
        System.arraycopy(broken, 0, file, version.length, broken.length);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("byte " + version.length + ": expected an event, received");
        assertThatThrownBy(() -> read(EventRecords.frame(new byte[] {0x10, 7})))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("byte 0: expected an event file of version brain.Event:2, received ''");
    }

    @Test
    void cuttingBackKeepsWhatWasBeforeTheStep() throws IOException {
        Path first = write(1, 2, 3, 4);
        Path second = write(5, 6);
        byte[] whole = Files.readAllBytes(write(1, 2));
        EventWriter.cutBack(folder, 2);
        assertThat(first).hasBinaryContent(whole);
        assertThat(EventReader.read(second)).isEmpty();
        EventWriter.cutBack(folder, -1);
        assertThat(EventReader.read(first)).isEmpty();
    }

    @Test
    void cuttingBackDropsATornRecordAndLeavesForeignFiles() throws IOException {
        Path file = write(1, 2);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 30), StandardOpenOption.APPEND);
        Path foreign = Files.writeString(folder.resolve("events.out.tfevents.1.host.profile-empty"), "nothing");
        EventWriter.cutBack(folder, 9);
        assertThat(file).hasBinaryContent(whole);
        assertThat(foreign).hasContent("nothing");
    }

    @Test
    void aFolderThatIsNotThereIsReported() {
        assertThatThrownBy(() -> new EventWriter(folder.resolve("no")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("there is no such file or folder");
    }

    private Path write(long... steps) {
        try (var writer = new EventWriter(folder, 1, "host")) {
            for (long step : steps) writer.scalar(step, 2, "loss", 0.5f);
            return writer.file();
        }
    }

    private List<EventReader.Scalar> read(byte[] bytes) throws IOException {
        return EventReader.read(Files.write(folder.resolve("damaged"), bytes));
    }

    private static byte[] masked(byte[] bytes) {
        int crc = crc(bytes);
        int masked = (crc >>> 15 | crc << 17) + 0xa282ead8;
        return new byte[] {(byte) masked, (byte) (masked >> 8), (byte) (masked >> 16), (byte) (masked >> 24)};
    }

    /// CRC-32C by its definition, bit by bit.
    private static int crc(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int i = 0; i < 8; i++) crc = crc >>> 1 ^ ((crc & 1) == 1 ? 0x82F63B78 : 0);
        }
        return ~crc;
    }
}
