package dev.tiefgang.zoo;

import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a network written as text: layers one after the other, separated by commas.
///
/// ```
/// network = part { "," part } ;
/// part    = layer | "residual" "(" network ")" ;
/// layer   = word { number | size | word number } ;
/// size    = number "x" number ;
/// ```
///
/// For example `conv 16 3x3, relu, pool, conv 32 3x3, relu, pool, dense 10`. [LayerWords] has the words. Whatever is
/// wrong is answered with its column and what was expected there.
final class NetworkText {
    private static final int MOST_PARTS = 1_000, MOST_DEPTH = 20;

    private final NetworkTokens tokens;
    private int parts;

    private NetworkText(String text) {
        this.tokens = new NetworkTokens(text);
    }

    /// What was written.
    ///
    /// @throws NetworkTextException if it is no network
    static List<Layer> read(String text) {
        var reader = new NetworkText(text);
        List<Layer> layers = reader.network(0);
        if (!reader.tokens.isEnd()) throw reader.tokens.expectedEnd("a comma or the end", List.of());
        return layers;
    }

    private List<Layer> network(int depth) {
        if (depth > MOST_DEPTH) throw tokens.expected("at most " + MOST_DEPTH + " residual parts within each other");
        var layers = new ArrayList<Layer>();
        do {
            if (++parts > MOST_PARTS) throw tokens.expected("at most " + MOST_PARTS + " layers");
            layers.add(part(depth));
        } while (tokens.take(","));
        return layers;
    }

    private Layer part(int depth) {
        if (tokens.take("residual")) {
            if (!tokens.take("(")) throw tokens.expected("'(' and the layers of the residual part");
            List<Layer> body = network(depth + 1);
            if (!tokens.take(")")) throw tokens.expectedEnd("a comma or ')'", List.of());
            return new Residual(Sequential.of(body.toArray(Layer[]::new)));
        }
        Optional<LayerWord> word = tokens.word().flatMap(LayerWords::find);
        if (word.isEmpty()) throw tokens.expected("a layer", LayerWords.names());
        tokens.next();
        try {
            return word.get().read().apply(tokens);
        } catch (IllegalArgumentException e) {
            throw e instanceof NetworkTextException n
                    ? n
                    : tokens.refused(word.get().name(), e);
        }
    }
}
