package dev.tiefgang.data;

/// Told how far a download, or a pass over a file, has come; called on the thread that does it.
@FunctionalInterface
public interface Progress {
    /// @param file  what is being fetched or read
    /// @param done  bytes so far
    /// @param total bytes in all, -1 where the server does not say
    void at(String file, long done, long total);

    /// Tells nobody.
    static Progress none() {
        return (file, done, total) -> {};
    }
}
