package dev.tiefgang.train;

/// Where snapshots go. When `save` returns, the snapshot survives a crash.
public interface CheckpointStore {
    /// Keeps a snapshot.
    ///
    /// @param best whether its weights are the best so far
    void save(Snapshot snapshot, boolean best);
}
