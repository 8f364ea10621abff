package dev.tiefgang.train;

import java.util.List;

/// How training went.
///
/// @param epochs one report for each epoch
/// @param bestEpoch the epoch whose weights the model has now, counted from 1: that which did best on the validation
///     set, or the last one that was done
/// @param steps steps done
/// @param end why training ended
public record History(List<EpochReport> epochs, int bestEpoch, long steps, End end) {
    /// Why training ended.
    public enum End {
        /// All epochs are done.
        COMPLETE,
        /// The validation result has not become better for too long.
        EARLY,
        /// Somebody asked for it; a snapshot is saved.
        STOPPED
    }

    public History {
        epochs = List.copyOf(epochs);
    }

    /// The report of the last epoch.
    public EpochReport last() {
        return epochs.getLast();
    }
}
