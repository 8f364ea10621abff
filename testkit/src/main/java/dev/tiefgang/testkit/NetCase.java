package dev.tiefgang.testkit;

import dev.tiefgang.nn.Network;

/// A network for the laws of networks.
///
/// @param classes number of classes, or 0 where the targets are real values
public record NetCase(String name, Network network, int classes) {
    @Override
    public String toString() {
        return name;
    }
}
