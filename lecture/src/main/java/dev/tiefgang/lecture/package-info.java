/// The lecture as experiments.
///
/// # An experiment is a value
/// An [dev.tiefgang.lecture.Experiment] has an id, the slides it belongs to, texts in two languages,
/// settings, the facts that it must reproduce, and a function that starts a
/// [dev.tiefgang.lecture.Simulation] with chosen [dev.tiefgang.lecture.Settings].
/// [dev.tiefgang.lecture.Lecture] lists all of them beside the slides and the errata.
///
/// # A run is a machine
/// Each `step` does the next thing a lecturer would point at and tells [dev.tiefgang.lecture.Events] what
/// happened: a pattern was presented, an output computed, a weight changed. Numbers come as
/// [dev.tiefgang.lecture.Explained]: the formula in the lecture's symbols, the same with the numbers put
/// in, and the result. A [dev.tiefgang.lecture.Timeline] goes forward and back through the steps.
///
/// # A result is tables, figures and named values
/// A [dev.tiefgang.lecture.Result] says what there is to see and nothing about how it is drawn. A
/// [dev.tiefgang.lecture.Fact] names one of its values and what that must be.
///
/// # Symbols
/// `x` inputs, `w` weights, `t` a threshold, `in` the weighted sum of a unit, `o` its output, `y` what is
/// wanted, `α` the learning rate, `Δ` the error of a unit; the weight `w₀` belongs to the constant input 1.
@NullMarked
package dev.tiefgang.lecture;

import org.jspecify.annotations.NullMarked;
