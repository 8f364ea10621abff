package dev.tiefgang.zoo;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.AveragePool2d;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GaussianNoise;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.GlobalMaxPool2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LayerNorm;
import dev.tiefgang.nn.LeakyRelu;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.PRelu;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.SpatialDropout;
import dev.tiefgang.nn.Upsample2d;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words of the language for networks; a new layer is a row here.
public final class LayerWords {
    private static final String DROPPED = "the share that is dropped";
    private static final List<LayerWord> WORDS = words();

    private LayerWords() {}

    /// All words, in the order of the table.
    public static List<LayerWord> all() {
        return WORDS;
    }

    /// How an activation function is written.
    public static String name(Activation.Function function) {
        return function.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<LayerWord> find(String name) {
        return WORDS.stream().filter(w -> w.name().equals(name)).findFirst();
    }

    static List<String> names() {
        var names = new ArrayList<>(WORDS.stream().map(LayerWord::name).toList());
        names.add("residual");
        return names;
    }

    private static List<LayerWord> words() {
        var words = new ArrayList<>(List.of(
                new LayerWord(
                        "dense",
                        "dense N",
                        "N units that see all numbers; pictures are flattened first.",
                        LayerWords::dense),
                new LayerWord(
                        "conv",
                        "conv N RxC [stride N] [same | pad N] [dilation N] [groups N]",
                        "N filters of R rows and C columns.",
                        LayerWords::conv),
                new LayerWord("pool", "pool [N] [stride N]", "The largest of N×N numbers; N is 2.", LayerWords::pool),
                new LayerWord(
                        "avgpool",
                        "avgpool [N] [stride N]",
                        "The mean of N×N numbers; N is 2.",
                        LayerWords::averagePool),
                new LayerWord("globalpool", "globalpool", "The mean of each map.", _ -> new GlobalAveragePool2d()),
                new LayerWord("flatten", "flatten", "All numbers in a row.", _ -> new Flatten()),
                new LayerWord(
                        "batchnorm",
                        "batchnorm",
                        "Mean 0 and deviation 1 over the batch, scaled and shifted.",
                        _ -> new BatchNorm()),
                new LayerWord(
                        "dropout",
                        "dropout SHARE",
                        "In training, that share of the numbers is dropped.",
                        t -> new Dropout(t.number(DROPPED, 0, 1))),
                new LayerWord(
                        "spatial-dropout",
                        "spatial-dropout SHARE",
                        "In training, that share of the maps is dropped as a whole.",
                        t -> new SpatialDropout(t.number(DROPPED, 0, 1))),
                new LayerWord(
                        "noise",
                        "noise DEVIATION",
                        "In training, normal noise is added.",
                        t -> new GaussianNoise(t.number("the deviation of the noise", 0, 1_000))),
                new LayerWord("globalmaxpool", "globalmaxpool", "The largest of each map.", _ -> new GlobalMaxPool2d()),
                new LayerWord(
                        "upsample",
                        "upsample N",
                        "Maps N times as high and wide.",
                        t -> new Upsample2d(t.whole("the factor", 1))),
                new LayerWord(
                        "layernorm",
                        "layernorm",
                        "Mean 0 and deviation 1 over the numbers of a sample, scaled and shifted.",
                        _ -> new LayerNorm()),
                new LayerWord("prelu", "prelu", "Relu whose slope below 0 is learned.", _ -> new PRelu()),
                new LayerWord(
                        "leaky-relu",
                        "leaky-relu [SLOPE]",
                        "Relu with a slope below 0; 0.01 where none is named.",
                        t -> t.isNumber() ? new LeakyRelu(t.number("the slope", 0, 1)) : new LeakyRelu())));
        for (Activation.Function f : Activation.Function.values()) {
            String name = name(f);
            words.add(new LayerWord(name, name, LayerWord.ACTIVATION, _ -> new Activation(f)));
        }
        return List.copyOf(words);
    }

    private static Layer dense(NetworkTokens t) {
        return new Dense(t.whole("the number of units", 1));
    }

    private static Layer conv(NetworkTokens t) {
        int filters = t.whole("the number of filters", 1);
        NetworkTokens.Size size = t.size("the size of the filters");
        var conv = new Conv2d(filters, size.rows(), size.columns());
        while (true) {
            if (t.take("stride")) conv = conv.stride(t.whole("the stride", 1));
            else if (t.take("pad")) conv = conv.padding(t.whole("the padding", 0));
            else if (t.take("same")) conv = conv.same();
            else if (t.take("dilation")) conv = conv.dilation(t.whole("the dilation", 1));
            else if (t.take("groups")) conv = conv.groups(t.whole("the number of groups", 1));
            else return end(t, conv, List.of("stride", "pad", "same", "dilation", "groups"));
        }
    }

    private static Layer pool(NetworkTokens t) {
        int side = t.isNumber() ? t.whole("the side of the window", 1) : 2;
        int stride = t.take("stride") ? t.whole("the stride", 1) : side;
        return end(t, new MaxPool2d(side, stride, Padding.of(0)), List.of("stride"));
    }

    private static Layer averagePool(NetworkTokens t) {
        int side = t.isNumber() ? t.whole("the side of the window", 1) : 2;
        int stride = t.take("stride") ? t.whole("the stride", 1) : side;
        return end(t, new AveragePool2d(side, stride, Padding.of(0)), List.of("stride"));
    }

    /// The layer, if nothing but a sign follows.
    private static Layer end(NetworkTokens t, Layer layer, List<String> known) {
        if (t.word().filter(w -> !List.of(",", ")", "(").contains(w)).isPresent())
            throw t.expectedEnd("a comma, the end or a setting", known);
        return layer;
    }
}
