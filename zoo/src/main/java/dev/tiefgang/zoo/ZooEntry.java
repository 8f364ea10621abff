package dev.tiefgang.zoo;

import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Recipe;

/// A network known by name.
///
/// @param name under which it is asked for
/// @param description one sentence with its source
/// @param builder how it is built
/// @param recipe how it is trained unless somebody says otherwise
/// @param defaults what it is built with unless somebody says otherwise
/// @param choice what can be chosen about its layers
/// @param input one sample of the data that it was made for
/// @param outputs how many numbers it gives for these
public record ZooEntry(
        String name,
        String description,
        Builder builder,
        Recipe recipe,
        ZooOptions defaults,
        Choice choice,
        Shape input,
        int outputs) {
    /// A network for digits of 28×28 pixels in ten classes.
    ZooEntry(String name, String description, Builder builder, Recipe recipe, ZooOptions defaults, Choice choice) {
        this(name, description, builder, recipe, defaults, choice, Shape.of(1, 28, 28), 10);
    }

    /// What can be chosen about the layers of a network.
    public enum Choice {
        /// The activation function.
        ACTIVATION,
        /// The activation function and the sizes of the hidden layers.
        ACTIVATION_AND_SIZES,
        /// Nothing: all is written down.
        NOTHING
    }

    /// Builds a network for a data set.
    @FunctionalInterface
    public interface Builder {
        /// The network.
        ///
        /// @param input shape of one sample
        /// @param outputs numbers in one output: the number of classes where there are classes
        /// @param options what can be chosen
        /// @throws dev.tiefgang.tensor.ShapeException if the network does not take such inputs
        Network build(Shape input, int outputs, ZooOptions options);
    }

    /// The network with its default options.
    ///
    /// @throws dev.tiefgang.tensor.ShapeException if the network does not take such inputs
    public Network network(Shape sample, int numbers) {
        return builder.build(sample, numbers, defaults);
    }

    /// The network for the data that it was made for.
    public Network network() {
        return network(input, outputs);
    }
}
