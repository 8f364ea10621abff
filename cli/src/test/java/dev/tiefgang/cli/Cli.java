package dev.tiefgang.cli;

import dev.tiefgang.formats.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/// Runs a command line within the test and keeps what it says.
///
/// @param code the exit code
/// @param out the standard output
/// @param err the standard error
record Cli(int code, String out, String err) {
    static Cli run(Object... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] args = List.of(words).stream().map(Object::toString).toArray(String[]::new);
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Cli(code, out.toString(), err.toString());
    }

    /// The last line of the standard output as an object.
    Map<String, Object> json() {
        return Json.readObject("stdout", out.strip().lines().toList().getLast());
    }

    String fingerprint() {
        return String.valueOf(json().get("fingerprint"));
    }
}
