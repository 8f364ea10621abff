package dev.tiefgang.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory that this process has held.
public final class PeakMemory {
    private PeakMemory() {}

    /// Resident memory in KB, or 0 where the system does not say it.
    public static long kilobytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status")))
                if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", ""));
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
