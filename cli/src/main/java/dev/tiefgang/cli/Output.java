package dev.tiefgang.cli;

import dev.tiefgang.formats.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What a verb says: text for people, and with `--json` one object for programs.
///
/// Text goes to the standard output, with `--json` to the standard error, so that the last line of the standard output
/// is the object.
@Command // without an option or this, picocli would not take it for a part of a command
final class Output {
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /// True where a program reads.
    boolean json() {
        return spec().root().userObject() instanceof Main main && main.json();
    }

    /// Where text for people goes.
    PrintWriter text() {
        var line = spec().commandLine();
        return json() ? line.getErr() : line.getOut();
    }

    /// Prints a line for people, formatted the same in every locale.
    @SuppressWarnings("AnnotateFormatMethod") // it would need Error Prone's annotations at run time
    void line(String format, Object... values) {
        text().println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
        text().flush();
    }

    /// Prints something that people should know though all goes on, on the standard error.
    void note(String message) {
        PrintWriter err = spec().commandLine().getErr();
        err.println(message);
        err.flush();
    }

    /// Prints the object with `--json`, else nothing; to be called once, at the end.
    void result(Map<String, ?> object) {
        if (json()) print(spec().commandLine().getOut(), object);
    }

    /// Prints an object in one line of ASCII, which every system's output can show.
    static void print(PrintWriter out, Map<String, ?> object) {
        out.println(NOT_ASCII
                .matcher(Json.compact(object))
                .replaceAll(c -> "\\\\u%04x".formatted((int) c.group().charAt(0))));
        out.flush();
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("Output: belongs to no command");
        return spec;
    }
}
