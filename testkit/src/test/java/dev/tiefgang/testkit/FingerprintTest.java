package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.runtime.KernelChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The same bits on any number of threads, in vectors of any width, with any kernels and any compiler of
/// the JVM, and the same as on the day they were written down.
///
/// They are written anew by [Fingerprints]: `java … dev.tiefgang.testkit.Fingerprints 1 FILE`.
class FingerprintTest {
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    @TestFactory
    Stream<DynamicTest> onAnyNumberOfThreads() {
        return Stream.of(1, 2, 3, 8)
                .map(threads -> DynamicTest.dynamicTest(
                        threads + " threads",
                        () -> assertThat(Fingerprints.all(threads)).isEqualTo(expected())));
    }

    @TestFactory
    Stream<DynamicTest> inAnyJvm() {
        String portable = "-D" + KernelChoice.PROPERTY + "=portable", vector = "-D" + KernelChoice.PROPERTY + "=vector";
        Stream<List<String>> plain =
                Stream.of(List.of(portable), List.of(portable, "-Xint"), List.of(portable, "-XX:TieredStopAtLevel=1"));
        Stream<List<String>> wide =
                Stream.of(16, 32, 64).map(bytes -> List.of(VECTORS, vector, "-XX:MaxVectorSize=" + bytes));
        Stream<List<String>> slow = Stream.of(List.of(VECTORS, vector, "-XX:TieredStopAtLevel=1"));
        return Stream.of(plain, Engines.hasVectors() ? Stream.concat(wide, slow) : Stream.<List<String>>of())
                .flatMap(s -> s)
                .map(options -> DynamicTest.dynamicTest(
                        String.join(" ", options),
                        () -> assertThat(forked(options)).isEqualTo(expected())));
    }

    private static Properties expected() throws IOException {
        var stored = new Properties();
        try (var in = FingerprintTest.class.getResourceAsStream("/fingerprints.properties")) {
            assertThat(in)
                    .as("fingerprints.properties among the test's resources")
                    .isNotNull();
            stored.load(in);
        }
        return stored;
    }

    private static Properties forked(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fingerprints.class.getName(), "2"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        var found = new Properties();
        found.load(new java.io.StringReader(out));
        return found;
    }
}
