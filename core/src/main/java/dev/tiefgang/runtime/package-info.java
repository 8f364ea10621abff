/// How it is computed: plans, runs, parameters, threads and the hot loops.
///
/// ```
/// graph ──Plan.compile──▶ Plan (immutable, shared) ──new Run──▶ Run (one thread's memory; no allocation per step)
/// ```
///
/// A [dev.tiefgang.runtime.Plan] is a list of steps with their routines and a place in memory for every value.
/// A [dev.tiefgang.runtime.Run] is that memory. [dev.tiefgang.runtime.Params] are the numbers of a model,
/// shared by any number of runs. A [dev.tiefgang.runtime.Pool] lends its threads to the chunks of a step. The
/// hot loops are the [dev.tiefgang.runtime.Kernels], found through a service so that vector code can stay in a
/// module of its own. Vector code is slow until it has been compiled, so a run begins with portable kernels and
/// goes over to them step by step; [dev.tiefgang.runtime.Run#warmUp()] does so at once.
@NullMarked
package dev.tiefgang.runtime;

import org.jspecify.annotations.NullMarked;
