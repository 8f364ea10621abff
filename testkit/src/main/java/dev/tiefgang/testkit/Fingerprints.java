package dev.tiefgang.testkit;

import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.OneCycle;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Three small runs whose last bit is the same on every machine.
///
/// `main` prints their fingerprints as properties: `Fingerprints THREADS [FILE]`, into the file where one
/// is given.
public final class Fingerprints {
    private Fingerprints() {}

    public static void main(String[] args) throws IOException {
        var text = new StringBuilder("# SHA-256 over the parameters after training, the same on every machine.\n");
        all(Integer.parseInt(args[0]))
                .forEach((name, print) ->
                        text.append(name).append('=').append(print).append('\n'));
        if (args.length > 1) Files.writeString(Path.of(args[1]), text);
        else System.out.print(text);
    }

    /// Trains the three networks; their fingerprints by name.
    public static SequencedMap<String, String> all(int threads) {
        var prints = new TreeMap<String, String>();
        try (var pool = new Pool(threads)) {
            prints.put("mlp", mlp(pool));
            prints.put("conv", conv(pool));
            prints.put("xor", xor(pool));
        }
        return prints;
    }

    private static String mlp(Pool pool) {
        var net = Network.of(
                "mlp",
                Shape.of(9),
                new SoftmaxCrossEntropy(),
                new Dense(33),
                Activation.relu(),
                new Dense(17),
                Activation.tanh(),
                new Dense(3));
        Recipe recipe = Recipe.of(new Adam(0.003)).batch(16).epochs(3).schedule(new OneCycle());
        return train(net, recipe, TinyData.classes(70, Shape.of(9), 3, 1), pool);
    }

    private static String conv(Pool pool) {
        var net = Network.of(
                "conv",
                Shape.of(1, 9, 9),
                new SoftmaxCrossEntropy(),
                new Conv2d(5, 3).same(),
                new BatchNorm(),
                Activation.relu(),
                new MaxPool2d(2),
                new Dropout(0.25),
                new Conv2d(6, 3).stride(2).padding(1),
                Activation.sigmoid(),
                new Flatten(),
                new Dense(3));
        Recipe recipe = Recipe.of(new Momentum(0.05))
                .batch(8)
                .epochs(2)
                .schedule(new Cosine())
                .weightDecay(1e-3)
                .clip(new Clip.Norm(1));
        return train(net, recipe, TinyData.classes(44, Shape.of(1, 9, 9), 3, 2), pool);
    }

    private static String xor(Pool pool) {
        var net = Network.of(
                "xor",
                Shape.of(2),
                new SigmoidCrossEntropy(),
                new Dense(3).init(new Init.Uniform(1)),
                Activation.tanh(),
                new Dense(1).init(new Init.Glorot()));
        return train(net, Recipe.of(new Sgd(0.5)).batch(1).epochs(60), TinyData.xor(), pool);
    }

    private static String train(Network net, Recipe recipe, DataSet data, Pool pool) {
        Model model = net.model(1);
        new Trainer(model, recipe, data).pool(pool).run();
        return model.fingerprint();
    }
}
