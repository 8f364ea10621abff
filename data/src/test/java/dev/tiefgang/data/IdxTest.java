package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    private static final byte[] ELEMENTS = {0, 1, 2, 3, 4, 5, 6, (byte) 255};
    private static final byte[] FILE = IdxFiles.file(0x803, new int[] {2, 2, 2}, ELEMENTS);

    @TempDir
    Path folder;

    @Test
    void plainAndPackedFilesAreTheSame() throws IOException {
        for (byte[] file : new byte[][] {FILE, IdxFiles.gzip(FILE)}) {
            Path path = Files.write(folder.resolve("file"), file);
            for (Idx idx : new Idx[] {Idx.read(path, Idx.Kind.PICTURES), Idx.read("memory", file, Idx.Kind.PICTURES)}) {
                assertThat(idx.shape()).isEqualTo(Shape.of(2, 2, 2));
                assertThat(idx.bytes()).isEqualTo(ELEMENTS);
            }
        }
    }

    @Test
    void everyTruncationIsFound() {
        for (byte[] file : new byte[][] {FILE, IdxFiles.gzip(FILE)})
            for (int n = 0; n < file.length; n++) requireError(Arrays.copyOf(file, n));
    }

    @Test
    void everyFlippedBitOfAPlainHeaderIsFound() {
        for (int bit = 0; bit < 8 * 16; bit++) requireError(flipped(FILE, bit));
    }

    @Test
    void everyFlippedBitOfAPackedFileIsFoundOrHarmless() {
        byte[] file = IdxFiles.gzip(FILE);
        int found = 0;
        for (int bit = 0; bit < 8 * file.length; bit++) {
            try {
                assertThat(Idx.read("memory", flipped(file, bit), Idx.Kind.PICTURES)
                                .bytes())
                        .isEqualTo(ELEMENTS);
            } catch (DataException e) {
                found++;
            }
        }
        // The ten bytes of the gzip header may hold anything.
        assertThat(found).isGreaterThan(8 * (file.length - 10));
    }

    @Test
    void theMessageSaysWhatIsWrong() {
        message(IdxFiles.labels(1, 2), Idx.Kind.PICTURES)
                .hasMessage(
                        "memory at byte 0: this is a file of labels, expected pictures; did you swap the two files?");
        message(FILE, Idx.Kind.LABELS).hasMessageContaining("this is a file of pictures, expected labels");
        message("<html><body>".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Idx.Kind.LABELS)
                .hasMessageContaining("no IDX file, it starts with 0x3c68746d, expected the IDX start 0x00000801");
        message(IdxFiles.file(0xd03, new int[] {2, 2, 2}, ELEMENTS), Idx.Kind.PICTURES)
                .hasMessageContaining("at byte 2: element type 0d is not read, expected 08");
        message(IdxFiles.file(0x802, new int[] {4, 2}, ELEMENTS), Idx.Kind.PICTURES)
                .hasMessageContaining("at byte 3: received 2 axes, expected 3");
        message(IdxFiles.file(0x803, new int[] {2, 0, 2}, ELEMENTS), Idx.Kind.PICTURES)
                .hasMessageContaining("at byte 8: the extent of axis 1 is 0");
        message(Arrays.copyOf(FILE, FILE.length + 3), Idx.Kind.PICTURES)
                .hasMessageContaining("declares [2, 2, 2], 24 bytes in all, but 3 bytes follow");
        message(Arrays.copyOf(FILE, FILE.length - 1), Idx.Kind.PICTURES)
                .hasMessageContaining("declares [2, 2, 2], 24 bytes in all, but the file holds at most 23");
        message(IdxFiles.gzip(Arrays.copyOf(FILE, FILE.length + 3)), Idx.Kind.PICTURES)
                .hasMessageContaining("more bytes follow");
        message(IdxFiles.gzip(Arrays.copyOf(FILE, FILE.length - 1)), Idx.Kind.PICTURES)
                .hasMessageContaining("the content ends after 7 of them");
        message(Arrays.copyOf(IdxFiles.gzip(FILE), 20), Idx.Kind.PICTURES)
                .hasMessageContaining("the gzip data is broken or truncated");
        assertThatThrownBy(() -> Idx.read(folder.resolve("none"), Idx.Kind.LABELS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> Idx.read(folder, Idx.Kind.LABELS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aDeclaredSizeBeyondTheFileTakesNoMemory() {
        int[] huge = {2_000_000, 28, 28}; // 1.6 GB, within what an array can hold
        message(IdxFiles.file(0x803, huge, new byte[100]), Idx.Kind.PICTURES).hasMessageContaining("it is truncated");
        message(IdxFiles.gzip(IdxFiles.file(0x803, huge, new byte[100])), Idx.Kind.PICTURES)
                .hasMessageContaining("it is truncated");
        message(IdxFiles.file(0x803, new int[] {-1, 28, 28}, new byte[100]), Idx.Kind.PICTURES)
                .hasMessageContaining("extent 4294967295 of axis 0 makes more elements than one array can hold");
        message(IdxFiles.file(0x803, new int[] {65536, 65536, 1}, new byte[100]), Idx.Kind.PICTURES)
                .hasMessageContaining("at byte 8");
    }

    @Test
    void aPackedFileIsNotReadBeyondItsDeclaredSize() {
        byte[] bomb = IdxFiles.gzip(IdxFiles.file(0x801, new int[] {4}, new byte[100_000_000]));
        assertThat(bomb.length).isLessThan(200_000);
        message(bomb, Idx.Kind.LABELS).hasMessageContaining("[4], 12 bytes in all, but more bytes follow");
    }

    private static AbstractThrowableAssert<?, ?> message(byte[] file, Idx.Kind kind) {
        return assertThatThrownBy(() -> Idx.read("memory", file, kind)).isInstanceOf(DataException.class);
    }

    private static void requireError(byte[] file) {
        message(file, Idx.Kind.PICTURES).hasMessageStartingWith("memory");
    }

    private static byte[] flipped(byte[] file, int bit) {
        byte[] copy = file.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }
}
