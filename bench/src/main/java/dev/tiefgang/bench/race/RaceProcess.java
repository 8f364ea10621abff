package dev.tiefgang.bench.race;

import dev.tiefgang.formats.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a race in a JVM of its own, since some peers settle on a number of threads once for all, and no race
/// shall run on what the compiler learned from another.
public final class RaceProcess {
    /// Last lines that are shown of a process that broke off.
    private static final int SHOWN = 24;

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
            // A process that breaks off leaves its report there.
            builder.directory(new File(System.getProperty("java.io.tmpdir")));
            builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) return Optional.of(Result.read(Json.readObject(file)));
            // What it left is the name of the side at work.
            String culprit = Files.readString(file);
            System.err.printf(
                    "The race %s broke off with exit code %d, while %s was at work:%n",
                    race.name(), process.exitValue(), culprit);
            output.lines().skip(Math.max(0, output.lines().count() - SHOWN)).forEach(System.err::println);
            if (culprit.isEmpty() || culprit.equals(Ours.NAME)) return Optional.empty();
            return run(race, threads, settings.without(culprit))
                    .map(result -> result.with(culprit + " is left out: it ended the process"));
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
        Path file = Path.of(args[2]);
        try (var racing = new Racing(race, Integer.parseInt(args[1]), settings, file)) {
            Files.writeString(file, Json.compact(racing.run().tree()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Threads of a peer must not keep the JVM alive.
        System.exit(0);
    }
}
