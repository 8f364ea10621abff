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
import java.util.Optional;

/// Runs a race in a JVM of its own, since some peers settle on a number of threads once for all, and no race shall
/// run on what the compiler learned from another.
public final class RaceProcess {
    private RaceProcess() {}

    /// Starts a JVM like this one and waits for the result, of which there is none where it broke off.
    public static Optional<Result> run(Race race, int threads, Settings settings)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("race", ".json");
        try {
            var command = new ArrayList<String>();
            command.add(java());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of(RaceProcess.class.getName(), race.name(), String.valueOf(threads), file.toString()));
            command.addAll(settings.words());
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            // Not on the command line: ONNX Runtime 1.29.0 breaks down where that is long.
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
            builder.environment().put("OPENBLAS_NUM_THREADS", String.valueOf(threads));
            // OpenBLAS shall find out by itself what processor this is.
            builder.environment().keySet().removeAll(List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"));
            builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) return Optional.of(Result.read(Json.readObject(file)));
            System.err.println("The race " + race.name() + " broke off with exit code " + process.exitValue() + ".");
            System.err.print(output);
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// The Java that runs this.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The race itself. Arguments: race, threads, file for the result, settings.
    public static void main(String[] args) {
        Race race = Races.named(args[0]);
        Settings settings = Settings.read(List.of(args).subList(3, args.length));
        try (var racing = new Racing(race, Integer.parseInt(args[1]), settings)) {
            Files.writeString(Path.of(args[2]), Json.compact(racing.run().tree()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Threads of a peer must not keep the JVM alive.
        System.exit(0);
    }
}
