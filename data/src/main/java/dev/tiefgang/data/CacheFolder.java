package dev.tiefgang.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where files that were fetched once are kept.
public final class CacheFolder {
    private CacheFolder() {}

    /// The folder for this user on this machine; it need not exist.
    ///
    /// The system property `tiefgang.cache` names it; else it is `tiefgang` in `XDG_CACHE_HOME` or `~/.cache`, on
    /// Windows in `LOCALAPPDATA`, on macOS in `~/Library/Caches`.
    public static Path standard() {
        return of(
                Optional.ofNullable(System.getProperty("tiefgang.cache")),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                System.getenv());
    }

    static Path of(Optional<String> property, String os, Path home, Map<String, String> environment) {
        if (property.isPresent()) return Path.of(property.get());
        if (os.startsWith("Windows"))
            return absolute(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"))
                    .resolve("tiefgang");
        if (os.startsWith("Mac"))
            return home.resolve("Library").resolve("Caches").resolve("tiefgang");
        return absolute(environment, "XDG_CACHE_HOME")
                .orElse(home.resolve(".cache"))
                .resolve("tiefgang");
    }

    /// The XDG specification asks to ignore relative paths.
    private static Optional<Path> absolute(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
