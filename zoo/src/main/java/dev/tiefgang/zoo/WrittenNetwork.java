package dev.tiefgang.zoo;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A network that the user writes down, such as `conv 16 3x3, relu, pool, dense 10`, in place of one known by name.
///
/// Weights begin as suits the function behind them: Glorot's for tanh, sigmoid and softsign, else He's. Pictures are
/// flattened before the first dense layer where the text does not say so.
public final class WrittenNetwork {
    /// The name of such networks.
    public static final String NAME = "net";

    private WrittenNetwork() {}

    /// True where a text can only be a network, not the name of one: it has more than one word, a word of
    /// the language alone, or typographic quotes.
    static boolean isText(String name) {
        String text = name.strip();
        return text.matches("(?s).*[\\s,(" + NetworkTokens.QUOTES + "].*")
                || LayerWords.find(text.toLowerCase(Locale.ROOT)).isPresent();
    }

    /// @throws NetworkTextException if it is no network
    static ZooEntry entry(String text) {
        List<Layer> layers = suited(NetworkText.read(text));
        boolean pictures = layers.stream().anyMatch(l -> l instanceof Conv2d);
        return new ZooEntry(
                NAME,
                text.strip(),
                (input, _, options) -> network(input, layers, options.loss()),
                Zoo.entry(pictures ? "lenet5" : "mlp").recipe(),
                ZooOptions.of(),
                ZooEntry.Choice.NOTHING);
    }

    private static Network network(Shape input, List<Layer> written, Loss loss) {
        var layers = new ArrayList<Layer>();
        boolean flat = input.rank() == 1;
        for (Layer l : written) {
            if (l instanceof Dense && !flat) {
                Network before = Network.of(NAME, input, loss, layers.toArray(Layer[]::new));
                if (before.output().rank() > 1) layers.add(new Flatten());
                flat = true;
            }
            layers.add(l);
        }
        return Network.of(NAME, input, loss, layers.toArray(Layer[]::new));
    }

    /// The layers with weights that suit the function that follows.
    private static List<Layer> suited(List<Layer> layers) {
        var suited = new ArrayList<Layer>();
        for (int i = 0; i < layers.size(); i++) {
            Init init = init(layers.subList(i + 1, layers.size()));
            suited.add(
                    switch (layers.get(i)) {
                        case Dense d -> d.init(init);
                        case Conv2d c -> c.init(init);
                        case Residual(Sequential(List<Layer> body), var shortcut) ->
                            new Residual(new Sequential(suited(body)), shortcut);
                        default -> layers.get(i);
                    });
        }
        return List.copyOf(suited);
    }

    private static Init init(List<Layer> behind) {
        for (Layer l : behind) {
            if (l instanceof Dense || l instanceof Conv2d || l instanceof Residual) break;
            if (l instanceof Activation(Activation.Function f))
                return switch (f) {
                    case TANH, SIGMOID, SOFTSIGN, HARD_SIGMOID -> new Init.Glorot();
                    default -> new Init.He();
                };
        }
        return new Init.He();
    }
}
