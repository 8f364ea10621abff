/// Races against other libraries: one [dev.tiefgang.bench.race.Workload], several sides
/// ([dev.tiefgang.bench.race.Contestant]), which take turns in one process.
///
/// [dev.tiefgang.bench.race.Races] is the table of what is raced. Other libraries stand in a Maven project of
/// their own, `bench/peers`, which the build does not know; each enters as a [dev.tiefgang.bench.race.Peer].
@NullMarked
package dev.tiefgang.bench.race;

import org.jspecify.annotations.NullMarked;
