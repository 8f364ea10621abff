package dev.tiefgang.bench.start;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The jars of the class path that a program with a network needs.
public final class Jars {
    private static final List<String> OURS =
            List.of("tiefgang-core", "tiefgang-simd", "tiefgang-formats", "jackson-core", "quickbuf-runtime");

    private Jars() {}

    /// What recalls a network here, with the libraries that it needs.
    static List<Path> ours() {
        return classPath(name -> OURS.stream().anyMatch(name::startsWith));
    }

    /// What recalls a network with ONNX Runtime; empty where it is not there.
    static List<Path> onnxRuntime() {
        return classPath(name -> name.startsWith("onnxruntime"));
    }

    /// Entries by their names.
    static List<Path> classPath(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(p ->
                        p.getFileName() != null && wanted.test(p.getFileName().toString()))
                .toList();
    }

    private static String row(String name, List<Path> jars) {
        double megabytes =
                1e-6 * jars.stream().mapToLong(jar -> jar.toFile().length()).sum();
        String each = String.join(
                ", ", jars.stream().map(p -> p.getFileName().toString()).toList());
        return String.format(Locale.ROOT, "| %s | %.2f MB | %s |%n", name, megabytes, each);
    }

    /// A table for people.
    public static String markdown() {
        return "## What is shipped\n\n| library | size | jars |\n|---|---|---|\n"
                + row("Tiefgang", ours())
                + (onnxRuntime().isEmpty() ? "" : row("ONNX Runtime", onnxRuntime()));
    }

    public static void main(String[] args) {
        System.out.print(markdown());
    }
}
