package dev.tiefgang.bench.start;

import dev.tiefgang.bench.race.RaceProcess;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.formats.onnx.OnnxFile;
import dev.tiefgang.nn.Model;
import dev.tiefgang.zoo.Zoo;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// LeNet's first prediction as a process: the time until it is printed, and the most memory held.
public final class StartRace {
    private static final int ROUNDS = 5;
    private static final String ONNX = "dev.tiefgang.bench.peers.onnx.OnnxStart";
    /// Small collector, first compiler only, portable kernels, no code made for reflection: as docs/start.md
    /// advises.
    private static final List<String> SHORT = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dtiefgang.kernels=portable",
            "-Djdk.reflect.useNativeAccessorOnly=true");

    /// A program to be started.
    private record Program(String name, List<String> command) {}

    /// One start.
    private record Start(double seconds, double megabytes) {}

    private StartRace() {}

    /// Measures and gives a table for people.
    public static String markdown() {
        try {
            Path folder = Files.createTempDirectory("start");
            try {
                return table(measure(programs(folder)));
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    files.forEach(file -> file.toFile().delete());
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Program> programs(Path folder) throws IOException {
        Model model = Zoo.entry("lenet5").network().model(1);
        Path ours = folder.resolve("lenet5.safetensors"), onnx = folder.resolve("lenet5.onnx");
        ModelFile.save(model, ours);
        OnnxFile.save(model, onnx);
        var programs = new ArrayList<Program>();
        add(programs, folder, "Tiefgang", Jars.ours(), OurStart.class.getName(), ours);
        if (!Jars.onnxRuntime().isEmpty()) add(programs, folder, "ONNX Runtime", Jars.onnxRuntime(), ONNX, onnx);
        return programs;
    }

    /// A program as Java starts it by itself, with the flags of short programs, and with its classes loaded
    /// ahead.
    private static void add(List<Program> programs, Path folder, String name, List<Path> jars, String main, Path model)
            throws IOException {
        List<String> run = List.of("-cp", classPath(jars), main, model.toString());
        programs.add(new Program(name, joined(List.of(), run)));
        programs.add(new Program(name + ", flags of a short program", joined(SHORT, run)));
        Path cache = folder.resolve(name + ".aot");
        make(joined(flags("-XX:AOTCacheOutput=" + cache), run));
        if (!Files.exists(cache)) return;
        programs.add(new Program(name + ", these and an AOT cache", joined(flags("-XX:AOTCache=" + cache), run)));
    }

    private static List<String> flags(String more) {
        return Stream.concat(SHORT.stream(), Stream.of(more)).toList();
    }

    /// Runs a program that leaves a cache behind.
    private static void make(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        end(builder.start());
    }

    private static void end(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a program ran", e);
        }
    }

    /// The jars, and those with the programs.
    private static String classPath(List<Path> jars) {
        return Stream.concat(jars.stream(), Jars.classPath(n -> n.startsWith("tiefgang-bench")).stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> joined(List<String> flags, List<String> run) {
        var command =
                new ArrayList<>(List.of(RaceProcess.java(), "-Xlog:disable", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(run);
        return command;
    }

    private static Map<String, List<Start>> measure(List<Program> programs) throws IOException {
        var starts = new LinkedHashMap<String, List<Start>>();
        for (int round = 0; round <= ROUNDS; round++)
            for (Program program : programs) {
                Start start = start(program.command());
                // The first round fills the caches of the disk.
                if (round > 0)
                    starts.computeIfAbsent(program.name(), _ -> new ArrayList<>())
                            .add(start);
            }
        return starts;
    }

    private static Start start(List<String> command) throws IOException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String prediction = out.readLine();
            double seconds = 1e-9 * (System.nanoTime() - begin);
            String memory = out.readLine();
            if (prediction == null || memory == null)
                throw new IllegalStateException("No prediction came from " + command);
            end(process);
            return new Start(seconds, Long.parseLong(memory) / 1024.0);
        }
    }

    private static String table(Map<String, List<Start>> starts) {
        var text = new StringBuilder("## Start to LeNet's first prediction\n\n"
                + "| program | median (fastest … slowest of " + ROUNDS + ") | most memory |\n|---|---|---|\n");
        starts.forEach((name, all) -> {
            double[] millis =
                    all.stream().mapToDouble(s -> 1e3 * s.seconds()).sorted().toArray();
            double[] memory =
                    all.stream().mapToDouble(Start::megabytes).sorted().toArray();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f ms (%.0f … %.0f) | %.0f MB |%n",
                    name,
                    millis[ROUNDS / 2],
                    millis[0],
                    millis[ROUNDS - 1],
                    memory[ROUNDS / 2]));
        });
        return text.toString();
    }

    public static void main(String[] args) {
        System.out.print(markdown());
    }
}
