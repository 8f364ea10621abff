package dev.tiefgang.bench;

import dev.tiefgang.bench.growth.Growth;
import dev.tiefgang.bench.race.Race;
import dev.tiefgang.bench.race.RaceProcess;
import dev.tiefgang.bench.race.Races;
import dev.tiefgang.bench.race.Report;
import dev.tiefgang.bench.race.Result;
import dev.tiefgang.bench.race.Settings;
import dev.tiefgang.bench.race.Table;
import dev.tiefgang.bench.start.Jars;
import dev.tiefgang.bench.start.StartRace;
import dev.tiefgang.formats.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Starts races and measurements by name.
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measures the engine, and races it against other libraries.")
public final class Bench implements Callable<Integer> {
    private static final Map<String, String> MEASUREMENTS = new LinkedHashMap<>();
    private static final Map<String, Consumer<String[]>> STARTS = new LinkedHashMap<>();

    static {
        add("machine", "FMA peak and read bandwidth of this machine", Machine::main);
        add("gemm", "matrix products as a share of that peak", GemmBench::main);
        add(
                "loops",
                "loops of convolutions as a share of it, shape by shape: [part of a name]",
                ChannelKernelBench::main);
        add("train", "training speed: [lenet5|mlp] [batch] [threads] [epochs]", TrainBench::main);
        add("recall", "recall of one: [network] [threads] [seconds]", RecallBench::main);
        add("xor", "XOR with the trainer, one pattern at a time: [threads] [epochs]", XorBench::main);
        add("start", "start to LeNet's first prediction, as processes of their own", StartRace::main);
        add("jars", "what a program with a network ships", Jars::main);
        add("growth", "recall by batch, picture and maps, as plots: [folder]", Growth::main);
        add("jmh", "kernels under JMH: [pattern] and JMH's options", Bench::jmh);
        add("paint", "test digits painted large: folder [number] [seed]", PaintDigits::main);
    }

    /// Plots that stand beside the results.
    private static final String GROWTH = """
            ## Cost as work grows
            Drawn by `bench/run growth`: time of one recall of a 3×3 convolution (64 → 64 maps of 56 × 56 but for what \
            grows) and of LeNet.

            ![by batch](growth-batch.png)
            ![by side of the picture](growth-side.png)
            ![by maps](growth-maps.png)
            """;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Races by their names, or by how these begin.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "Says what there is.")
    private boolean list;

    @Option(names = "--all", description = "All races; writes bench/RESULTS.md.")
    private boolean all;

    @Option(names = "--json", description = "All results as one line of JSON at the end.")
    private boolean json;

    @Option(
            names = "--threads",
            split = ",",
            defaultValue = "1,2",
            description = "Numbers of threads (default: ${DEFAULT-VALUE}).")
    private List<Integer> threads = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "0.2",
            description = "Time for each side in each round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--peers", split = ",", description = "Parts of the names of those that take part (default: all).")
    private List<String> peers = List.of();

    private Bench() {}

    private static void jmh(String[] args) {
        try {
            org.openjdk.jmh.Main.main(args);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String name, String what, Consumer<String[]> start) {
        MEASUREMENTS.put(name, what);
        STARTS.put(name, start);
    }

    public static void main(String[] args) {
        Consumer<String[]> measurement = args.length == 0 ? null : STARTS.get(args[0]);
        if (measurement != null) measurement.accept(Arrays.copyOfRange(args, 1, args.length));
        else System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list || !all && names.isEmpty()) {
            list();
            return 0;
        }
        List<Race> chosen =
                Races.all().stream().filter(race -> all || isNamed(race)).toList();
        if (chosen.isEmpty()) {
            System.err.println("There is no race " + names + "; bench/run --list names all.");
            return 2;
        }
        var results = new ArrayList<Result>();
        String machine = all ? Machine.measure().text() : "";
        for (Race race : chosen)
            for (int n : threads) {
                Optional<Result> result = RaceProcess.run(race, n, new Settings(seconds, rounds, peers, List.of()));
                result.ifPresent(results::add);
                System.out.println(result.map(r -> Table.text(race, r)).orElse(""));
                if (all) write(machine, results, "");
            }
        if (all)
            System.out.println(
                    "Written to " + write(machine, results, StartRace.markdown() + "\n" + Jars.markdown() + growth()));
        if (json)
            System.out.println(Json.compact(
                    Map.of("results", results.stream().map(Result::tree).toList())));
        return 0;
    }

    /// Writes what there is so far, so that nothing is lost where the rest is stopped.
    private Path write(String machine, List<Result> results, String rest) throws IOException {
        Path file = Path.of(System.getProperty("tiefgang.root", "."), "bench", "RESULTS.md");
        String head = """
                # Results
                Written by `bench/run --all` on %s, commit %s, %s, with %d rounds of %s s for each side;
                %d of %d rows.

                ```
                %s```

                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        System.getProperty("tiefgang.commit", "unknown"),
                        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                        rounds,
                        seconds,
                        results.size(),
                        Races.all().size() * threads.size(),
                        machine);
        Files.writeString(file, head + Report.markdown(results) + "\n" + rest);
        return file.toAbsolutePath().normalize();
    }

    /// The plots, where they have been drawn.
    private static String growth() {
        Path plot = Path.of(System.getProperty("tiefgang.root", "."), "bench", "growth-batch.png");
        return Files.exists(plot) ? "\n" + GROWTH : "";
    }

    private boolean isNamed(Race race) {
        if (names.contains(race.name())) return true;
        return names.stream()
                .anyMatch(name -> race.name().startsWith(name)
                        && Races.all().stream().noneMatch(r -> r.name().equals(name)));
    }

    private static void list() {
        System.out.println("Races, each on 1 and 2 threads:");
        for (Race race : Races.all()) System.out.printf("  %-24s %s%n", race.name(), race.what());
        System.out.println("Measurements, which take words instead of options:");
        MEASUREMENTS.forEach((name, what) -> System.out.printf("  %-24s %s%n", name, what));
    }
}
