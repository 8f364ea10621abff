package dev.tiefgang.cli;

import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Standardise;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import java.util.ArrayList;

/// What is done for tables, whose columns are of any unit and whose rows are few.
final class TableNetwork {
    /// Steps below which a small network has not learned enough, and the epochs that this may take at most.
    private static final int STEPS = 4000, MOST_EPOCHS = 400, LEAST_EPOCHS = 10, BATCH = 16;

    private TableNetwork() {}

    /// True for samples that are rows of a table rather than pictures.
    static boolean isTable(DataSet data) {
        return data.input().rank() == 1;
    }

    /// The network with a first layer that standardises the columns, unless it has one.
    static Network standardised(Network network) {
        if (isStandardised(network)) return network;
        var layers = new ArrayList<Layer>();
        layers.add(new Standardise());
        if (network.body() instanceof Sequential s) layers.addAll(s.layers());
        else layers.add(network.body());
        return new Network(network.name(), network.input(), new Sequential(layers), network.loss());
    }

    private static boolean isStandardised(Network network) {
        return network.body() instanceof Standardise
                || network.body() instanceof Sequential s
                        && !s.layers().isEmpty()
                        && s.layers().getFirst() instanceof Standardise;
    }

    /// Fits the first layer of a model to what it learns from, where it standardises.
    static void fit(Model model, DataSet training) {
        if (isStandardised(model.network())) Standardise.fit(model, training);
    }

    /// How a table of so many samples is learned where the user says nothing: small batches, and epochs until
    /// a few thousand steps are done.
    static Recipe recipe(Recipe model, int samples) {
        int batch = Math.max(1, Math.min(samples, samples < 10_000 ? BATCH : 64));
        int epochs = Math.clamp(Math.ceilDiv(STEPS, Math.ceilDiv(samples, batch)), LEAST_EPOCHS, MOST_EPOCHS);
        return model.optimizer(new Adam(0.005))
                .schedule(new Cosine())
                .batch(batch)
                .epochs(epochs)
                .weightDecay(1e-4);
    }
}
