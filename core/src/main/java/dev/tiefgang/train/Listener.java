package dev.tiefgang.train;

/// Hears what happens during training; every method may be left out.
///
/// Listeners are called on the training thread, between steps, and cannot change the result.
public interface Listener {
    /// Training begins, or goes on after an interruption.
    default void started(Progress progress) {}

    /// A step is done. The object is the same in every call and changes in between.
    default void stepped(Progress progress) {}

    /// An epoch is done.
    default void epoch(EpochReport report) {}

    /// A snapshot is safe.
    default void saved(long step) {}

    /// Training is over.
    default void finished(History history) {}
}
