package dev.tiefgang.bench.race;

/// How long and how often is measured.
///
/// @param seconds for each side in each round
/// @param rounds in each of which every side has its turn
public record Settings(double seconds, int rounds) {}
