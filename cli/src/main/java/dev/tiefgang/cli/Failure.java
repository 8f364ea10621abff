package dev.tiefgang.cli;

import dev.tiefgang.data.UnavailableException;
import dev.tiefgang.lecture.SettingException;
import dev.tiefgang.nn.Names;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.zoo.NetworkTextException;
import dev.tiefgang.zoo.UnknownNameException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What went wrong, as an exit code and one line.
///
/// @param code 2 for a bad command line, 3 for bad content of files or data, 4 for anything else, 130 if
///               interrupted
/// @param message one line
record Failure(int code, String message) {
    private static final String WRONG_VALUE =
            "^Invalid value for (?:option|positional parameter)[^']*'([^']+)'[^:]*: (expected .*)$";
    static final int USAGE = 2;
    static final int CONTENT = 3;
    static final int FAILED = 4;
    static final int INTERRUPTED = 130;

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case UnmatchedArgumentException e -> new Failure(USAGE, unmatched(e));
            case ParameterException e -> new Failure(USAGE, of(e) + ". See: " + help(e));
            case UsageException e -> new Failure(USAGE, text(e));
            case UnknownNameException e -> new Failure(USAGE, text(e));
            case SettingException e -> new Failure(USAGE, text(e));
            case NetworkTextException e -> new Failure(USAGE, text(e));
            case KernelChoice.UnknownValueException e -> new Failure(USAGE, text(e));
            case InvalidPathException e -> new Failure(USAGE, text(e));
            case UnavailableException e -> new Failure(FAILED, text(e));
            case DataException e -> new Failure(CONTENT, text(e));
            case ShapeException e -> new Failure(CONTENT, text(e));
            case CancellationException e -> new Failure(INTERRUPTED, text(e));
            case OutOfMemoryError e ->
                new Failure(
                        FAILED,
                        "Memory: not enough (" + text(e)
                                + "); take a smaller batch or network, or start Java with a larger -Xmx");
            case RuntimeException e -> new Failure(FAILED, text(e));
            default -> new Failure(FAILED, "Internal error: " + thrown + "; run again with --debug to see where");
        };
    }

    /// The failure as programs read it.
    Map<String, ?> json() {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", message);
        return Map.of("error", error);
    }

    private static String text(Throwable e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        if (message.isBlank()) message = e.getClass().getSimpleName();
        return message.lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String word = e.getUnmatched().getFirst();
        CommandLine line = e.getCommandLine();
        Optional<String> quoted = Stream.concat(positional(line), e.getUnmatched().stream())
                .filter(w -> w.matches("[“”„‘’‚«»].*|.*[“”‘’«»]"))
                .findFirst();
        if (quoted.isPresent())
            return "Expected straight quotes around words that belong together, as in 'conv 16 3x3, relu, dense 10',"
                    + " received typographic ones at " + quoted.get();
        if (word.startsWith("-"))
            return "Unknown option '" + word.replaceFirst("=.*", "") + "'"
                    + Names.near(word.replaceFirst("=.*", ""), options(line))
                            .map(near -> ": did you mean '" + near + "'?")
                            .orElse(".")
                    + " See: " + help(e);
        if (!line.getSubcommands().isEmpty())
            return "Unknown command '" + word + "'"
                    + UnknownNameException.offer(
                            word, List.copyOf(line.getSubcommands().keySet()));
        List<String> expected = line.getCommandSpec().positionalParameters().stream()
                .filter(p -> !p.hidden())
                .map(ArgSpec::paramLabel)
                .toList();
        String what = expected.isEmpty() ? "" : ": expected " + String.join(" and ", expected) + " alone";
        return "Unexpected '" + word + "'" + what + ". See: " + help(e);
    }

    private static Stream<String> positional(CommandLine line) {
        return line.getCommandSpec().positionalParameters().stream().flatMap(p -> p.originalStringValues().stream());
    }

    /// What is wrong with an option, begun like the messages of values out of range.
    static String of(ParameterException e) {
        return text(e).replaceFirst(WRONG_VALUE, "$1: $2");
    }

    private static List<String> options(CommandLine line) {
        var names = new ArrayList<String>();
        line.getCommandSpec().options().stream()
                .filter(o -> !o.hidden())
                .forEach(o -> names.addAll(List.of(o.names())));
        return names;
    }

    private static String help(ParameterException e) {
        return e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }
}
