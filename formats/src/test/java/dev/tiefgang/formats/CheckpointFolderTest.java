package dev.tiefgang.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
    @TempDir
    Path temporary;

    private Path folder;
    private CheckpointFolder checkpoints;

    @BeforeEach
    void open() {
        folder = temporary.resolve("runs/a");
        checkpoints = new CheckpointFolder(folder);
    }

    @Test
    void anEmptyFolderHasNone() {
        assertThat(checkpoints.newestValid()).isEmpty();
        assertThat(checkpoints.best()).isEmpty();
    }

    @Test
    void keepsTheLastThreeAndTheBest() {
        for (long step : new long[] {5, 90, 100, 2000, 30_000_000_000L}) save(step, step == 90);
        assertThat(names())
                .containsExactly(
                        "best.safetensors",
                        "checkpoint-0000000100.safetensors",
                        "checkpoint-0000002000.safetensors",
                        "checkpoint-30000000000.safetensors");
        var newest = checkpoints.newestValid().orElseThrow();
        assertThat(newest.step()).isEqualTo(30_000_000_000L);
        assertThat(newest.skipped()).isEmpty();
        assertThat(newest.file().metadata())
                .containsEntry("step", "30000000000")
                .containsEntry("π", "3");
        var best = checkpoints.best().orElseThrow();
        assertThat(best.step()).isEqualTo(90);
        assertThat(best.file().tensor("w").floats()).containsExactly(90f);
    }

    @Test
    void walksBackToTheNewestWholeOneAndSaysWhatItSkipped() throws IOException {
        for (long step = 1; step <= 3; step++) save(step, false);
        Path third = folder.resolve("checkpoint-0000000003.safetensors");
        Path second = folder.resolve("checkpoint-0000000002.safetensors");
        byte[] bytes = Files.readAllBytes(third);
        bytes[bytes.length - 1] ^= 1;
        Files.write(third, bytes);
        Files.write(second, new byte[0]);
        var found = checkpoints.newestValid().orElseThrow();
        assertThat(found.step()).isEqualTo(1);
        assertThat(found.skipped()).extracting(CheckpointFolder.Skipped::path).containsExactly(third, second);
        assertThat(found.skipped().getFirst().reason()).contains("SHA-256");
        assertThat(found.skipped().getLast().reason()).contains("expected the 8 bytes of the header length");
    }

    @Test
    void saysSoWhereAllAreDamaged() throws IOException {
        save(1, false);
        Files.write(folder.resolve("checkpoint-0000000001.safetensors"), new byte[9]);
        assertThatThrownBy(checkpoints::newestValid)
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("checkpoint-0000000001.safetensors, byte ");
    }

    @Test
    void damagedOnesOfLaterStepsDoNotCrowdOutWholeOnes() throws IOException {
        for (long step = 7; step <= 9; step++) {
            save(step, false);
        }
        for (long step = 7; step <= 9; step++)
            Files.write(folder.resolve("checkpoint-000000000" + step + ".safetensors"), new byte[9]);
        save(2, false);
        var found = checkpoints.newestValid().orElseThrow();
        assertThat(found.step()).isEqualTo(2);
        assertThat(found.skipped()).hasSize(3);
    }

    @Test
    void aRenamedCheckpointIsNotTakenForAnother() throws IOException {
        save(1, false);
        Files.copy(
                folder.resolve("checkpoint-0000000001.safetensors"),
                folder.resolve("checkpoint-0000000009.safetensors"));
        var found = checkpoints.newestValid().orElseThrow();
        assertThat(found.step()).isEqualTo(1);
        assertThat(found.skipped().getFirst().reason()).contains("expected the checkpoint of step 9");
    }

    @Test
    void otherFilesAreNoCheckpoints() throws IOException {
        save(1, false);
        for (String name : List.of(
                "checkpoint-x.safetensors",
                "checkpoint-2.safetensors",
                ".checkpoint-0000000003.safetensors.123e4567-e89b-12d3-a456-426614174000.tmp"))
            Files.write(folder.resolve(name), new byte[3]);
        var found = checkpoints.newestValid().orElseThrow();
        assertThat(found.step()).isEqualTo(1);
        assertThat(found.skipped()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsReported() throws IOException {
        Path file = Files.write(temporary.resolve("file"), new byte[1]);
        assertThatThrownBy(() -> new CheckpointFolder(file).save(1, Samples.tensors(), Samples.metadata(), false))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("cannot be made, something of that name is already there");
    }

    private void save(long step, boolean best) {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("w", Tensor.of(Shape.of(1), (float) step));
        checkpoints.save(step, tensors, Samples.metadata(), best);
    }

    private List<String> names() {
        return Inputs.list(folder, "*").stream()
                .map(p -> p.getFileName().toString())
                .toList();
    }
}
