/// What training makes small: each [dev.tiefgang.loss.Loss] is a record of its settings that builds a graph
/// from outputs and targets, so gradients come from the ops it is made of.
///
/// A loss says three things: how wrong each sample of a batch is, how the samples become one number, and
/// what an output means, for example the probabilities that belong to logits. The numbers of a sample are
/// summed up or averaged as the loss says; a batch counts as the mean over its samples unless the loss is a
/// sum.
@NullMarked
package dev.tiefgang.loss;

import org.jspecify.annotations.NullMarked;
