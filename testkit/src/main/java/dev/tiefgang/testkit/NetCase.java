package dev.tiefgang.testkit;

import dev.tiefgang.nn.Network;

/// A network for the laws of networks.
///
/// @param classes number of classes, or 0 where the targets are real values
/// @param floor what rounding leaves of gradients that vanish, such as that of a bias before batch norm
/// @param draw numbers that suit its input
public record NetCase(String name, Network network, int classes, double floor, Operand.Draw draw) {
    /// A network whose gradients do not vanish.
    public NetCase(String name, Network network, int classes) {
        this(name, network, classes, 0, Operand.Draw.NORMAL);
    }

    public NetCase floor(double other) {
        return new NetCase(name, network, classes, other, draw);
    }

    @Override
    public String toString() {
        return name;
    }
}
