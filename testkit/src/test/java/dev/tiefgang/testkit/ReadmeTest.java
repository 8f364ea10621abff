package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every program in the README and in the guides is compiled and run, and prints what
/// the block behind it says.
class ReadmeTest {
    private static final Pattern PROGRAM =
            Pattern.compile("```java\\n(.*?)```\\n```\\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> programsPrintWhatTheReadmeSays() throws IOException {
        return programs("README.md", 2);
    }

    @TestFactory
    Stream<DynamicTest> opsAndLayersOfOnesOwn() throws IOException {
        return programs("docs/custom.md", 1);
    }

    @TestFactory
    Stream<DynamicTest> fastStartsAndFullSpeed() throws IOException {
        return programs("docs/start.md", 1);
    }

    @TestFactory
    Stream<DynamicTest> theLectureInJava() throws IOException {
        return programs("docs/lecture.md", 1);
    }

    private Stream<DynamicTest> programs(String file, int expected) throws IOException {
        var programs = new ArrayList<String[]>();
        var matcher = PROGRAM.matcher(Files.readString(root().resolve(file)));
        while (matcher.find()) programs.add(new String[] {matcher.group(1), matcher.group(2)});
        assertThat(programs).hasSize(expected);
        return programs.stream()
                .map(p -> DynamicTest.dynamicTest(
                        p[0].lines()
                                .filter(l -> l.contains("Network.of"))
                                .findFirst()
                                .orElse("program")
                                .strip(),
                        () -> assertThat(run(p[0])).isEqualTo(p[1])));
    }

    private String run(String program) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "readme"), source = work.resolve("Sample.java");
        Files.writeString(source, program);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectError(work.resolve("errors.txt").toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(work.resolve("errors.txt")))
                .isZero();
        return printed.replace("\r\n", "\n");
    }

    private static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
