package dev.tiefgang.lecture;

/// What happened in a step.
public sealed interface Event {
    /// Something begins: an epoch, a line of an algorithm.
    record Begun(Text what) implements Event {}

    /// A pattern was presented.
    ///
    /// @param number which of the patterns, from 1 on
    record Presented(int number, double[] x, double[] y) implements Event {}

    /// A number was computed.
    record Computed(Explained number) implements Event {}

    /// A weight changed.
    record Changed(String weight, double before, Explained after) implements Event {}

    /// Something to be noticed.
    record Noticed(Text what) implements Event {}
}
