package dev.tiefgang.cli;

import dev.tiefgang.data.augment.Augment;
import dev.tiefgang.nn.Model;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Split;

/// What the network of a run is shown: numbers in the scale of the run, and pictures changed while they
/// are learned.
///
/// Whatever trains what a [RunDescription] describes begins here, so that it trains the same.
///
/// @param run what is trained and how
/// @param training what is learned from
/// @param validation what is compared on; may be empty
record Lesson(RunDescription run, DataSet training, DataSet validation) {
    /// The lesson of a run, whose validation samples are put aside first.
    ///
    /// @param samples all that training may use
    static Lesson of(RunDescription run, DataSet samples) {
        return of(run, Split.stratified(samples, run.validation(), run.recipe().seed()));
    }

    /// The lesson of a run on samples that are parted already.
    static Lesson of(RunDescription run, Split split) {
        DataSet scaled = run.scale().of(split.training());
        DataSet shown = run.augment()
                .map(text -> Augment.parse(text).of(scaled, run.recipe().seed()))
                .orElse(scaled);
        return new Lesson(run, shown, run.scale().of(split.validation()));
    }

    /// The model with its first numbers, fitted to what it learns from where its first layer standardises.
    Model model() {
        Model model = run.network().model(run.recipe().seed());
        TableNetwork.fit(model, training);
        return model;
    }
}
