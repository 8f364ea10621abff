/// Networks for other programs: ONNX files.
///
/// [dev.tiefgang.formats.onnx.OnnxFile] writes a network in recall with its numbers. The ops of this
/// library are those of ONNX, so most of the work is spelling: an op says itself how its operator is called
/// ([dev.tiefgang.graph.Op.Onnx]). What is left to be decided stands here:
///
/// - which composite ops go out under their names and which as what they stand for (`Recall`);
/// - how large things are for a batch of any size: the graphs of two batches are compared, and an extent that
///   differs between them is a multiple of the batch (`Sized`);
/// - that comparisons give truth values, shapes are inputs, and recurrent ops read time first (`Exporter`,
///   `SequenceForm`);
/// - the protocol buffers themselves (`Message`, `Protos`).
@NullMarked
package dev.tiefgang.formats.onnx;

import org.jspecify.annotations.NullMarked;
