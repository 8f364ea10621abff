package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.Pictures;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataChecks;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.zoo.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {
    private static final Datasets.Options NONE = Datasets.Options.none();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "cars, 864, 864, 21, 2", "cars4, 864, 864, 21, 4", "circle, 500, 500, 2, 2", "gauss, 500, 500, 2, 2",
        "spiral, 500, 500, 2, 2", "xor-playground, 500, 500, 2, 2", "spirals, 194, 194, 2, 2", "parity8, 256, 256, 8, 0"
    })
    void generatedSetsNeedNoFiles(String name, int training, int test, int inputs, int classes) {
        Datasets.Loaded loaded = Datasets.load(name, NONE);
        assertThat(DataChecks.require(loaded.training()).size()).isEqualTo(training);
        assertThat(DataChecks.require(loaded.test()).size()).isEqualTo(test);
        assertThat(loaded.training().input()).isEqualTo(Shape.of(inputs));
        assertThat(loaded.test().labels()).hasSize(classes);
        assertThat(loaded.name()).isEqualTo(name);
    }

    @Test
    void aTableIsAFileAndAFifthOfItIsForTheTest() throws IOException {
        var text = new StringBuilder("x,y\n");
        for (int i = 0; i < 50; i++) text.append(i).append(i % 2 == 0 ? ".5,even\n" : ".5,odd\n");
        Path file = Files.writeString(folder.resolve("Numbers.CSV"), text);
        Datasets.Loaded loaded = Datasets.load(file.toString(), NONE);
        assertThat(loaded.name()).isEqualTo(file.toAbsolutePath().normalize().toString());
        assertThat(loaded.training().size()).isEqualTo(40);
        assertThat(loaded.test().size()).isEqualTo(10);
        var seen = new TreeSet<Float>();
        for (DataSet part : new DataSet[] {loaded.training(), loaded.test()}) {
            float[] x = new float[1], target = new float[1];
            for (int i = 0; i < part.size(); i++) {
                part.read(i, x, 0, target, 0);
                seen.add(x[0]);
            }
        }
        assertThat(seen).hasSize(50);
        assertThatThrownBy(() -> Datasets.load(folder.resolve("none.csv").toString(), NONE)
                        .training())
                .isInstanceOf(DataException.class);
    }

    @Test
    void aFolderHoldsPicturesByClass() throws IOException {
        for (int i = 0; i < 10; i++) picture("a/" + i + ".png", 6, 4);
        for (int i = 0; i < 10; i++) picture("b/" + i + ".png", 6, 4);
        Datasets.Loaded loaded = Datasets.load("folder:" + folder, NONE);
        assertThat(loaded.training().size()).isEqualTo(16);
        assertThat(loaded.test().size()).isEqualTo(4);
        assertThat(loaded.test().input()).isEqualTo(Shape.of(1, 6, 4));
        assertThat(Datasets.load("folder:" + folder + "@8x9", NONE).training().input())
                .isEqualTo(Shape.of(3, 8, 9));
        Datasets.Loaded grey = Datasets.load("folder:" + folder + "@8x9x1", NONE);
        assertThat(grey.training().input()).isEqualTo(Shape.of(1, 8, 9));
        assertThat(Datasets.load(grey.name(), NONE).training().input()).isEqualTo(Shape.of(1, 8, 9));
        assertThatThrownBy(
                        () -> Datasets.load("folder:" + folder + "@0x9", NONE).training())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("received 0×9");
        picture("b/x.png", 7, 4);
        var notes = new java.util.ArrayList<String>();
        var listening = new Datasets.Options(
                Optional.empty(),
                NONE.download(),
                NONE.reading(),
                NONE.csv(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                notes::add);
        assertThat(Datasets.load("folder:" + folder, listening).training().input())
                .isEqualTo(Shape.of(1, 6, 4));
        assertThat(notes).hasSize(1).first().asString().contains("pictures of 2 sizes", "brought to 6×4");
    }

    @Test
    void aFolderMayHaveItsOwnPartForTheTest() throws IOException {
        for (String name :
                new String[] {"train/a/1.png", "train/b/1.png", "train/b/2.png", "test/a/3.png", "test/b/4.png"})
            picture(name, 5, 5);
        Datasets.Loaded loaded = Datasets.load("folder:" + folder, NONE);
        assertThat(loaded.training().size()).isEqualTo(3);
        assertThat(loaded.test().size()).isEqualTo(2);
        picture("test/c/5.png", 5, 5);
        assertThatThrownBy(loaded::test)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected the classes of 'train', [a, b], received [a, b, c]");
    }

    @Test
    void filesOfASystemsPackageAreFound() throws IOException {
        assertThat(FileDatasets.installed(folder, "fashion-mnist")).isEmpty();
        Path place = Files.createDirectory(folder.resolve("fashion-mnist"));
        assertThat(FileDatasets.installed(folder, "fashion-mnist")).contains(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emnist-letters", "emnist-balanced", "cifar10", "cifar100", "cifar20"})
    void knownSetsLieInAFolderOfTheUser(String name) {
        assertThatThrownBy(() -> Datasets.load(name, NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(name + ": expected the folder of its files, as in --data-dir");
        var options = new Datasets.Options(Optional.of(folder), NONE.download());
        assertThatThrownBy(() -> Datasets.load(name, options).training())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found none");
        assertThatThrownBy(() -> Datasets.load(name + "x", NONE))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("did you mean '" + name + "'?");
    }

    private void picture(String name, int height, int width) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder.resolve(name.substring(0, name.lastIndexOf('/'))));
        Pictures.writePng(file, Tensor.zeros(dev.tiefgang.tensor.Type.FLOAT32, Shape.of(1, height, width)));
    }
}
