package dev.tiefgang.bench.growth;

/// A line of a plot.
///
/// @param x what grows
/// @param y floating-point operations per second, in 10⁹
@SuppressWarnings("ArrayRecordComponent")
record Line(String name, int[] x, double[] y) {}
