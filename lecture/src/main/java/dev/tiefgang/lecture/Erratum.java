package dev.tiefgang.lecture;

import java.util.Optional;

/// What a slide says wrongly.
///
/// @param slide its number
/// @param said what the slide says
/// @param right what is right
/// @param source where that is known from
/// @param experiment the id of the experiment that shows it, if one does
public record Erratum(int slide, Text said, Text right, Text source, Optional<String> experiment) {}
