/// Laws over tables: each table has one row for each thing of a kind, each law is checked for every row.
///
/// | table | laws |
/// |---|---|
/// | [dev.tiefgang.testkit.OpCases] | [dev.tiefgang.testkit.OpLaws]: shapes, gradients, precision, bits, errors |
/// | [dev.tiefgang.testkit.WholeCases] | the same for whole numbers that are moved |
/// | [dev.tiefgang.testkit.LayerCases] | [dev.tiefgang.testkit.LayerLaws]: shapes, parameters, gradients, errors |
/// | [dev.tiefgang.testkit.LossCases] | [dev.tiefgang.testkit.LossLaws]: definition, gradients |
/// | [dev.tiefgang.testkit.OptimizerCases] | [dev.tiefgang.testkit.OptimizerLaws]: the scalar definition |
/// | [dev.tiefgang.testkit.ClipCases] | the same, together with each optimizer |
/// | [dev.tiefgang.testkit.ScheduleCases] | their curves |
/// | [dev.tiefgang.testkit.InitCases] | moments, limits, independence of order |
/// | [dev.tiefgang.testkit.NetCases] | [dev.tiefgang.testkit.NetLaws]: precision, bits, learning, storing |
/// | [dev.tiefgang.testkit.RandomGraphs] | combinations of ops: simplifying and compiling change no bit |
/// | [dev.tiefgang.testkit.Fingerprints] | three small runs, the same to the last bit on every machine |
///
/// Cases are drawn from a seed ([dev.tiefgang.testkit.Dice]), so a failure names the case that brings it
/// back.
@NullMarked
package dev.tiefgang.testkit;

import org.jspecify.annotations.NullMarked;
