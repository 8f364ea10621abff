package dev.tiefgang.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    private static final byte[] OLD = {1, 2, 3};
    private static final byte[] NEW = {4, 5, 6, 7};

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void oldFile() throws IOException {
        target = folder.resolve("run.json");
        Files.write(target, OLD);
    }

    @Test
    void replacesAFileAndLeavesNothingElse() {
        AtomicFiles.write(target, new byte[] {4, 5}, new byte[] {6, 7});
        assertThat(target).hasBinaryContent(NEW);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void makesANewFile() {
        Path fresh = folder.resolve("fresh");
        AtomicFiles.write(fresh, NEW);
        assertThat(fresh).hasBinaryContent(NEW);
    }

    @Test
    void aDiskThatFillsUpWhileWritingLosesNothing() {
        failing(
                new Disk() {
                    @Override
                    public void write(Path file, AtomicFiles.Content content) throws IOException {
                        Files.write(file, new byte[] {4, 5});
                        throw new IOException("No space left on device");
                    }
                },
                "run.json: cannot be written, the disk is full (No space left on device); free some space and try"
                        + " again",
                OLD);
    }

    @Test
    void aFailedRenamingLosesNothing() {
        failing(
                new Disk() {
                    @Override
                    public void rename(Path from, Path to) throws IOException {
                        throw new FileSystemException(to.toString(), null, "Read-only file system");
                    }
                },
                "run.json: cannot be written, the file system is read-only; choose a folder that can be written",
                OLD);
    }

    @Test
    void aFailedFlushOfTheFolderIsReported() {
        failing(
                new Disk() {
                    @Override
                    public void flush(Path folder) throws IOException {
                        throw new IOException("Input/output error");
                    }
                },
                "run.json: cannot be written, the system says 'Input/output error'; check the path and the disk",
                NEW);
    }

    private void failing(Disk disk, String message, byte[] left) {
        assertThatThrownBy(() -> AtomicFiles.write(disk, target, out -> out.write(NEW)))
                .isInstanceOf(FileException.class)
                .hasMessageEndingWith(message);
        assertThat(target).hasBinaryContent(left);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void contentThatFailsLosesNothing() {
        assertThatThrownBy(() -> AtomicFiles.write(target, out -> {
                    out.write(NEW);
                    throw new IllegalStateException("no more numbers");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(target).hasBinaryContent(OLD);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFolderThatIsNotThereIsReported() {
        assertThatThrownBy(() -> AtomicFiles.write(folder.resolve("no/run.json"), NEW))
                .isInstanceOf(FileException.class)
                .hasMessageEndingWith("run.json: cannot be written, there is no such file or folder; check the path");
    }

    @Test
    void sweepRemovesWhatKilledProcessesLeftAndNothingElse() throws IOException {
        Path stale = folder.resolve(".run.json.123e4567-e89b-12d3-a456-426614174000.tmp");
        Path foreign = folder.resolve(".mine.tmp");
        Files.write(stale, NEW);
        Files.write(foreign, NEW);
        AtomicFiles.sweep(folder);
        assertThat(stale).doesNotExist();
        assertThat(foreign).exists();
        assertThat(target).exists();
    }

    @Test
    void temporaryFilesHaveTheNameThatSweepLooksFor() throws IOException {
        Disk disk = new Disk() {
            @Override
            public void rename(Path from, Path to) throws IOException {
                Files.copy(from, to.resolveSibling("copy"));
                Files.move(
                        from, from.resolveSibling(from.getFileName().toString().replace(".run", ".old")));
            }
        };
        AtomicFiles.write(disk, target, out -> out.write(NEW));
        assertThat(folder).isDirectoryContaining("glob:**.tmp");
        AtomicFiles.sweep(folder);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        assertThat(folder.resolve("copy")).hasBinaryContent(NEW);
    }
}
