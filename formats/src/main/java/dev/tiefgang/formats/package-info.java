/// How numbers reach the disk and come back unharmed.
///
/// **Weights.** [dev.tiefgang.formats.Safetensors] reads and writes the safetensors format: eight bytes that
/// say how long the header is, a JSON header with the name, type, shape and place of every tensor, and then the
/// numbers, one tensor after the other without a gap. Any program that knows the format can read what is
/// written here.
///
/// **Checkpoints.** A [dev.tiefgang.formats.Checkpoint] is a safetensors file whose metadata also holds the
/// SHA-256 of the file itself. So one bit that tips over is found, and so is a file that ends early.
/// [dev.tiefgang.formats.CheckpointFolder] keeps the last few of them and the best one, and finds the newest
/// that is whole again after whatever happened.
///
/// **Writing.** [dev.tiefgang.formats.AtomicFiles] puts a file in place entirely or not at all: it writes a
/// temporary file beside the target, flushes it, renames it, and flushes the folder. Whoever reads sees the old
/// content or the new one, whenever the power goes.
///
/// **Curves.** [dev.tiefgang.formats.EventWriter] writes what TensorBoard shows,
/// [dev.tiefgang.formats.MetricsCsv] what people and spreadsheets read. A run that resumes first cuts both back
/// to the step of its checkpoint, so that no step appears twice.
///
/// **Arrays.** [dev.tiefgang.formats.Npy] and [dev.tiefgang.formats.Npz] exchange arrays with NumPy.
///
/// **Other programs.** Whole networks leave as ONNX files: [dev.tiefgang.formats.onnx].
///
/// **Everything else.** [dev.tiefgang.formats.Json] reads and writes small JSON documents such as the
/// description of a run.
///
/// Two kinds of error leave this package. A [dev.tiefgang.formats.FormatException] means that the *content* of
/// a file is not what it should be. A [dev.tiefgang.formats.FileException] means that the file could not be
/// read or written at all: no such file, no permission, no space.
@NullMarked
package dev.tiefgang.formats;

import org.jspecify.annotations.NullMarked;
