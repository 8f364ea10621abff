package dev.tiefgang.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The results of all primitives in JVMs of their own: narrower vectors, no vectors, no optimizing compiler.
class VectorWidthTest {
    private static final String VECTOR = "--add-modules=jdk.incubator.vector";

    @Test
    void everyWidthAndCompilerGivesTheSameBits() throws IOException, InterruptedException {
        var portable = digest("-Dtiefgang.kernels=portable");
        assertThat(portable).startsWith("portable ");
        var hash = hash(portable);
        for (var options : List.of(
                List.of(VECTOR, "-XX:MaxVectorSize=16"),
                List.of(VECTOR, "-XX:MaxVectorSize=32"),
                List.of(VECTOR, "-XX:MaxVectorSize=64"),
                List.of(VECTOR, "-XX:TieredStopAtLevel=1"),
                List.of("-Dtiefgang.kernels=portable", "-Xint"))) {
            assertThat(hash(digest(options.toArray(String[]::new))))
                    .as("%s", options)
                    .isEqualTo(hash);
        }
        assertThat(digest(VECTOR, "-XX:MaxVectorSize=16")).startsWith("vector 128 bit ");
    }

    @Test
    void withoutTheIncubatingModuleThePortableKernelsRunAndSayWhy() throws IOException, InterruptedException {
        assertThat(run()).contains("portable ").contains("--add-modules jdk.incubator.vector");
        assertThat(run("-Dtiefgang.kernels=vector")).contains("KernelsUnavailableException");
    }

    private static String hash(String line) {
        return line.substring(line.lastIndexOf(' '));
    }

    /// The last line that [KernelDigest] printed.
    private static String digest(String... options) throws IOException, InterruptedException {
        var lines = run(options)
                .lines()
                .filter(line -> line.matches("(portable|vector).* [0-9a-f]{64}"))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static String run(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelDigest.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getInputStream()) {
            var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        }
    }
}
