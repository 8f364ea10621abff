import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Writes one class of the package `dev.tiefgang.simd`, line by line, indented as its braces ask for.
final class JavaWriter {
    private static final String PACKAGE = "dev.tiefgang.simd";
    private static final String OPERATORS = "import jdk.incubator.vector.VectorOperators;\n";
    private static final String SPECIES = "import jdk.incubator.vector.VectorSpecies;";
    private static final int WIDTH = 120;
    private static final Set<Path> WRITTEN = new HashSet<>();

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    /// Begins a class of static methods.
    ///
    /// @param purpose what it is for
    /// @param vectors whether it works on vectors itself
    JavaWriter(String name, String purpose, boolean vectors) {
        this.name = name;
        line("package " + PACKAGE + ";");
        line("");
        if (vectors) {
            line("import jdk.incubator.vector.FloatVector;");
            line(SPECIES);
            line("");
        }
        comment(purpose);
        line("///");
        line("/// Written by the generator in `simd/src/main/tiles`, as part of the build.");
        line("final class " + name + " {");
        if (vectors) {
            line("private static final VectorSpecies<Float> S = VectorKernels.SPECIES;");
            line("private static final int L = VectorKernels.LENGTH;");
            line("");
        }
        line("private " + name + "() {}");
    }

    /// A line without its indentation; one that ends with `{` begins a block, one that begins with `}` ends it.
    void line(String code) {
        if (code.startsWith("}")) {
            depth--;
        }
        text.append(code.isEmpty() ? "" : "    ".repeat(depth)).append(code).append('\n');
        if (code.endsWith("{")) {
            depth++;
        }
    }

    private void comment(String text) {
        text.lines().forEach(line -> line(line.isEmpty() ? "///" : "/// " + line));
    }

    /// The head of a static method, one parameter a line, after what documents it.
    void method(String doc, String name, String... parameters) {
        line("");
        comment(doc);
        line("static void " + name + "(");
        var last = parameters.length - 1;
        for (var i = 0; i <= last; i++) {
            text.append("    ".repeat(depth + 2)).append(parameters[i]).append(i < last ? ",\n" : ") {\n");
        }
        depth++;
    }

    /// A call, on two lines where one is too short.
    void call(String method, String arguments) {
        var code = method + "(" + arguments + ");";
        if (4 * depth + code.length() <= WIDTH) {
            line(code);
        } else {
            line(method + "(");
            line("        " + arguments + ");");
        }
    }

    /// What [#clip] compares with.
    void bounds() {
        if (text.indexOf(OPERATORS) < 0) {
            text.insert(text.indexOf(SPECIES), OPERATORS);
        }
        line("var least = FloatVector.broadcast(S, low);");
        line("var most = FloatVector.broadcast(S, high);");
    }

    /// Brings a sum between its bounds: two instructions each where `max` and `min` take five, for the sake of NaN.
    void clip(String sum) {
        line("%1$s = %1$s.blend(least, %1$s.compare(VectorOperators.LE, least));".formatted(sum));
        line("%1$s = %1$s.blend(most, %1$s.compare(VectorOperators.GT, most));".formatted(sum));
    }

    /// Ends the class and writes it, but leaves a file alone that is the same already.
    void write(Path folder) {
        line("}");
        var file = packageFolder(folder).resolve(name + ".java");
        WRITTEN.add(file);
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file) || !Files.readString(file).contentEquals(text)) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what an earlier generator wrote and this one did not.
    static void deleteOthers(Path folder) throws IOException {
        try (var files = Files.list(packageFolder(folder))) {
            for (var file : files.toList()) {
                if (!WRITTEN.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path packageFolder(Path folder) {
        return folder.resolve(PACKAGE.replace('.', '/'));
    }
}
