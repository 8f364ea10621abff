package dev.tiefgang.bench.race;

import dev.tiefgang.formats.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a race in a JVM of its own, since some peers settle on a number of threads once for all, and no race shall
/// run on what the compiler learned from another.
public final class RaceProcess {
    private RaceProcess() {}

    /// Starts a JVM like this one and waits for the result.
    public static Result run(Race race, int threads, Settings settings) throws IOException, InterruptedException {
        Path file = Files.createTempFile("race", ".json");
        try {
            List<String> command = java();
            command.addAll(List.of(
                    RaceProcess.class.getName(),
                    race.name(),
                    String.valueOf(threads),
                    String.valueOf(settings.seconds()),
                    String.valueOf(settings.rounds()),
                    file.toString()));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
            builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0)
                throw new IllegalStateException("The race " + race.name() + " broke off:\n" + output);
            return Result.read(Json.readObject(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// The command that started this JVM, but for its main class.
    static List<String> java() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        return command;
    }

    /// The race itself. Arguments: race, threads, seconds, rounds, file for the result.
    public static void main(String[] args) {
        Race race = Races.all().stream()
                .filter(r -> r.name().equals(args[0]))
                .findFirst()
                .orElseThrow();
        var settings = new Settings(Double.parseDouble(args[2]), Integer.parseInt(args[3]));
        try (var racing = new Racing(race, Integer.parseInt(args[1]), settings)) {
            Files.writeString(Path.of(args[4]), Json.compact(racing.run().tree()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Threads of a peer must not keep the JVM alive.
        System.exit(0);
    }
}
