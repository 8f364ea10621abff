package dev.tiefgang.testkit;

import dev.tiefgang.nn.Network;

/// A network for the laws of networks.
///
/// @param classes number of classes, or 0 where the targets are real values
/// @param floor what rounding leaves of gradients that vanish, such as that of a bias before batch norm
public record NetCase(String name, Network network, int classes, double floor) {
    /// A network whose gradients do not vanish.
    public NetCase(String name, Network network, int classes) {
        this(name, network, classes, 0);
    }

    public NetCase floor(double other) {
        return new NetCase(name, network, classes, other);
    }

    @Override
    public String toString() {
        return name;
    }
}
