package dev.tiefgang.data;

/// Told how far a download has come; called on the thread that downloads.
@FunctionalInterface
public interface Progress {
    /// @param file  what is being fetched
    /// @param done  bytes so far
    /// @param total bytes in all, -1 where the server does not say
    void at(String file, long done, long total);

    /// Tells nobody.
    static Progress none() {
        return (file, done, total) -> {};
    }
}
