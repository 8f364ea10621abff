package dev.tiefgang.bench.peers;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Sequential;
import java.util.Optional;

/// A network of two dense layers, which is all that libraries for small networks are raced with.
///
/// @param inputs numbers that go in
/// @param hidden units of the first layer
/// @param outputs units of the second layer
/// @param sigmoid whether the units are sigmoid, the last ones too; else relu, and softmax at the end
public record TwoLayers(int inputs, int hidden, int outputs, boolean sigmoid) {
    /// The two layers of a network that consists of nothing else.
    public static Optional<TwoLayers> of(Network network) {
        if (!(network.body() instanceof Sequential s)) return Optional.empty();
        var dense = s.layers().stream().filter(Dense.class::isInstance).toList();
        if (dense.size() != 2 || network.input().rank() > 1 && network.input().dim(0) > 1) return Optional.empty();
        boolean sigmoid = s.layers().contains(Activation.sigmoid());
        if (s.layers().stream().anyMatch(l -> !(l instanceof Dense || l instanceof Activation || l instanceof Flatten)))
            return Optional.empty();
        return Optional.of(new TwoLayers(
                network.input().size(), ((Dense) dense.get(0)).units(), ((Dense) dense.get(1)).units(), sigmoid));
    }

    /// Rows of numbers as these libraries want them.
    public static double[][] rows(float[] numbers, int width) {
        double[][] rows = new double[numbers.length / width][width];
        for (int i = 0; i < numbers.length; i++) rows[i / width][i % width] = numbers[i];
        return rows;
    }
}
