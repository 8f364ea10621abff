package dev.tiefgang.cli;

import dev.tiefgang.data.CacheFolder;
import dev.tiefgang.runtime.KernelChoice;
import java.awt.Font;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What this machine offers, and what is amiss.
///
/// @param facts names for programs with what was found; numbers stay numbers
/// @param problems what is amiss, each with advice
record Diagnosis(List<Fact> facts, List<Problem> problems) {
    private static final long LITTLE = 1L << 30;
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /// @param key what programs ask for
    /// @param title the same for people
    /// @param value text, number or truth
    /// @param text the value for people
    record Fact(String key, String title, Object value, String text) {}

    record Problem(String problem, String advice) {}

    /// Looks at the machine.
    static Diagnosis of() {
        var d = new Diagnosis(new ArrayList<>(), new ArrayList<>());
        d.fact("version", "Tiefgang", RunDescription.VERSION);
        d.java();
        d.kernels();
        d.data();
        d.terminal();
        return d;
    }

    private void java() {
        Runtime jvm = Runtime.getRuntime();
        fact("java", "Java", Runtime.version().toString());
        fact("vendor", "vendor", property("java.vendor") + ", " + property("java.vm.name"));
        fact("system", "system", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        facts.add(new Fact(
                "processors",
                "processors",
                jvm.availableProcessors(),
                jvm.availableProcessors() + ", one thread for each by default"));
        facts.add(new Fact("maxMemory", "memory", jvm.maxMemory(), Units.bytes(jvm.maxMemory()) + " for Java at most"));
        if (jvm.maxMemory() < LITTLE)
            problem(
                    "Java may take only " + Units.bytes(jvm.maxMemory()) + " of memory",
                    "allow it more, for example TIEFGANG_OPTS=-Xmx2g");
        if (jvm.availableProcessors() == 1)
            problem("Java sees one processor only", "allow this process or container more, if the machine has them");
    }

    private void kernels() {
        boolean module = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
        facts.add(new Fact(
                "vectorModule", "vector module", module, VECTOR_MODULE + (module ? " is loaded" : " is not loaded")));
        KernelChoice choice;
        try {
            choice = KernelChoice.current();
        } catch (RuntimeException e) {
            problem(
                    "the kernels that were asked for cannot run: " + e.getMessage(),
                    "leave out -D" + KernelChoice.PROPERTY + ", or use the value auto");
            return;
        }
        fact("kernels", "kernels", choice.kernels().name());
        facts.add(new Fact("why", "because", choice.why(), choice.why().replaceFirst("^.*?because (.*)\\.$", "$1")));
        if (choice.kernels().name().equals("portable") && !choice.why().contains("-D" + KernelChoice.PROPERTY))
            problem(
                    "training is slow without vector kernels: " + choice.why(),
                    module
                            ? "none, the results are the same; another machine may be faster"
                            : "start through ./tiefgang, or Java with --add-modules " + VECTOR_MODULE);
    }

    private void data() {
        MnistPlace mnist = MnistPlace.find();
        facts.add(new Fact("mnist", "MNIST", mnist.name(), mnist.description()));
        if (mnist.name().equals("absent"))
            problem("MNIST is not on this machine", "connect to the network once, or name its folder by --data-dir");
        Path cache = CacheFolder.standard();
        boolean made = Files.isDirectory(cache);
        fact("cache", "cache folder", cache.toString());
        facts.add(new Fact("cacheMade", "cache made", made, made ? "yes" : "not yet, it is made when needed"));
        if (!isUsable(cache))
            problem(
                    "the cache folder " + cache + " cannot be " + (Files.exists(cache) ? "written" : "made"),
                    "change its permissions, or name another by TIEFGANG_OPTS=-Dtiefgang.cache=FOLDER");
        Path here = Path.of("").toAbsolutePath();
        if (!Files.isWritable(here))
            problem(
                    "the current folder " + here + " cannot be written",
                    "begin runs elsewhere, or name a folder by --out");
    }

    /// True for a folder that can be written, or made in the nearest folder above it that is there.
    private static boolean isUsable(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (Files.notExists(there) && there.getParent() != null) there = there.getParent();
        return Files.isDirectory(there) && Files.isWritable(there);
    }

    private void terminal() {
        boolean terminal = ProgressView.isTerminal();
        facts.add(new Fact(
                "terminal", "terminal", terminal, terminal ? "yes, with a live progress bar" : "no, plain lines"));
        Charset charset = System.out.charset();
        fact("encoding", "encoding", charset.name());
        if (terminal && !charset.equals(StandardCharsets.UTF_8))
            problem(
                    "the terminal is said to show " + charset + " alone",
                    "set a UTF-8 locale, for example LC_ALL=C.UTF-8");
        boolean fonts = drawsText();
        facts.add(new Fact("fonts", "drawing", fonts, fonts ? "curves and error sheets can be drawn" : "no fonts"));
        if (!fonts)
            problem(
                    "curves.png and errors.png cannot be drawn: Java finds no fonts",
                    "install fontconfig and a font, for example DejaVu");
    }

    private static boolean drawsText() {
        System.setProperty("java.awt.headless", "true");
        try {
            return Drawing.font(Font.PLAIN, 12).canDisplay('A');
        } catch (LinkageError | RuntimeException | InternalError e) {
            return false;
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private void fact(String key, String title, String value) {
        facts.add(new Fact(key, title, value, value));
    }

    private void problem(String problem, String advice) {
        problems.add(new Problem(problem, advice));
    }

    /// The diagnosis for people.
    List<String> lines() {
        var table = new TextTable("", "");
        for (Fact f : facts) table.row(f.title(), f.text());
        var lines = new ArrayList<>(table.lines());
        lines.add("");
        if (problems.isEmpty()) lines.add("All is well.");
        for (Problem p : problems) {
            lines.add("Problem: " + p.problem() + ".");
            lines.add("  Advice: " + p.advice() + ".");
        }
        return lines;
    }

    /// The diagnosis for programs.
    Map<String, ?> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Fact f : facts) all.put(f.key(), f.value());
        List<Map<String, ?>> list = new ArrayList<>();
        for (Problem p : problems) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("problem", p.problem());
            one.put("advice", p.advice());
            list.add(one);
        }
        all.put("problems", list);
        return all;
    }
}
