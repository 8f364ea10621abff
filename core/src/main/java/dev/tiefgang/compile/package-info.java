/// From a graph to a list of steps: layout, fusion, choice of routines.
///
/// A float plan passes through three rewritings, each from graph to graph:
/// 1. [dev.tiefgang.compile.Relayout] puts another axis innermost around convolutions and pooling: the batch
/// (`[n, c, h, w]` is stored as `[c, h, w, n]`, vector lanes run across pictures) or the channels (`[n, h, w,
/// c]`).
/// 2. [dev.tiefgang.compile.Fusion] draws bias and activation into the product before them and runs of
/// element-wise ops into one step.
/// 3. [dev.tiefgang.compile.Routines] chooses for each op the code that runs it; what has no fast routine
/// runs its definition in double precision.
///
/// All three look at shapes and ops alone, never at the machine or the number of threads, so the same network
/// gives the same bits everywhere. A double plan skips them and runs the definitions.
@NullMarked
package dev.tiefgang.compile;

import org.jspecify.annotations.NullMarked;
