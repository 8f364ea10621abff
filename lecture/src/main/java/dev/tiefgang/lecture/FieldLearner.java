package dev.tiefgang.lecture;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Standardise;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A way from a picture of the field to the thing on it: what is made of the picture, and what learns from that.
///
/// @param deep whether a network with hidden layers learns it, not one layer alone
/// @param input the shape of what it judges by
/// @param features what it judges by
record FieldLearner(String key, Text title, boolean deep, Shape input, Function<float[], float[]> features) {
    private static final int THINGS = Thing.values().length;
    private static final Loss LOSS = new SoftmaxCrossEntropy();
    private static final double DECAY = 0.01;
    private static final int COLOURS = HandFeatures.COLOURS,
            EDGES = HandFeatures.edges(FieldNet.SIDE),
            PIXELS = FieldPicture.shape(FieldNet.SIDE).size();

    /// By hand: colours, edges, both, and nothing at all; then the deep network.
    static final List<FieldLearner> ALL = List.of(
            layer("colours", new Text("colours by hand", "Farben von Hand"), COLOURS, HandFeatures::colours),
            layer("edges", new Text("edges by hand", "Kanten von Hand"), EDGES, HandFeatures::edges),
            layer("both", new Text("both by hand", "beides von Hand"), COLOURS + EDGES, HandFeatures::both),
            layer("pixels", new Text("pixels, one layer", "Pixel, eine Schicht"), PIXELS, HandFeatures::pixels),
            new FieldLearner(
                    "network",
                    new Text("pixels, deep network", "Pixel, tiefes Netz"),
                    true,
                    FieldPicture.shape(FieldNet.SIDE),
                    Function.identity()));

    private static FieldLearner layer(String key, Text title, int numbers, Function<HandFeatures, float[]> features) {
        return new FieldLearner(
                key, title, false, Shape.of(numbers), x -> features.apply(new HandFeatures(FieldNet.SIDE, x)));
    }

    Network network() {
        if (deep) return FieldNet.of(THINGS, LOSS);
        return Network.of("layer", input, LOSS, new Standardise(), new Dense(THINGS));
    }

    /// Numbers that it learns.
    long weights() {
        return network().summary().parameters();
    }

    /// What it judges pictures by.
    Samples judged(Samples pictures) {
        float[][] x = Arrays.stream(pictures.x()).map(features).toArray(float[][]::new);
        return new Samples(key, input, pictures.target(), pictures.labels(), x, pictures.y());
    }

    /// A model that has learned.
    ///
    /// @param few what it judges pictures by
    /// @param shown how many pictures it sees in all
    Model learned(Samples few, int shown, long seed) {
        Model model = network().model(seed);
        Recipe recipe = FieldNet.recipe(Math.max(1, shown / few.size()), seed);
        if (!deep) Standardise.fit(model, few);
        model.fit(few, deep ? recipe : recipe.weightDecay(DECAY));
        return model;
    }
}
