package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataChecks;
import dev.tiefgang.train.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir
    Path folder;

    @Test
    void aPictureIsScaledToOneAndItsLabelIsTheTarget() {
        Mnist mnist = small(3, 7, 0, 9);
        float[] input = new float[790], target = new float[3];
        mnist.read(1, input, 2, target, 1);
        for (int i = 0; i < 784; i++) assertThat(input[2 + i]).isEqualTo((784 + i) % 256 / 255f);
        assertThat(target).containsExactly(0, 0, 0);
        mnist.read(2, input, 0, target, 1);
        assertThat(target).containsExactly(0, 9, 0);
        assertThat(mnist.label(0)).isEqualTo(7);
        assertThat(mnist.size()).isEqualTo(3);
        assertThat(mnist.input()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(mnist.target()).isEqualTo(Shape.of());
        assertThat(mnist.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThatThrownBy(() -> mnist.read(3, input, 0, target, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(DataChecks.require(mnist)).isSameAs(mnist);
    }

    @Test
    void filesThatDoNotFitTogetherAreRefused() {
        assertThatThrownBy(() -> small(2, 1, 2, 3))
                .isInstanceOf(DataException.class)
                .hasMessage("p has 2 pictures, but l has 3 labels; do the two files belong together?");
        assertThatThrownBy(() -> small(3, 1, 10, 3))
                .isInstanceOf(DataException.class)
                .hasMessage("l at byte 9: label of sample 1 is 10, expected 0 to 9");
        assertThatThrownBy(() -> small(1, 200)).hasMessageContaining("label of sample 0 is 200");
        Idx odd = Idx.read("odd", IdxFiles.file(0x803, new int[] {1, 2, 2}, new byte[4]), Idx.Kind.PICTURES);
        Idx label = Idx.read("l", IdxFiles.labels(1), Idx.Kind.LABELS);
        assertThatThrownBy(() -> Mnist.of("odd", odd, label))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected pictures of shape [n, 28, 28], received [1, 2, 2]");
    }

    private static Mnist small(int pictures, int... labels) {
        return Mnist.of(
                "small",
                Idx.read("p", IdxFiles.pictures(pictures), Idx.Kind.PICTURES),
                Idx.read("l", IdxFiles.labels(labels), Idx.Kind.LABELS));
    }

    @Test
    void aFolderIsReadUnderAllUsualNames() throws IOException {
        Files.write(folder.resolve("train-images.idx3-ubyte"), IdxFiles.pictures(2));
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), IdxFiles.gzip(IdxFiles.labels(3, 4)));
        MnistSource source = MnistSource.standard().withFolder(folder);
        Mnist train = source.train();
        assertThat(train.size()).isEqualTo(2);
        assertThat(train.label(1)).isEqualTo(4);
        assertThat(train.name()).isEqualTo("mnist");
        assertThatThrownBy(source::test)
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("looked for t10k-images-idx3-ubyte, t10k-images.idx3-ubyte,");
    }

    @Test
    void swappedFilesAreNamed() throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), IdxFiles.labels(3, 4));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), IdxFiles.pictures(2));
        assertThatThrownBy(() -> MnistSource.standard().withFolder(folder).train())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train-images-idx3-ubyte at byte 0: this is a file of labels, expected pictures");
    }

    @Test
    void theRealSetIsComplete() {
        Optional<MnistSource> source = Digits.source();
        assumeThat(source).as("the artifact data-mnist is not built here").isPresent();
        Mnist train = source.orElseThrow().train(), test = source.orElseThrow().test();
        assertThat(train.size()).isEqualTo(60_000);
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(new int[] {train.label(0), train.label(1), train.label(2), test.label(0), test.label(9999)})
                .containsExactly(5, 0, 4, 7, 6);
        var split = Split.stratified(train, 5000, 1);
        int fives = 0;
        for (int i = 0; i < 5000; i++) if (split.validation().label(i) == 5) fives++;
        assertThat(fives).isBetween(451, 452); // 5421 of 60000
    }

    @Test
    void theCacheIsWhereEachSystemKeepsCaches() {
        Path home = folder.resolve("home");
        String other = folder.resolve("other").toString();
        assertThat(CacheFolder.of(Optional.of(other), "Linux", home, Map.of())).isEqualTo(Path.of(other));
        assertThat(CacheFolder.of(Optional.empty(), "Linux", home, Map.of()))
                .isEqualTo(home.resolve(".cache/tiefgang"));
        assertThat(CacheFolder.of(Optional.empty(), "Linux", home, Map.of("XDG_CACHE_HOME", other)))
                .isEqualTo(Path.of(other, "tiefgang"));
        assertThat(CacheFolder.of(Optional.empty(), "Linux", home, Map.of("XDG_CACHE_HOME", "relative")))
                .isEqualTo(home.resolve(".cache/tiefgang"));
        assertThat(CacheFolder.of(Optional.empty(), "Mac OS X", home, Map.of()))
                .isEqualTo(home.resolve("Library/Caches/tiefgang"));
        assertThat(CacheFolder.of(Optional.empty(), "Windows 11", home, Map.of("LOCALAPPDATA", other)))
                .isEqualTo(Path.of(other, "tiefgang"));
        assertThat(CacheFolder.of(Optional.empty(), "Windows 11", home, Map.of()))
                .isEqualTo(home.resolve("AppData/Local/tiefgang"));
    }
}
