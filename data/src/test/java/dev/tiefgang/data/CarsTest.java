package dev.tiefgang.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataChecks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CarsTest {
    /// Published for the file of the UCI Machine Learning Repository.
    private static final String SHA_256 = "b703a9ac69f11e64ce8c223c0a40de4d2e9d769f7fb20be5f8f2e8a619893d83";

    @Test
    void theRowsAreThePublishedFileByteForByte() throws GeneralSecurityException {
        byte[] sha = MessageDigest.getInstance("SHA-256").digest(file().getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(sha)).isEqualTo(SHA_256);
    }

    @Test
    void theRowsAreThoseOfTheFileBesideTheCheckout() throws IOException {
        Path shared = SharedData.file("car-evaluation/car.data");
        assertThat(file()).isEqualTo(Files.readString(shared));
    }

    @Test
    void theClassesHaveTheirPublishedSizes() {
        assertThat(counts(Cars.yesNo())).containsExactly(1210, 518);
        assertThat(counts(Cars.verdicts())).containsExactly(1210, 384, 69, 65);
    }

    @Test
    void eachAttributeIsOneHotInTheOrderOfItsValues() {
        Table yesNo = Cars.yesNo(), verdicts = Cars.verdicts();
        assertThat(DataChecks.require(yesNo).input()).isEqualTo(Shape.of(21));
        assertThat(yesNo.columns()).hasSize(21).startsWith("buying=vhigh").endsWith("safety=high");
        float[] a = new float[21], b = new float[21], target = new float[2];
        for (int i = 0; i < Cars.SIZE; i++) {
            yesNo.read(i, a, 0, target, 0);
            verdicts.read(i, b, 0, target, 1);
            String row = IntStream.range(0, 21)
                    .filter(c -> a[c] == 1)
                    .mapToObj(c -> yesNo.columns().get(c).replaceFirst(".*=", ""))
                    .collect(Collectors.joining(","));
            assertThat(row + "," + verdicts.labels().get((int) target[1])).isEqualTo(Cars.row(i));
            assertThat(target[0]).isEqualTo(target[1] == 0 ? 0 : 1);
            assertThat(a).isEqualTo(b);
        }
    }

    @Test
    void thereIsNoCarBehindTheLast() {
        assertThatThrownBy(() -> Cars.row(Cars.SIZE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Cars.yesNo().read(Cars.SIZE, new float[21], 0, new float[1], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static String file() {
        return IntStream.range(0, Cars.SIZE).mapToObj(i -> Cars.row(i) + "\n").collect(Collectors.joining());
    }

    private static int[] counts(Table table) {
        int[] counts = new int[table.labels().size()];
        for (int i = 0; i < table.size(); i++) counts[table.label(i)]++;
        return counts;
    }
}
