package dev.tiefgang.cli;

import dev.tiefgang.formats.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/// A command line that was run in this process.
///
/// @param code the exit code
record Ran(int code, String out, String err) {
    static Ran run(Object... words) {
        String[] args = List.of(words).stream().map(Object::toString).toArray(String[]::new);
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ran(code, out.toString(), err.toString());
    }

    /// The object in the last line of the output.
    Map<String, Object> json() {
        return Json.readObject("output", out.lines().toList().getLast());
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Object tree) {
        return (List<Map<String, Object>>) tree;
    }
}
