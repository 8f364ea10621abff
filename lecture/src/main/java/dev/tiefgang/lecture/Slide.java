package dev.tiefgang.lecture;

import java.util.Optional;

/// A slide of the lecture.
///
/// @param number its number
/// @param nothing why there is nothing to compute on it; empty where an experiment shows it
public record Slide(int number, Part part, Text title, Optional<Text> nothing) {}
