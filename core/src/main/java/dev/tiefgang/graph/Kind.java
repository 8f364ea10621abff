package dev.tiefgang.graph;

/// What the elements of a value stand for; the plan decides how they are stored.
public enum Kind {
    /// Real numbers: `float` or `double`, as the plan is compiled.
    REAL,
    /// Whole numbers (class labels, positions, counters): always 64-bit integers.
    INDEX
}
