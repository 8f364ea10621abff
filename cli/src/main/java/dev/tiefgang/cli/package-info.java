/// The `tiefgang` command: one class for each verb, and what they share.
///
/// [dev.tiefgang.cli.Main] knows the verbs and turns whatever goes wrong into one line and an exit code
/// ([dev.tiefgang.cli.Failure]). A verb speaks through its [dev.tiefgang.cli.Output]. What a run needs to be repeated
/// is a [dev.tiefgang.cli.RunDescription] in a [dev.tiefgang.cli.RunFolder]; a [dev.tiefgang.cli.TrainingRun] carries
/// it out.
@NullMarked
package dev.tiefgang.cli;

import org.jspecify.annotations.NullMarked;
