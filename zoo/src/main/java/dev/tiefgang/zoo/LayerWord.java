package dev.tiefgang.zoo;

import dev.tiefgang.nn.Layer;
import java.util.function.Function;

/// A word of the language for networks.
///
/// @param name how it is written
/// @param form the word with what may follow it; in brackets what may be left out
/// @param meaning one sentence
/// @param read reads what follows the word
public record LayerWord(String name, String form, String meaning, Function<NetworkTokens, Layer> read) {
    static final String ACTIVATION = "An activation function.";

    /// True for the name of an activation function.
    public boolean isActivation() {
        return meaning.equals(ACTIVATION);
    }
}
