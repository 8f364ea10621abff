/// Learning: where samples come from, how a network is fitted to them, and how good it is.
///
/// A [dev.tiefgang.train.DataSet] is a list of samples that are read one at a time; a [dev.tiefgang.train.Split]
/// puts some of them aside for choosing a model; [dev.tiefgang.train.Batches] reads them ahead of the training
/// step on a thread of its own, in an order that is given, so that the thread never changes a result.
///
/// A [dev.tiefgang.train.Recipe] says how to train: optimizer, schedule, batch size, epochs, seed. A
/// [dev.tiefgang.train.Trainer] does it, tells its [dev.tiefgang.train.Listener]s, and saves
/// [dev.tiefgang.train.Snapshot]s from which it can go on as if it had never stopped. An
/// [dev.tiefgang.train.Evaluator] reads a data set once and counts.
@NullMarked
package dev.tiefgang.train;

import org.jspecify.annotations.NullMarked;
