package dev.tiefgang.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The command line: finds the verb, runs it, and ends with its exit code.
@SuppressWarnings("UnusedVariable") // picocli reads the options that are only declared
@Command(
        name = "tiefgang",
        description = "Learn and use deep learning.",
        versionProvider = Main.Version.class,
        subcommands = {
            TrainCommand.class,
            ResumeCommand.class,
            RepeatCommand.class,
            FindLrCommand.class,
            SweepCommand.class,
            TestCommand.class,
            PredictCommand.class,
            ExportCommand.class,
            RunsCommand.class,
            ModelCommand.class,
            DataCommand.class,
            LectureCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "First steps:",
            "  tiefgang train lenet5 mnist   learn to read digits, test, save",
            "  tiefgang resume               go on with the newest run",
            "  tiefgang lecture              the lecture, experiment by experiment",
            "",
            "Exit codes: 0 done, 2 bad command line, 3 bad content, 4 failed,",
            "130 interrupted."
        })
public final class Main implements Runnable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final String DEBUG = "--debug", JSON = "--json";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Option(names = DEBUG, scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    private boolean debug;

    @Option(
            names = JSON,
            scope = ScopeType.INHERIT,
            description = "Print the result as one JSON object on the last line of the output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    Main() {}

    /// True where a program reads; the option may stand before or behind the verb.
    boolean json() {
        return json;
    }

    /// Runs a command line and ends the Java machine with its exit code.
    ///
    /// @param args the words of the command line
    public static void main(String[] args) {
        System.exit(run(writer(System.out), writer(System.err), args));
    }

    /// Runs a command line.
    ///
    /// @return the exit code
    static int run(PrintWriter out, PrintWriter err, String... args) {
        List<String> words = List.of(args);
        CommandLine line = Numbers.registered(new CommandLine(new Main()))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(true)
                .registerConverter(Path.class, Main::path)
                .setParameterExceptionHandler((e, _) -> fail(out, err, words, e))
                .setExecutionExceptionHandler((e, _, _) -> fail(out, err, words, e));
        try (var _ = new Interrupts(() -> interrupted(out, err, words))) {
            return line.execute(args);
        } catch (Error | RuntimeException e) {
            return fail(out, err, words, e);
        }
    }

    /// Without a verb there is nothing to do but to say which there are.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new UsageException("Which command? See the list above.");
    }

    /// The end of a command that has no better answer to Ctrl+C. What it has to say is said on another thread, since a
    /// reader that takes nothing must not keep the process from ending.
    private static void interrupted(PrintWriter out, PrintWriter err, List<String> words) {
        Thread said = Thread.ofPlatform()
                .daemon()
                .start(() -> fail(out, err, words, new CancellationException("interrupted")));
        try {
            said.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(Failure.INTERRUPTED);
    }

    private static int fail(PrintWriter out, PrintWriter err, List<String> words, Throwable thrown) {
        Failure failure = Failure.of(thrown);
        if (words.contains(DEBUG)) thrown.printStackTrace(err);
        err.println("tiefgang: " + failure.message());
        err.flush();
        if (words.contains(JSON)) Output.print(out, failure.json());
        return failure.code();
    }

    /// An empty word, such as that of a variable that is not set, would stand for the current folder.
    private static Path path(String word) {
        if (word.isBlank()) throw new TypeConversionException("expected a path, received nothing");
        return Path.of(word);
    }

    /// A system without a language claims to show ASCII alone; what reads its output takes UTF-8.
    private static PrintWriter writer(PrintStream stream) {
        Charset charset =
                stream.charset().equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : stream.charset();
        return new PrintWriter(stream, true, charset);
    }

    /// The version of the application, and of the Java that runs it.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Tiefgang " + RunDescription.VERSION, "Java " + Runtime.version()};
        }
    }
}
