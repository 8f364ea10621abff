/// Laws over tables: each table has one row for each thing of a kind, each law is checked for every row.
///
/// | table | laws |
/// |---|---|
/// | [dev.tiefgang.testkit.OpCases] | [dev.tiefgang.testkit.OpLaws]: shapes, gradients, precision, bits, errors |
/// | [dev.tiefgang.testkit.LayerCases] | [dev.tiefgang.testkit.LayerLaws]: shapes, parameters, gradients, errors |
/// | [dev.tiefgang.testkit.LossCases] | [dev.tiefgang.testkit.LossLaws]: definition, gradients |
/// | [dev.tiefgang.testkit.OptimizerCases], [dev.tiefgang.testkit.ClipCases] | [dev.tiefgang.testkit.OptimizerLaws]: equal to a scalar definition |
/// | [dev.tiefgang.testkit.ScheduleCases], [dev.tiefgang.testkit.InitCases] | values, moments |
/// | [dev.tiefgang.testkit.NetCases] | [dev.tiefgang.testkit.NetLaws]: precision, bits, learning, storing |
///
/// Cases are drawn from a seed ([dev.tiefgang.testkit.Dice]), so a failure names the case that brings it back.
@NullMarked
package dev.tiefgang.testkit;

import org.jspecify.annotations.NullMarked;
