package dev.tiefgang.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Starts the command line with the Vector API where the command computes for long.
///
/// A manifest cannot ask for `jdk.incubator.vector`. So when `java -jar` was used for such a command, a second
/// Java machine is started with the module and this one only waits for it. `./tiefgang` passes the module itself
/// and so never needs a second one. Short commands start without it, which is faster.
public final class Launcher {
    /// The commands that are worth the Vector API; `tiefgang` and `tiefgang.cmd` name the same ones.
    static final Set<String> VECTOR_COMMANDS =
            Set.of("train", "resume", "repeat", "test", "find-lr", "sweep", "doctor", "lecture");

    /// The system property of a process that gets its signals also from a launcher.
    static final String RELAYED = "tiefgang.relayed";

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private Launcher() {}

    /// Runs the command line in this Java machine or in one that has the Vector API.
    ///
    /// @param args the words of the command line
    /// @throws IOException if the second Java machine cannot be started
    public static void main(String[] args) throws IOException {
        boolean vector = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
        if (vector && Boolean.getBoolean("tiefgang.erase")) {
            // The terminal's last line is Java's remark that it uses an incubator module; it helps no user.
            System.err.print("\033[1A\033[2K");
        }
        boolean wanted = Stream.of(args)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .filter(VECTOR_COMMANDS::contains)
                .isPresent();
        if (wanted && !vector && ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent()) {
            System.exit(startAgain(args));
        }
        Main.main(args);
    }

    private static int startAgain(String[] args) throws IOException {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("--add-modules", VECTOR_MODULE, "--enable-native-access=ALL-UNNAMED"));
        command.add("-D" + RELAYED + "=true");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(List.of(args));
        Process child = new ProcessBuilder(command).inheritIO().start();
        // This one must outlive the child, which on Ctrl+C finishes its step and saves.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (child.isAlive()) tell(child);
            await(child);
        }));
        try (var _ = new Signals(_ -> tell(child))) {
            return await(child);
        }
    }

    /// Asks the child to stop: a signal that was sent to this process alone has not reached it.
    private static void tell(Process child) {
        if (child.supportsNormalTermination()) child.destroy(); // elsewhere it would be killed
    }

    private static int await(Process child) {
        while (true) {
            try {
                return child.waitFor();
            } catch (InterruptedException e) {
                // Nothing else is left to do here but to wait.
            }
        }
    }
}
