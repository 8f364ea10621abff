package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoredPicturesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "FASHION, '', t10k, 10, Ankle boot",
        "EMNIST_BALANCED, emnist-balanced-, test, 47, t",
        "EMNIST_BY_CLASS, emnist-byclass-, test, 62, z",
        "EMNIST_BY_MERGE, emnist-bymerge-, test, 47, t",
        "EMNIST_LETTERS, emnist-letters-, test, 26, Z",
        "EMNIST_DIGITS, emnist-digits-, test, 10, 9"
    })
    void theFilesOfAFolderAreFoundByName(IdxFolder set, String prefix, String test, int classes, String last)
            throws IOException {
        int first = set == IdxFolder.EMNIST_LETTERS ? 1 : 0;
        for (String part : new String[] {"train", test}) {
            Files.write(folder.resolve(prefix + part + "-images-idx3-ubyte.gz"), IdxFiles.gzip(IdxFiles.pictures(2)));
            Files.write(
                    folder.resolve(prefix + part + "-labels-idx1-ubyte"), IdxFiles.labels(first, classes - 1 + first));
        }
        for (BytePictures pictures : new BytePictures[] {set.train(folder), set.test(folder)}) {
            DataChecks.require(pictures);
            assertThat(pictures.input()).isEqualTo(Shape.of(1, 28, 28));
            assertThat(pictures.labels()).hasSize(classes).endsWith(last).doesNotHaveDuplicates();
            assertThat(pictures.label(1)).isEqualTo(classes - 1);
            float[] x = new float[784], target = new float[1];
            pictures.read(1, x, 0, target, 0);
            // Pixel i of the files is i mod 256; those of EMNIST stand column by column.
            int right = set == IdxFolder.FASHION ? 1 : 28, below = set == IdxFolder.FASHION ? 28 : 1;
            assertThat(x[1]).isEqualTo((784 + right) % 256 / 255f);
            assertThat(x[28]).isEqualTo((784 + below) % 256 / 255f);
            assertThat(x[3 * 28 + 5]).isEqualTo((784 + 3 * below + 5 * right) % 256 / 255f);
            assertThat(target[0]).isEqualTo(classes - 1);
        }
        assertThat(set.train(folder).name()).isEqualTo(set.title());
    }

    @Test
    void whatIsAbsentOrDoesNotFitIsSaid() throws IOException {
        assertThatThrownBy(() -> IdxFolder.FASHION.train(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        folder + ": expected a file 'train-images-idx3-ubyte', plain or packed as '.gz', found none");
        Path pictures = Files.write(folder.resolve("emnist-letters-train-images-idx3-ubyte"), IdxFiles.pictures(2));
        Path labels = folder.resolve("emnist-letters-train-labels-idx1-ubyte");
        Files.write(labels, IdxFiles.labels(1, 27));
        assertThatThrownBy(() -> IdxFolder.EMNIST_LETTERS.train(folder))
                .hasMessage(labels + " at byte 9: label of sample 1 is 27, expected 1 to 26");
        Files.write(labels, IdxFiles.labels(0, 1));
        assertThatThrownBy(() -> IdxFolder.EMNIST_LETTERS.train(folder)).hasMessageContaining("label of sample 0 is 0");
        Files.write(labels, IdxFiles.labels(1, 1, 1));
        assertThatThrownBy(() -> IdxFolder.EMNIST_LETTERS.train(folder))
                .hasMessageContaining("has 2 pictures")
                .hasMessageContaining("has 3 labels");
        Files.write(pictures, IdxFiles.file(0x803, new int[] {1, 2, 3}, new byte[6]));
        assertThatThrownBy(() -> IdxFolder.EMNIST_LETTERS.train(folder))
                .hasMessageContaining("expected square pictures, received 2×3");
    }

    @ParameterizedTest
    @EnumSource(Cifar.class)
    void recordsOfCifarAreLabelAndPlanes(Cifar set) throws IOException {
        byte[] bytes = cifar(set, 4);
        Path a = Files.write(folder.resolve("a.bin"), Arrays.copyOf(bytes, bytes.length / 2));
        Path b = Files.write(folder.resolve("b.bin"), Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
        BytePictures pictures = set.read("some", List.of(a, b), 4);
        DataChecks.require(pictures);
        assertThat(pictures.input()).isEqualTo(Shape.of(3, 32, 32));
        float[] x = new float[3072], target = new float[1];
        for (int i = 0; i < 4; i++) {
            pictures.read(i, x, 0, target, 0);
            // Coarse labels are i, fine ones i + 5.
            assertThat(target[0]).isEqualTo(set == Cifar.CIFAR20 ? i : i + 5);
            for (int e : new int[] {0, 1, 1024, 3071}) assertThat(x[e]).isEqualTo((7 * i + e) % 251 / 255f);
        }
    }

    @ParameterizedTest
    @EnumSource(Cifar.class)
    void labelsHaveDifferentNames(Cifar set) {
        List<String> labels = set.labels();
        assertThat(new HashSet<>(labels))
                .hasSize(
                        switch (set) {
                            case CIFAR10 -> 10;
                            case CIFAR100 -> 100;
                            case CIFAR20 -> 20;
                        });
        assertThat(labels.subList(0, 8)).isSorted();
    }

    @ParameterizedTest
    @EnumSource(Cifar.class)
    void everyTruncationOfCifarIsFound(Cifar set) throws IOException {
        byte[] bytes = cifar(set, 2);
        Path file = folder.resolve("damaged.bin");
        for (int n = 0; n < bytes.length; n += n < 50 || n > bytes.length - 50 ? 1 : 97) {
            Files.write(file, Arrays.copyOf(bytes, n));
            assertThatThrownBy(() -> set.read("some", List.of(file), 2))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("damaged.bin: expected 2 records of")
                    .hasMessageContaining("truncated");
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> set.read("some", List.of(file), 2)).hasMessageContaining("another one");
    }

    /// The format has no checksum: a changed pixel is another picture; a changed label is one of the others
    /// or out of range.
    @ParameterizedTest
    @EnumSource(Cifar.class)
    void everyFlippedBitOfALabelIsFoundOrALabel(Cifar set) throws IOException {
        byte[] bytes = cifar(set, 2);
        Path file = folder.resolve("damaged.bin");
        int found = 0;
        for (int bit = 0; bit < 8 * (set == Cifar.CIFAR10 ? 1 : 2); bit++) {
            byte[] copy = bytes.clone();
            copy[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, copy);
            try {
                DataChecks.require(set.read("some", List.of(file), 2));
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("label of picture 0 is");
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void theFoldersOfCifarAreSearched() throws IOException {
        assertThatThrownBy(() -> Cifar.CIFAR10.test(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        folder + ": expected a file 'test_batch.bin' of the binary version of cifar10 there or in the"
                                + " folder 'cifar-10-batches-bin', found none");
        Path inside = Files.createDirectories(folder.resolve("cifar-100-binary"));
        Files.write(inside.resolve("train.bin"), new byte[3074]);
        assertThatThrownBy(() -> Cifar.CIFAR100.train(folder))
                .hasMessageContaining("expected 50000 records of 3074 bytes, 153700000 in all, received 3074");
        for (int i = 1; i <= 5; i++) Files.write(folder.resolve("data_batch_" + i + ".bin"), new byte[i]);
        assertThatThrownBy(() -> Cifar.CIFAR10.train(folder)).hasMessageContaining("data_batch_1.bin: expected 10000");
        assertThatThrownBy(() -> Cifar.CIFAR10.read("none", List.of(folder.resolve("none")), 1))
                .hasMessageContaining("there is no such file");
    }

    private static byte[] cifar(Cifar set, int records) {
        int labels = set == Cifar.CIFAR10 ? 1 : 2;
        byte[] bytes = new byte[records * (labels + 3072)];
        for (int i = 0; i < records; i++) {
            int at = i * (labels + 3072);
            bytes[at] = (byte) (labels == 1 ? i + 5 : i);
            if (labels == 2) bytes[at + 1] = (byte) (i + 5);
            for (int e = 0; e < 3072; e++) bytes[at + labels + e] = (byte) ((7 * i + e) % 251);
        }
        return bytes;
    }
}
