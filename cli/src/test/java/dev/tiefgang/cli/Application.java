package dev.tiefgang.cli;

import dev.tiefgang.formats.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The application in a Java machine of its own, where signals and exit codes are real.
///
/// @param out file that gets the standard output
/// @param err file that gets the standard error
record Application(Process process, Path out, Path err) {
    private static final int PATIENCE_SECONDS = 60;

    /// Starts it through the launcher.
    ///
    /// @param java options for Java
    static Application start(Path folder, List<String> java, Object... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        for (Object word : words) command.add(word.toString());
        Path out = Files.createTempFile(folder, "out", ".txt"), err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Application(process, out, err);
    }

    String said() throws IOException {
        return Files.readString(err);
    }

    /// The last line of the standard output as an object.
    Map<String, Object> json() throws IOException {
        return Json.readObject("stdout", Files.readAllLines(out).getLast());
    }

    /// Waits until a text appears on the standard error.
    void awaitSaid(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!said().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end)
                throw new IllegalStateException("expected '" + text + "', received: " + said());
            Thread.sleep(20);
        }
    }

    /// Sends a signal to this process alone.
    void signal(String name) throws IOException, InterruptedException {
        signal(name, process.toHandle());
    }

    static void signal(String name, ProcessHandle to) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(to.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /// The exit code; a process that does not end is killed with its children, and the test fails.
    int code() throws InterruptedException {
        if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) return process.exitValue();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException("expected an end, but the process is still running");
    }
}
